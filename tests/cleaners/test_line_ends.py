"""Line ends."""

import pytest

from translit.cleaners.line_ends import LineEnds


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("a\rb", "a\nb", id="mac"),
        pytest.param("a\r\nb\r\n", "a\r\nb\r\n", id="windows"),
        pytest.param("a\r\r\nb", "a\r\nb", id="twice-translated"),
        pytest.param("a\r\rb", "a\n\nb", id="two-mac"),
        pytest.param("a\vb\u2028c\u2029d", "a\nb\nc\nd", id="unicode"),
        pytest.param("a\x85b", "a\x85b", id="next-line"),
        pytest.param("\u2028\n", "\n\n", id="both"),
        pytest.param("a\fb\tc", "a\fb\tc", id="form-feed"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(LineEnds(), text) == fixed
