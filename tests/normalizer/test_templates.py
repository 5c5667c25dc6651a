"""Names of other regions under every clitic, mark and case: the table is ``cases/name_templates.toml``."""

import tomllib
from pathlib import Path

import pytest

from translit.glossary import Concept, Glossary, Term
from translit.normalizer import Normalizer

_BODIES = {
    "RSF": "قوات الدعم السريع",
    "SDF": "قوات سوريا الديمقراطية",
    "HTS": "هيئة تحرير الشام",
    "UN": "الأمم المتحدة",
    "IMF": "صندوق النقد الدولي",
    "IOM": "المنظمة الدولية للهجرة",
    "UAE": "الإمارات",
}
# language, what is right, what is wrong, its status
_NAMES = [
    ("ar", "صندوق النقد الدولي", "آي إم إف", "deprecated"),
    ("ar", "البرهان", "برهانوف", "machine-translation"),
    ("ar", "البرهان", "Burhan", "foreign"),
    ("ar", "حميدتي", "هيميتي", "misspelling"),
    ("ar", "حميدتي", "Hemedti", "foreign"),
    ("ar", "زيلينسكي", "زلنسكي", "misspelling"),
    ("ar", "زيلينسكي", "Zelensky", "foreign"),
    ("ar", "لفيف", "ليفيف", "misspelling"),
    ("ar", "لفيف", "Lviv", "foreign"),
    ("ar", "باخموت", "بخموت", "misspelling"),
    ("ar", "كييف", "Kyiv", "foreign"),
    ("ar", "تمبكتو", "تيمبوكتو", "misspelling"),
    ("ar", "واغادوغو", "أواجادوجو", "misspelling"),
    ("ar", "واغادوغو", "Ouagadougou", "foreign"),
    ("ar", "لبنان", "ليبنان", "misspelling"),
    ("ar", "لبنان", "Lebanon", "foreign"),
    ("ar", "ريال مدريد", "مدريد الحقيقية", "machine-translation"),
    ("ar", "ريال مدريد", "Real Madrid", "foreign"),
    ("ar", "غوغل", "جوجل", "deprecated"),
    ("ar", "غوغل", "Google", "foreign"),
    ("ar", "الحوثيون", "الهوثيون", "misspelling"),
    ("ar", "الحوثيين", "الهوثيين", "misspelling"),
    ("ar", "أبرامز", "ابرامس", "misspelling"),
    ("ar", "عبد الواحد نور", "عبدالواحد نور", "misspelling"),
    ("ar", "المشير", "المارشال الحقل", "machine-translation"),
    ("en", "Zelensky", "Zelenskiy", "misspelling"),
    ("fr", "Zelensky", "Zelenskyj", "misspelling"),
    ("de", "Selenskyj", "Selensky", "misspelling"),
    ("en", "Kyiv", "Kiev", "deprecated"),
    ("uk", "Київ", "Kiev", "foreign"),
    ("en", "Haftar", "Hiftar", "misspelling"),
    ("ru", "Хафтар", "Хифтер", "misspelling"),
    ("he", "חפתר", "הפתר", "misspelling"),
    ("fa", "حفتر", "هفتر", "misspelling"),
    ("ur", "حفتر", "ہفتر", "misspelling"),
    ("en", "Rapid Support Forces", "Quick Support Forces", "machine-translation"),
    ("fr", "Forces de soutien rapide", "Forces de support rapide", "machine-translation"),
    ("en", "Libya", "Lybia", "misspelling"),
    ("ru", "Ливия", "Либия", "misspelling"),
    ("he", "לוב", "ליביה", "deprecated"),
]


def _glossary():
    """Two glossaries in one: a concept for each right name of a language, but Kyiv's are one."""
    concepts = [
        Concept(
            acronym,
            "ORG",
            (
                Term(name, "ar", "preferred"),
                Term(acronym, "ar", "foreign", form="acronym", target=name),
            ),
        )
        for acronym, name in _BODIES.items()
        if acronym != "IMF"
    ]
    right: dict[str, list[Term]] = {}
    for lang, good, wrong, status in _NAMES:
        terms = right.setdefault("Kyiv" if wrong == "Kiev" else f"{lang} {good}", [])
        terms += [Term(good, lang, "preferred"), Term(wrong, lang, status, target=good)]
    acronym = Term("IMF", "ar", "foreign", form="acronym", target=_BODIES["IMF"])
    right[f"ar {_BODIES['IMF']}"].append(acronym)
    named = {
        "GPE": ("ليفيف", "بخموت", "Kiev", "ليبنان", "Lybia", "ליביה", "Либия"),
        "ORG": ("جوجل",),
    }
    for number, terms in enumerate(right.values()):
        kind = next((k for k, v in named.items() if any(t.text in v for t in terms)), "PERSON")
        concepts.append(Concept(f"c{number}", kind, tuple(dict.fromkeys(terms))))
    return Glossary.from_concepts(concepts)


CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "name_templates.toml").read_text("utf-8")
)["cases"]


@pytest.fixture(scope="module")
def normalize():
    return Normalizer(_glossary())


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [pytest.param(c["lang"], c["text"], c["wanted"], id=f"{c['lang']}-{c['text']}") for c in CASES],
)
def test_what_an_editor_would_write(normalize, lang, text, wanted):
    found = normalize(text, lang=lang)
    assert found.text == wanted
    assert normalize(found.text, lang=lang).text == wanted
    assert str(found.undo()) == text
