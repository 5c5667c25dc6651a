"""Control characters, and those that were never meant to be in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["ControlCharacters"]

_ALONE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u206a-\u206f\ufeff\ufff9-\ufffc"
# With what a terminal reads after an escape: a colour, a movement.
_FAULTY = re.compile(f"[\x85{_ALONE}](?:(?<=\x1b)\\[[0-9;]*[a-zA-Z])?")


@dataclass(frozen=True)
class ControlCharacters(Cleaner):
    """C0 and C1 controls, terminal colours, stray byte-order marks, annotation marks.

    Tab, line feed, carriage return and form feed stay. NEL (U+0085) becomes a line feed; where it
    was an ellipsis in the wrong encoding, ``mojibake`` has made one of it before. Source: Unicode
    in XML, https://www.unicode.org/reports/tr20/.
    """

    id = "control-characters"
    bad = (
        Example("طرابلس\x00\x08", "طرابلس"),
        Example("\x1b[31mred\x1b[0m", "red"),
        Example("a\N{ZERO WIDTH NO-BREAK SPACE}b\x85c", "ab\nc"),
    )
    good = (Example("one\ttwo\r\n\f", "one\ttwo\r\n\f"),)

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(f"\x85{_ALONE}")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_FAULTY, text, lambda found: "\n" if found[0] == "\x85" else "")
