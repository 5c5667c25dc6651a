import pytest

from translit.checks.invisible_characters import InvisibleCharacters


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "حف\u200bتر", ["\u200b"], id="zero-width"),
        pytest.param(None, "\u202eabc", ["\u202e"], id="override"),
        pytest.param(None, "كتب \u202aabc", ["\u202a"], id="left-open"),
        pytest.param(None, "كتب \u202aabc\u202c", [], id="balanced"),
        pytest.param(None, "كتب\u200f: نعم", [], id="mark"),
        pytest.param("a\xadb", "ا\xadب", [], id="in-the-source"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(InvisibleCharacters, source, target) == expected


def test_half_a_letter_of_mojibake_is_left(texts):
    assert texts(InvisibleCharacters, None, "قال Ø\u00adÙ\u0081ØªØ± أمس") == []
