"""English words rendered in the wrong one of their senses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.checks.literal_calque import phrase_concerned, phrase_findings
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["FalseFriend"]


@dataclass(frozen=True)
class FalseFriend(Check):
    """A word in a sense that its phrase rules out: a guest *received* is not *obtained*.

    A list of words with their contexts, English into Arabic
    (``translit/checks/data/false-friend.toml``); it needs the source. Nothing is rewritten.
    """

    id = "false-friend"
    category = Category.MISTRANSLATION
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment(
            "",
            "في الموقف الجغرافي",
            "in its geographic position",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("", "ضباط الذكاء", "intelligence officers", source_lang="en", target_lang="ar"),
    )
    good: ClassVar = (
        Segment(
            "",
            "في الموقع الجغرافي",
            "in its geographic position",
            source_lang="en",
            target_lang="ar",
        ),
        Segment(
            "", "الذكاء الاصطناعي", "artificial intelligence", source_lang="en", target_lang="ar"
        ),
        Segment("", "ضباط الذكاء", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return phrase_concerned(self, block)

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        return phrase_findings(self, segment, context)
