"""A segment that stands in the batch twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["DuplicateSegment"]


@dataclass(frozen=True)
class DuplicateSegment(BatchCheck):
    """One id twice in a document of one system: a batch that was joined badly.

    Scores count such a segment twice, fixes can't tell which is meant. Texts that occur twice under
    different ids are left alone: documents repeat themselves.
    """

    id = "duplicate-segment"
    category = Category.REPETITION
    severity = Severity.MINOR
    bad: ClassVar = (Segment("1", "عاد أمس"), Segment("1", "عاد الوزير"))
    good: ClassVar = (
        Segment("1", "عاد أمس"),
        Segment("2", "عاد أمس"),
        Segment("1", "x", system="b"),
    )

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        where = (segment.document, segment.id, segment.system)
        yield Observation(where, None, *where)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        times = sum(seen.times for seen in observations)
        if times > 1:
            yield self.at(observations[0], f"the id stands in the batch {times} times", count=times)
