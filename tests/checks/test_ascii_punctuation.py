import pytest

from translit.checks.ascii_punctuation import AsciiPunctuation


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "وصل إلى موسكو, ثم عاد", [","], id="comma"),
        pytest.param(None, "هل عاد?", ["?"], id="question"),
        pytest.param(None, "نحو 1,500 رجل", [], id="number"),
        pytest.param(None, "شركة Foo, Inc في ليبيا", [], id="latin"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(AsciiPunctuation, source, target) == expected
