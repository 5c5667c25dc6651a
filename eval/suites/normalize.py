"""Names written one way: under clitics, on clean text, on annotated articles; peers get the same forms.

Cases are put together here from a hand-made table of surfaces, a few of our names, and spellings of
cities (GeoNames); sentences around them are NTREX's. The seed articles and their annotation lie beside
the data folder, in ``seeds`` and ``gold``.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from eval.table import Row, wilson

__all__ = ["measure"]

ARMY = "الجيش الوطني الليبي"
TATWEEL, FATHA, RLM = "\N{ARABIC TATWEEL}", "\N{ARABIC FATHA}", "\N{RIGHT-TO-LEFT MARK}"
CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
WRAPS = ("{}", "«{}»", "({})", "{}،", '"{}"', "{}؟", f"{RLM}{{}}{RLM}")
LATIN = (
    ("LNA", ARMY), ("وLNA", f"و{ARMY}"), ("و LNA", f"و{ARMY}"), (f"ل{TATWEEL} LNA", f"لل{ARMY[2:]}"),
    (f"ل{TATWEEL}LNA", f"لل{ARMY[2:]}"), ("ل LNA", f"لل{ARMY[2:]}"), (f"ب{TATWEEL}LNA", f"ب{ARMY}"),
    (f"ال{TATWEEL} LNA", ARMY), (f"ل{TATWEEL} Haftar", "لحفتر"), ("و Haftar", "وحفتر"),
)  # fmt: skip
DRESSED = ((f"هاف{TATWEEL}تار", "حفتر"), (f"هاف{FATHA}تار", "حفتر"), ("ل«هافتار»", "ل«حفتر»"))
KEPT = (
    f"{ARMY} (LNA)", "@LNA", "#LNA", "LNAV", "https://lna.ly/LNA", "haftar@lna.ly", "مهافتارية", "بلال",
    "لافروف", "كييف", "دفتر", "إجمالي", "بيلاروسيا",
)  # fmt: skip

Rewrite = Callable[[str], str]


class Case(NamedTuple):
    """A text and what it must become; ``kind`` groups them in the table."""

    kind: str
    text: str
    want: str


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """Rows of the suite; what lacks its data says so."""
    sentences = _sentences(data)
    pairs = _pairs()
    if not sentences:
        yield Row("translit", "clitics", "right", None, 0, note="no ntrex/arb.txt")
        return
    rng = random.Random(11)
    cases = list(_known(rng, sentences))
    cities = _cities(data, 40 if quick else 200, "\n".join(sentences))
    unseen = list(_unseen(rng, sentences, cities))
    clean = sentences[: 300 if quick else None]
    for name, build in _systems().items():
        try:
            rewrite, rewrite_cities = build(pairs), build(cities)
        except ImportError:
            yield Row(name, "clitics", "right", None, len(cases), note="not installed")
            continue
        yield from _right(name, cases, rewrite)
        if cities:
            yield from _right(name, unseen, rewrite_cities)
        yield _touched(name, clean, rewrite)
        yield from _documents(name, data, rewrite)
    yield from _mentions(data)


def _right(name: str, cases: list[Case], rewrite: Rewrite) -> Iterator[Row]:
    for kind in dict.fromkeys(case.kind for case in cases):
        here = [case for case in cases if case.kind == kind]
        right = sum(rewrite(case.text) == case.want for case in here)
        share, low, high = wilson(right, len(here))
        yield Row(name, kind, "right", share, len(here), low, high)


def _touched(name: str, texts: list[str], rewrite: Rewrite) -> Row:
    """False alarms: sentences of clean text that are changed."""
    touched = sum(rewrite(text) != text for text in texts)
    share, low, high = wilson(touched, len(texts))
    return Row(name, "clean text", "sentences touched", share, len(texts), low, high)


def _documents(name: str, data: Path, rewrite: Rewrite) -> Iterator[Row]:
    gold = sorted((data.parent / "gold" / "expected" / "conservative").glob("*.txt"))
    if not gold:
        yield Row(name, "articles", "lines right", None, 0, note="no gold beside the data")
        return
    right = lines = exact = 0
    for path in gold:
        got = rewrite(_read(data.parent / "seeds" / path.name)).split("\n")
        want = _read(path).split("\n")
        exact += got == want
        lines += len(want)
        right += sum(a == b for a, b in zip(got, want, strict=False))
    yield Row(name, "articles", "byte-exact", exact / len(gold), len(gold))
    yield Row(name, "articles", "lines right", *_interval(right, lines))


def _interval(k: int, n: int) -> tuple[float, int, float, float]:
    share, low, high = wilson(k, n)
    return share, n, low, high


def _mentions(data: Path) -> Iterator[Row]:
    """The mention finder against the annotation; nested names, demonyms and terms are left out."""
    path = data.parent / "gold" / "mentions.jsonl"
    if not path.exists():
        yield Row("translit", "mentions", "recall", None, 0, note="no gold beside the data")
        return
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer

    normalizer = Normalizer(Glossary.shipped())
    every = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hit = linked = wanted = right = found = 0
    for name in sorted({m["file"] for m in every}):
        got = normalizer(_read(data.parent / "seeds" / name), "ar").mentions
        here = [m for m in every if m["file"] == name]
        for m in here:
            if (
                m["nested_in"] is None
                and m["type"] not in ("DEMONYM", "TERM")
                and m["form"] != "demonym"
            ):
                over = [g for g in got if g.start < m["end"] and g.end > m["start"]]
                wanted += 1
                hit += bool(over)
                linked += any(g.concept == m["entity_id"] for g in over)
        found += len(got)
        right += sum(any(g.start < m["end"] and g.end > m["start"] for m in here) for g in got)
    yield Row("translit", "mentions", "recall", *_interval(hit, wanted))
    yield Row("translit", "mentions", "right concept", *_interval(linked, wanted))
    yield Row("translit", "mentions", "precision", *_interval(right, found))


def _known(rng: random.Random, sentences: list[str]) -> Iterator[Case]:
    names = [
        ("هافتار", "حفتر"), ("إيفكوروف", "يفكوروف"), ("تراور", "تراوري"), ("بامكو", "باماكو"),
        ("خليفة هافتار", "خليفة حفتر"),
    ]  # fmt: skip
    for wrong, right in names:
        for clitic in CLITICS:
            for wrap in WRAPS:
                kind = "bare" if not clitic else "clitics"
                yield _put(
                    rng, sentences, kind, wrap.format(clitic + wrong), wrap.format(clitic + right)
                )
    for wrong, right in LATIN * 5:
        yield _put(rng, sentences, "left in Latin script", wrong, right)
    for wrong, right in DRESSED * 10:
        yield _put(rng, sentences, "tatweel, harakat, quotes inside", wrong, right)
    for text in KEPT * 5:
        yield _put(rng, sentences, "to be left alone", text, text)


def _unseen(
    rng: random.Random, sentences: list[str], cities: list[tuple[str, str]]
) -> Iterator[Case]:
    for wrong, right in cities:
        for clitic in CLITICS:
            words = _joined(clitic, wrong), _joined(clitic, right)
            yield _put(rng, sentences, "cities under clitics", *words)


def _joined(clitic: str, name: str) -> str:
    if clitic.endswith("ل") and name.startswith("الل"):
        return clitic + name[2:]
    if clitic.endswith("ل") and name.startswith("ال"):
        return f"{clitic}ل{name[2:]}"
    return clitic + name


def _put(rng: random.Random, sentences: list[str], kind: str, wrong: str, right: str) -> Case:
    words = rng.choice(sentences).split(" ")
    at = rng.randrange(1, len(words))
    before, after = " ".join(words[:at]), " ".join(words[at:])
    return Case(kind, f"{before} {wrong} {after}", f"{before} {right} {after}")


def _cities(data: Path, count: int, known: str) -> list[tuple[str, str]]:
    """(spelling, preferred) pairs, each form in one pair only and in no sentence."""
    path = data / "names" / "geonames-ar.json"
    if not path.exists():
        return []
    pairs = [(v, c) for c, v, *_ in json.loads(_read(path))["pos"]]
    good = [
        (v, c)
        for v, c in pairs
        if v != c and len(v) > 4 and re.fullmatch("[\u0621-\u064a ]+", v + c)
    ]
    random.Random(3).shuffle(good)
    seen: set[str] = set()
    out = []
    for v, c in good:
        if not {v, c} & seen and v not in known:
            seen |= {v, c}
            out.append((v, c))
    return out[:count]


def _sentences(data: Path) -> list[str]:
    path = data / "ntrex" / "arb.txt"
    return [s for s in _read(path).splitlines() if len(s.split()) > 8] if path.exists() else []


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _pairs() -> list[tuple[str, str]]:
    """What the shipped glossaries rewrite in Arabic text, for those that know pairs only."""
    from translit.glossary import REWRITTEN, Glossary
    from translit.normalizer import Normalizer

    glossary = Glossary.shipped()
    normalizer = Normalizer(glossary)
    forms = {t.text for c in glossary.concepts for t in c.terms if t.status in REWRITTEN}
    results = ((form, normalizer(form, "ar").text) for form in sorted(forms))
    return [(form, target) for form, target in results if form != target]


def _systems() -> dict[str, Callable[[list[tuple[str, str]]], Rewrite]]:
    return {
        "translit": _translit, "flashtext": _flashtext, "flashtext2": _flashtext2,
        "spaCy PhraseMatcher": _spacy, "regex \\b": _regex, "str.replace": _replace,
    }  # fmt: skip


def _translit(pairs: list[tuple[str, str]]) -> Rewrite:
    """With its own glossaries where the pairs are theirs: conditions and known names come with them."""
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer

    own = ("هافتار", "حفتر") in pairs
    normalizer = Normalizer(
        Glossary.shipped() if own else Glossary.from_pairs(pairs, "ar", "misspelling")
    )
    return lambda text: normalizer(text, "ar").text


def _flashtext(pairs: list[tuple[str, str]]) -> Rewrite:
    from flashtext import KeywordProcessor

    keywords = KeywordProcessor(case_sensitive=True)
    for form, target in pairs:
        keywords.add_keyword(form, target)
    return lambda text: str(keywords.replace_keywords(text))


def _flashtext2(pairs: list[tuple[str, str]]) -> Rewrite:
    from flashtext2 import KeywordProcessor

    keywords = KeywordProcessor(case_sensitive=True)
    for form, target in pairs:
        keywords.add_keyword(form, target)
    return lambda text: str(keywords.replace_keywords(text))


def _spacy(pairs: list[tuple[str, str]]) -> Rewrite:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp = spacy.blank("ar")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("names", [nlp.make_doc(form) for form, _ in pairs])
    targets = {nlp.make_doc(form).text: target for form, target in pairs}

    def rewrite(text: str) -> str:
        doc = nlp.make_doc(text)
        spans = filter_spans([doc[start:end] for _, start, end in matcher(doc)])
        for span in reversed(spans):
            text = text[: span.start_char] + targets[span.text] + text[span.end_char :]
        return text

    return rewrite


def _regex(pairs: list[tuple[str, str]]) -> Rewrite:
    targets = dict(pairs)
    forms = "|".join(map(re.escape, sorted(targets, key=len, reverse=True)))
    pattern = re.compile(rf"\b(?:{forms})\b")
    return lambda text: pattern.sub(lambda match: targets[match[0]], text)


def _replace(pairs: list[tuple[str, str]]) -> Rewrite:
    ordered = sorted(pairs, key=lambda pair: -len(pair[0]))

    def rewrite(text: str) -> str:
        for form, target in ordered:
            text = text.replace(form, target)
        return text

    return rewrite
