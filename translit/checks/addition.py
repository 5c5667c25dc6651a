"""Targets that say more than their source."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from translit.checks._pairs import expected_ratio, shortness
from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["Addition"]


@dataclass(frozen=True, slots=True)
class Addition(Check):
    """A target that is too long for its source, by the length that the pair of languages lets expect.

    Systems that run on invent a sentence. People explain and spell out acronyms, so only what is
    many standard deviations off is said, and a source of a few letters never.
    """

    id: ClassVar[str] = "addition"
    category: ClassVar[Category] = Category.ADDITION
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The talks failed again.",
            target="فشلت المحادثات مرة أخرى بعد أن رفض الجانبان ما عرضه الوسيط من حلول كثيرة، وقال "
            "المتحدث باسم الوزارة إن موعد الجولة القادمة لم يحدد بعد وإن الأمر متروك للقادة.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="WHO",
            target="منظمة الصحة العالمية",
            source_lang="en",
            target_lang="ar",
        ),
    )

    minor_from: float = 3.2
    """Standard deviations from which it is reported."""
    major_from: float = 4.0
    min_letters: int = 12
    """Shorter sources are titles and acronyms."""

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or len(source) < self.min_letters or len(target) < len(source):
            return ()
        ratio = expected_ratio(context.source_lang_of(segment), context.target_lang_of(segment))
        if ratio is None:
            return ()
        excess = -shortness(source, target, ratio)
        if excess < self.minor_from:
            return ()
        return (
            self.finding(
                segment,
                None,
                f"the target has {len(target) / len(source):.0%} of the length of the source",
                side="segment",
                severity=Severity.MAJOR if excess >= self.major_from else Severity.MINOR,
                score=round(1 / (1 + math.exp((self.minor_from - excess) / 2)), 4),
            ),
        )
