"""Bring ``glossaries/countries.toml`` and ``months.toml`` up to date with CLDR.

``python -m eval.build_cldr``. Needs Babel, which carries the CLDR data (licence Unicode-3.0, see
NOTICE). The Arabic terms are tended by hand and stay as they are. So does every term of the other
languages that the file has; what CLDR says besides is added behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from translit.glossary import files
from translit.glossary.concept import Concept, Term
from translit.glossary.fold import key

GLOSSARIES = Path(__file__).parent.parent / "glossaries"
LANGUAGES = (
    "bg", "ckb", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "ku", "nb", "nl", "pl", "ps", "pt", "ro", "ru", "sd", "sk", "sr", "sv", "th", "tr", "ug",
    "uk", "ur", "vi", "zh",
)  # fmt: skip
# Codes of CLDR that news doesn't name, or that are no country.
NOT = set("AC AQ BV CP CQ DG EA EU EZ GS HM IC IO MF QO SJ TA TF UM UN XA XB ZZ".split())  # noqa: SIM905
# Ids that are older than this file, or shorter than the English name.
IDS = {
    "AE": "uae", "BA": "bosnia", "CD": "dr_congo", "CF": "car", "CG": "congo", "CI": "ivory_coast",
    "GB": "uk", "HK": "hong_kong", "MM": "myanmar", "MO": "macao",
    "PS": "palestine", "TR": "turkey", "US": "usa",
}  # fmt: skip
# CLDR's lists are for menus: running text says it otherwise.
ENGLISH = {
    "CD": ("Democratic Republic of the Congo", "DR Congo", "DRC"), "CG": ("Republic of the Congo",),
    "CI": ("Côte d'Ivoire", "Ivory Coast"), "HK": ("Hong Kong",),
    "MM": ("Myanmar", "Burma"), "MO": ("Macao",),
    "PS": ("Palestine", "Palestinian territories"), "TR": ("Turkey", "Türkiye"),
    "US": ("United States", "United States of America", "USA", "U.S.", "US"),
    "GB": ("United Kingdom", "Britain", "UK", "U.K."),
    "AE": ("United Arab Emirates", "UAE"), "BA": ("Bosnia and Herzegovina", "Bosnia"),
    "CZ": ("Czech Republic", "Czechia"),
    "VA": ("Vatican", "Vatican City"), "KR": ("South Korea",), "TL": ("Timor-Leste", "East Timor"),
}  # fmt: skip
# Names in Arabic letters that an Arabic text may hold as another word (نووي is Niue in one language and
# "nuclear" in Arabic) want a word of their own language near them.
NEAR = {
    "ckb": ("لە", "بۆ", "کە", "ئەم", "بە"),
    "fa": ("که", "از", "این", "را", "است"),
    "ps": ("په", "چې", "کې", "او", "دی"),
    "sd": ("جي", "جو", "۾", "آهي", "کي"),
    "ug": ("ۋە", "بىلەن", "بۇ", "ئۇ", "ئۈچۈن"),
    "ur": ("کے", "میں", "ہے", "کی", "سے"),
}  # fmt: skip
MISTAKEN = re.compile("[ء-غف-ي ]{1,4}|يونان")
# Names of months that are also words: they need a day or a year beside them.
DATES = tuple(str(number) for number in (*range(1, 32), *range(2000, 2036)))
WORDS = {
    ("en", "May"), ("en", "March"),
    ("fr", "mai"), ("fr", "mars"), ("tr", "Mart"), ("tr", "Ocak"), ("tr", "Ekim"),
    ("fa", "مارس"), ("fa", "اوت"), ("pl", "maja"), ("it", "marzo"), ("sv", "mars"), ("nb", "mars"),
    ("hr", "lipanj"),
    ("ur", "مارچ"),
}  # fmt: skip


def main() -> None:
    """Write both files."""
    for name, made in (("countries", countries()), ("months", months())):
        path = GLOSSARIES / f"{name}.toml"
        kept = {c.id: c for c in files.read(path)} if path.exists() else {}
        files.write([_joined(concept, kept.get(concept.id)) for concept in made], path)


def countries() -> Iterator[Concept]:
    """Countries and territories, in the order of their ids."""
    from babel import Locale

    names = {lang: Locale.parse(lang).territories for lang in LANGUAGES}
    arabic = Locale.parse("ar").territories
    found = []
    for code, english in names["en"].items():
        if len(code) != 2 or not code.isalpha() or code in NOT:
            continue
        terms = [Term(arabic[code], "ar", "preferred")]
        for lang, table in names.items():
            made = _country(code, lang, table.get(code, ""))
            terms += (
                replace(t, requires=NEAR[lang]) if _mistaken(t, arabic[code]) else t for t in made
            )
        found.append(Concept(IDS.get(code) or _slug(english), "GPE", tuple(terms)))
    return iter(sorted(found, key=lambda c: c.id))


def _mistaken(term: Term, arabic: str) -> bool:
    """Whether a name is short, in letters that Arabic has too, and not what Arabic says."""
    as_found = key(term.text)
    return (
        term.lang in NEAR and MISTAKEN.fullmatch(as_found) is not None and as_found != key(arabic)
    )


def _country(code: str, lang: str, name: str) -> Iterator[Term]:
    name = (
        re.sub(r"\s*[(（].*", "", name).replace("о-ва", "острова").replace("о-в", "остров")
    )  # which Russian lists cut short
    forms = ENGLISH.get(code, (name,)) if lang == "en" else (name,)
    if code in {"CD", "CG", "VG", "VI"} and lang != "en":
        return  # "Congo (Kinshasa)": without the brackets it is two countries
    for index, form in enumerate(forms):
        if form and not re.search(r" [-–] ", form):
            # Its own target: another name of a country is no misspelling, not even for ``strict``.
            yield Term(form, lang, *(("admitted", "full", form) if index else ("preferred",)))


def months() -> Iterator[Concept]:
    """The twelve months of the Gregorian calendar."""
    from babel import localedata

    tables = {lang: localedata.load(lang)["months"] for lang in LANGUAGES}
    for month in range(1, 13):
        terms: list[Term] = []
        for lang, table in tables.items():
            alone = _wide(table, "stand-alone", month)
            within = _wide(table, "format", month)
            forms = dict.fromkeys(form for form in (alone or within, within) if form)
            terms += [_month(f, lang, i) for i, f in enumerate(forms) if not re.search(r"\d", f)]
        yield Concept(f"month_m{month:02}", "MONTH", tuple(terms))


def _wide(table: Mapping[str, Any], where: str, month: int) -> str | None:
    """The name in full; Babel keeps what a language adds to its parent as (alias, names)."""
    names = table.get(where, {}).get("wide")
    if isinstance(names, tuple):
        names = names[1]
    return names.get(month) if isinstance(names, dict) else None


def _month(form: str, lang: str, index: int) -> Term:
    short = len(form) <= 3 or (lang, form) in WORDS
    status, target = ("admitted", form) if index else ("preferred", None)
    return Term(form, lang, status, target=target, requires=DATES if short else ())


def _joined(made: Concept, kept: Concept | None) -> Concept:
    if kept is None:
        return made
    known = {(term.lang, term.text) for term in kept.terms}
    named = {term.lang for term in kept.terms if term.status == "preferred"}
    more = tuple(
        replace(term, status="admitted", target=term.text) if term.lang in named else term
        for term in made.terms
        if term.lang != "ar" and (term.lang, term.text) not in known
    )
    return replace(kept, terms=kept.terms + more)


def _slug(name: str) -> str:
    name = re.sub(r"\s*\(.*", "", name).replace("’", "").replace("&", "and").replace("St.", "saint")
    plain = name.translate(str.maketrans("éçãíôÅ", "ecaioA")).lower()
    return re.sub(r"[^a-z]+", "_", plain).strip("_")


if __name__ == "__main__":
    main()
