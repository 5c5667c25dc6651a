import pytest

from translit.checks.term_not_preferred import TermNotPreferred
from translit.glossary import Concept, Glossary, Term

GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "haftar",
            "PERSON",
            (
                Term("حفتر", "ar", "preferred"),
                Term("هافتار", "ar", "machine-translation"),
                Term("حفطر", "ar", "misspelling"),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("وصل هافتار أمس", [("هافتار", "حفتر", "major")], id="machine-made"),
        pytest.param("قال لهافتار نعم", [("هافتار", "حفتر", "major")], id="clitic"),
        pytest.param("وصل حفطر أمس", [("حفطر", "حفتر", "minor")], id="misspelled"),
        pytest.param("وصل حفتر أمس", [], id="preferred"),
    ],
)
def test_forms(concluded, target, expected):
    found = concluded(TermNotPreferred, [(target, None)], GLOSSARY)
    seen = [(f.text, f.suggestion.after, str(f.severity)) for f in found]
    assert [(a.lstrip("ل"), b.lstrip("ل"), c) for a, b, c in seen] == expected
    assert all(f.concept == "haftar" for f in found)


def test_without_a_glossary_there_is_nothing_to_say(concluded):
    assert concluded(TermNotPreferred, [("وصل هافتار", None)]) == []
