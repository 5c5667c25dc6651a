"""A segment that stands in the batch twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit.checks._packed import PackedList
from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block
from translit.checks.table import Table
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["DuplicateSegment"]

Place = tuple[str | None, str, str | None]
"""(document, segment, system)."""


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

    def table(self) -> Table:
        """Ids packed: every segment has one."""
        return _Ids()

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        where = (segment.document, segment.id, segment.system)
        yield Observation(where, None, *where)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        times = sum(seen.times for seen in observations)
        if times > 1:
            yield self.at(observations[0], f"the id stands in the batch {times} times", count=times)


class _Ids(Table):
    """The same table; only ids that came twice are made into observations."""

    def __init__(self) -> None:
        super().__init__()
        self.places: PackedList[Place] = PackedList()

    def look(self, check: BatchCheck, block: Block, places: Sequence[int]) -> None:
        """Add what the check sees in these segments of a block."""
        segments = (block.rows[at][0] for at in places)
        self.places.extend([(s.document, s.id, s.system) for s in segments])

    def merge(self, later: Table) -> None:
        """Add the table of a later part of the batch."""
        assert isinstance(later, _Ids)
        self.places.merge(later.places)

    def keys(self, *, several: bool = False) -> Iterator[tuple[Hashable, list[Observation]]]:
        """The ids that came more than once."""
        hashes = [np.array([hash(place) for place in page]) for page in self.places.pages()]
        every = np.concatenate(hashes)
        values, times = np.unique(every, return_counts=True)
        again = np.flatnonzero(np.isin(every, values[times > 1]))
        table = Table()
        for where in self.places.some(again.tolist()):
            table.observe([Observation(where, None, *where)])
        return table.keys(several=several)
