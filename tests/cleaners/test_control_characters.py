"""Control characters."""

import pytest

from translit.cleaners.control_characters import ControlCharacters


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("a\x00b\x1fc\x7f", "abc", id="c0"),
        pytest.param("a\x81b\x9f", "ab", id="c1"),
        pytest.param("a\x85b", "a\nb", id="next-line"),
        pytest.param("\ufeffa\ufeff", "a", id="byte-order-mark"),
        pytest.param("\x1b[1;31mred\x1b[0m", "red", id="colours"),
        pytest.param("\x1b[", "[", id="lone-escape"),
        pytest.param("a\t\r\n\fb", "a\t\r\n\fb", id="white-space"),
        pytest.param("a\ufffcb\ufff9c", "abc", id="annotation"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(ControlCharacters(), text) == fixed
