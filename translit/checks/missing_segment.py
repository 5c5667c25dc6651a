"""Segments that a system left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["MissingSegment"]


@dataclass(frozen=True)
class MissingSegment(BatchCheck):
    """A segment with a source and an empty target; a system with fewer segments than the others.

    The second is counted by document and named once; the systems are compared with the longest.
    """

    id = "missing-segment"
    category = Category.OMISSION
    severity = Severity.MAJOR
    bad: ClassVar = (Segment("1", "", "He returned yesterday.", target_lang="ar"),)
    good: ClassVar = (
        Segment("1", "عاد أمس.", "He returned yesterday.", target_lang="ar"),
        Segment("2", "", "", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if segment.source and not (segment.target or "").strip() and segment.source.strip():
            yield self.finding(segment, None, "the translation is empty")

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        if segment.system is not None:
            yield Observation(segment.document, None, segment.document, None, segment.system)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        count: Counter[str | None] = Counter()
        for seen in observations:
            count[seen.system] += seen.times
        most = max(count.values())
        for seen in observations:
            missing = most - count[seen.system]
            if missing:
                yield self.at(
                    seen, f"{missing} of {counted(most, 'segment')} missing", count=missing
                )
