import pytest

from translit.checks.term_missing import TermMissing
from translit.glossary import Concept, Glossary, Term

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
