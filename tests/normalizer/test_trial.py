"""What a new term would do: kinds of places, false friends, nothing else."""
# ruff: noqa: E501 - one case a line, like a table

import pytest

from translit.glossary import Concept, Glossary, Term
from translit.normalizer.trial import Trial

KNOWN = Glossary.from_concepts(
    [
        Concept(
            "h",
            "PERSON",
            (Term("حفتر", "ar", "preferred"), Term("هافتار", "ar", "misspelling", evidence="x")),
        )
    ]
)


def kinds(term, text, concept="h"):
    return [
        (e.kind, text[e.start : e.end], e.after)
        for e in Trial(KNOWN, term, concept, "ar").effects("t", text)
    ]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        pytest.param(Term("هفتار", "ar", "misspelling"), "قال هفتار", [("changed", "هفتار", "حفتر")], id="changed"),
        pytest.param(Term("هفتار", "ar", "admitted", target="هفتار"), "قال هفتار", [("mentioned", "هفتار", "هفتار")], id="mentioned"),
        pytest.param(Term("هفتار", "ar", "misspelling"), "مهفتارية", [("inside", "مهفتارية", "مهفتارية")], id="inside"),
        pytest.param(Term("هفتار", "ar", "misspelling", unless=("شارع",)), "شارع هفتار", [("left", "هفتار", "هفتار")], id="condition"),
        pytest.param(Term("أسيمي", "ar", "misspelling"), "قال آسيمي", [("alike", "آسيمي", "آسيمي")], id="alike"),
        pytest.param(Term("مدينة هافتار", "ar", "admitted", target="مدينة هافتار"), "في مدينة هافتار",
                     [("freed", "هافتار", "هافتار"), ("mentioned", "مدينة هافتار", "مدينة هافتار")], id="freed-by-a-longer-name"),
        pytest.param(Term("هفتار", "ar", "misspelling"), "قال حفتر وهافتار", [], id="what-is-known-already"),
        pytest.param(Term("هفتار", "ar", "misspelling"), "", [], id="empty"),
    ],
)  # fmt: skip
def test_effects(term, text, expected):
    assert sorted(kinds(term, text)) == sorted(expected)


def test_a_term_without_a_concept_has_its_target():
    assert kinds(Term("بامكو", "ar", "misspelling", target="باماكو"), "إلى بامكو", None) == [
        ("changed", "بامكو", "باماكو")
    ]
