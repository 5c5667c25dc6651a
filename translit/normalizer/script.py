"""The script of a character or a form, told by its first letter. Source: Unicode blocks."""

from __future__ import annotations

import functools
from bisect import bisect_right

__all__ = ["script_of"]

_STARTS = (
    (0x0041, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"),
    (0x0600, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"),
    (0x0870, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Zyyy"), (0x0E00, "Thai"),
    (0x0E80, "Zyyy"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, "Zyyy"),
    (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1D00, "Latn"), (0x1F00, "Grek"), (0x2000, "Zyyy"),
    (0x2C60, "Latn"), (0x2C80, "Zyyy"), (0x2DE0, "Cyrl"), (0x2E00, "Zyyy"), (0x3041, "Jpan"),
    (0x3100, "Hani"), (0xA640, "Cyrl"), (0xA6A0, "Zyyy"), (0xA720, "Latn"), (0xA800, "Zyyy"),
    (0xAC00, "Hang"), (0xD7B0, "Zyyy"), (0xFB00, "Latn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"),
    (0xFE00, "Zyyy"), (0xFE70, "Arab"), (0xFF00, "Latn"), (0xFFA0, "Zyyy"),
)  # fmt: skip
_PLACES = [start for start, _ in _STARTS]


@functools.lru_cache(maxsize=4096)
def script_of(text: str) -> str:
    """The ISO 15924 code of the first letter's script; ``Zyyy`` where there is no letter."""
    for character in text:
        if character.isalpha():
            at = bisect_right(_PLACES, ord(character)) - 1
            return _STARTS[at][1] if at >= 0 else "Zyyy"
    return "Zyyy"
