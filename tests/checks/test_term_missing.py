import pytest

from translit.checks.base import Context
from translit.checks.term_missing import TermMissing
from translit.finding import Severity
from translit.glossary import Concept, Glossary, Term
from translit.segment import Segment

GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "q1", "", (Term("The Valet", "en", "preferred"), Term("السائس", "ar", "preferred"))
        ),
        Concept(
            "q2", "PERSON", (Term("Khalifa Haftar", "en"), Term("خليفة حفتر", "ar", "preferred"))
        ),
        Concept("q3", "GPE", (Term("France", "en"), Term("فرنسا", "ar", "preferred"))),
        Concept("q4", "GPE", (Term("Tehran", "en"), Term("طهران", "ar", "preferred"))),
        Concept("q5", "GPE", (Term("Jordan", "en"), Term("الأردن", "ar", "preferred"))),
    ]
)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "Who made The Valet?", "من صنع الخادم؟", [("source", "The Valet")], id="other"
        ),
        pytest.param(
            "Who made The Valet?", "من صنع The Valet؟", [("target", "The Valet")], id="left"
        ),
        pytest.param("Who made The Valet?", "من صنع السايس؟", [], id="orthography"),
        pytest.param("Khalifa Haftar spoke", "تحدث لخليفه حفتر", [], id="clitic"),
        pytest.param(
            "Khalifa Haftar spoke", "تحدث القائد", [("source", "Khalifa Haftar")], id="person"
        ),
        pytest.param("France left", "غادرت القوات الفرنسية", [], id="adjective"),
        pytest.param("France left", "غادرت البلاد", [], id="a-place-may-be-the-country"),
        pytest.param("Tehran used it", "استغلته بهران", [("target", "بهران")], id="garbled"),
        pytest.param("Jordan Spieth won", "فاز سبيث", [], id="part-of-another-name"),
    ],
)
def test_terms(concluded, source, target, expected):
    found = concluded(TermMissing, [(target, source)], GLOSSARY)
    assert [(f.side, f.text) for f in found] == expected


SLAVIC = Glossary.from_concepts(
    [
        Concept(
            "p",
            "PERSON",
            (
                Term("Дональд Трамп", "ru", "preferred"),
                Term("Трамп", "ru", "admitted", target="Трамп"),
                Term("Дональд Трамп", "uk", "preferred"),
                Term("Donald Trump", "en", "preferred"),
            ),
        ),
        Concept("m", "GPE", (Term("Mexico", "en"), Term("Мексика", "uk", "preferred"))),
        Concept("b", "GPE", (Term("Britain", "en"), Term("Velká Británie", "cs"))),
    ]
)


@pytest.mark.parametrize(
    ("langs", "source", "target", "expected"),
    [
        pytest.param(("ru", "uk"), "сказал Трамп", "сказав Трамп", [], id="surname"),
        pytest.param(("ru", "uk"), "встреча с Трампом", "зустріч із Трампом", [], id="in-its-case"),
        pytest.param(("ru", "en"), "сказал Трамп", "he said", [Severity.NEUTRAL], id="pronoun"),
        pytest.param(
            ("ru", "en"), "Дональд Трамп", "the man", [Severity.MAJOR], id="by-his-full-name"
        ),
        pytest.param(("en", "uk"), "rain in Mexico", "дощі в Мексиці", [], id="stem-that-changes"),
        pytest.param(
            ("en", "uk"), "in Mexico", "у Мехика", [Severity.MINOR], id="wrong-in-its-stem"
        ),
    ],
)
def test_endings_and_short_names(langs, source, target, expected):
    segment = Segment("1", target, source, source_lang=langs[0], target_lang=langs[1])
    found = TermMissing().check(segment, Context(glossary=SLAVIC))
    assert [f.severity for f in found] == expected
