import pytest

from translit.checks.ascii_punctuation import AsciiPunctuation
from translit.edit import apply


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


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("وصل, ثم عاد", "وصل، ثم عاد", id="a-space-after"),
        pytest.param("وصل ,ثم عاد", "وصل، ثم عاد", id="a-space-before"),
        pytest.param("وصل,ثم عاد", "وصل، ثم عاد", id="no-space"),
        pytest.param("هل عاد?", "هل عاد؟", id="at-the-end"),
    ],
)
def test_the_fix_leaves_nothing_to_fix(found, text, fixed):
    (finding,) = found(AsciiPunctuation, None, text)
    assert apply(text, [finding.suggestion]) == fixed
