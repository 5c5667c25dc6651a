"""Halves of surrogate pairs, and code points that are no characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["LoneSurrogates"]

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_FAULTY = re.compile(f"[\ud800-\udfff{_NONCHARACTERS}](?:(?<=[\ud800-\udbff])[\udc00-\udfff])?")


@dataclass(frozen=True)
class LoneSurrogates(Cleaner):
    """Surrogates, which no encoding can write, and code points that will never be characters.

    Two that make a pair become the character that they stand for; what stands alone becomes the
    replacement character, so that its place is seen. Source: Unicode 23.7, 23.8.
    """

    id = "lone-surrogates"
    bad = (
        Example("\ud83d\ude00", "😀"),
        Example("طرابلس\ud83d", "طرابلس\N{REPLACEMENT CHARACTER}"),
        Example("a\ufffeb", "a\N{REPLACEMENT CHARACTER}b"),
    )
    good = (Example("😀", "😀"), Example("\N{REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}"))

    def trigger(self, lang: str | None = None) -> Trigger:
        # One range for the last planes: each more makes the search of a clean text slower.
        return Trigger("\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_FAULTY, text, _character)


def _character(found: re.Match[str]) -> str:
    if len(found[0]) == 1:
        return "\N{REPLACEMENT CHARACTER}"
    return found[0].encode("utf-16", "surrogatepass").decode("utf-16")
