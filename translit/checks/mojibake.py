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

# first bytes of UTF-8 sequences, as Windows-1252, Latin-1 and Windows-1256 show them
_LEADS = frozenset("ÃÂâØÙÚÛÐÑظطï") | {"\N{REPLACEMENT CHARACTER}"}
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]"
_SUSPECT = re.compile(
    rf"(?:[ÃÂ]{_TAIL})+|â(?:€{_TAIL}|[\x80-\x9f]{{2}})|(?:[ØÙÚÛÐÑ]{_TAIL}){{2,}}|ï»¿"
    "|\N{REPLACEMENT CHARACTER}+"
    "|(?:[طظ][\x80-\xbf¢£¤¥¦§¨©«¬®¯°±²³´µ¶·¸¹»¼½¾‚„…†‡‰‹ˆ™›‘’“”•–—گ€]){3,}"
)


@dataclass(frozen=True)
class Mojibake(Check):
    """UTF-8 read as Windows-1252, Latin-1 or Windows-1256: ``Ø­ÙØªØ±``, ``donâ€™t``; and U+FFFD.

    Nobody can read it, and it is lost for every search. `translit clean` repairs what can be repaired.
    """

    id = "mojibake"
    category = Category.ENCODING
    severity = Severity.MAJOR
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
        if not text or context.characters(text).isdisjoint(_LEADS):
            return
        found = [
            m for m in _SUSPECT.finditer(text) if not (segment.source and m[0] in segment.source)
        ]
        if found:
            start, end = found[0].start(), found[-1].end()
            yield self.finding(
                segment, (start, end), "letters of another encoding", count=len(found)
            )
