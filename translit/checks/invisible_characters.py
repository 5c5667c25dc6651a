"""Characters that nobody sees and that change what is read or found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["InvisibleCharacters"]

_OVERRIDES = "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
_EMBEDS = "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}"
_ISOLATES = "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
_USELESS = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}"
_CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
_BIDI = (
    _OVERRIDES + _EMBEDS + _ISOLATES + "\N{POP DIRECTIONAL FORMATTING}\N{POP DIRECTIONAL ISOLATE}"
)
_TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
_RUN = re.compile(f"[{re.escape(_BIDI + _USELESS + _CONTROL)}\U000e0000-\U000e007f]+")
_FLAG = "\N{WAVING BLACK FLAG}"  # a flag of a region is written with tag characters


@dataclass(frozen=True)
class InvisibleCharacters(Check):
    """Control characters, zero-width characters, overrides of direction, embeddings left open.

    They split words for a search and can show a text in another order than it has (a security
    problem, CVE-2021-42574). Left alone: direction *marks* (LRM, RLM, ALM), balanced embeddings and
    isolates, ZWNJ and ZWJ, which several languages need, and what the source has too.
    """

    id = "invisible-characters"
    category = Category.ENCODING
    severity = Severity.MINOR
    target_has = frozenset(_BIDI + _USELESS + _CONTROL + _TAGS)
    bad: ClassVar = (
        Segment("", "وصل حف\N{ZERO WIDTH SPACE}تر", target_lang="ar"),
        Segment("", "\N{RIGHT-TO-LEFT OVERRIDE}abc", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "می\N{ZERO WIDTH NON-JOINER}رود", target_lang="fa"),
        Segment(
            "",
            "كتب \N{LEFT-TO-RIGHT EMBEDDING}abc\N{POP DIRECTIONAL FORMATTING} هنا",
            target_lang="ar",
        ),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text:
            return
        known = frozenset(segment.source or "")
        balanced = _balanced(text)
        for m in _RUN.finditer(text):
            wrong = [c for c in m[0] if c not in known and not (balanced and c in _BIDI[2:])]
            before = text[m.start() - 1 : m.start()]
            # After these it is half a letter of UTF-8 read as Latin-1: the check of mojibake tells it.
            if wrong and before != _FLAG and not "\u00c2" <= before <= "\u00df":
                edit = Edit(m.start(), m.end(), m[0], "", self.id)
                certain = not set(m[0]) & set(_BIDI) and len(wrong) == len(m[0])
                names = ", ".join(dict.fromkeys(map(_name, wrong)))
                yield self.finding(segment, m.span(), names, suggestion=edit if certain else None)


def _balanced(text: str) -> bool:
    opened = sum(text.count(c) for c in _OVERRIDES + _EMBEDS)
    isolated = sum(text.count(c) for c in _ISOLATES)
    return opened == text.count("\N{POP DIRECTIONAL FORMATTING}") and isolated == text.count(
        "\N{POP DIRECTIONAL ISOLATE}"
    )


def _name(c: str) -> str:
    return unicodedata.name(c, f"CONTROL U+{ord(c):04X}").lower()
