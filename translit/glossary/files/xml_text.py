"""Text on its way into XML: what is special is a reference, what XML cannot hold is refused."""

from __future__ import annotations

import re

from translit.errors import GlossaryError

__all__ = ["content", "quoted"]

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]")
_IN_QUOTES = re.compile('[&<>"\r\n\t]')
_REFERENCES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;",
}  # fmt: skip


def content(text: str) -> str:
    """A text between tags. Raises ``GlossaryError`` on characters that XML 1.0 has no way to write."""
    return _SPECIAL.sub(_reference, _legal(text))


def quoted(text: str) -> str:
    """A text as an attribute's value, in quotes."""
    return f'"{_IN_QUOTES.sub(_reference, _legal(text))}"'


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES[match.group()]


def _legal(text: str) -> str:
    if wrong := _ILLEGAL.search(text):
        raise GlossaryError(f"{text!r} holds U+{ord(wrong.group()):04X}, which XML cannot hold")
    return text
