"""Text that was decoded with the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["Mojibake"]

# first bytes of UTF-8 sequences, as Windows-1252 and Latin-1 show them; of those that Windows-1256 shows
# (ط and ظ are letters of Arabic) the second ones
_LEADS = "ÃÂâØÙÚÛÐÑï\N{REPLACEMENT CHARACTER}"
_AFTER_ARABIC = "".join(map(chr, range(0x80, 0xC0))) + "‚„…†‡‰‹ˆ™›‘’“”•–—گ€"
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]"
_SUSPECT = re.compile(
    rf"(?:[ÃÂ]{_TAIL})+|â(?:€{_TAIL}|[\x80-\x9f]{{2}})|(?:[ØÙÚÛÐÑ]{_TAIL}){{2,}}|ï»¿"
    "|\N{REPLACEMENT CHARACTER}+"
    f"|(?:[طظ][{_AFTER_ARABIC}]){{3,}}"
)


@dataclass(frozen=True)
class Mojibake(Check):
    """UTF-8 read as Windows-1252, Latin-1 or Windows-1256: ``Ø­ÙØªØ±``, ``donâ€™t``; and U+FFFD.

    Nobody can read it, and it is lost for every search. `translit clean` repairs what can be repaired.
    """

    id = "mojibake"
    category = Category.ENCODING
    severity = Severity.MAJOR
    target_has = frozenset(_LEADS + _AFTER_ARABIC)
    bad: ClassVar = (
        Segment("", "Ø§Ù„Ø±Ø¦ÙŠØ³ وصل", target_lang="ar"),
        Segment("", "we donâ€™t know", target_lang="en"),
    )
    good: ClassVar = (
        Segment("", "الرئيس وصل", target_lang="ar"),
        Segment("", "São Paulo, Århus, «Âme»", target_lang="pt"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text:
            return
        found = [
            m for m in _SUSPECT.finditer(text) if not (segment.source and m[0] in segment.source)
        ]
        if found:
            start, end = found[0].start(), found[-1].end()
            yield self.finding(
                segment, (start, end), "letters of another encoding", count=len(found)
            )
