"""What an audit remembers for one batch check: count tables, mergeable, small beside the batch."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from translit.checks.observation import Observation

if TYPE_CHECKING:
    from translit.checks.base import BatchCheck
    from translit.checks.block import Block
    from translit.finding import Finding

__all__ = ["Table"]

Same = tuple[Hashable, ...]
Rows = dict[Same, Observation]


class Table:
    """Observations by key; one that was made before is counted.

    A key seen once holds its observation, else a dict of them by what makes two observations one. A
    check whose table would grow with the batch brings its own (``BatchCheck.table``).
    """

    def __init__(self) -> None:
        self._keys: dict[Hashable, Observation | Rows] = {}

    def look(self, check: BatchCheck, block: Block, places: Sequence[int]) -> None:
        """Add what a check sees in these segments of a block, or nothing where it fails."""
        rows = block.rows
        self.observe([seen for at in places for seen in check.observe(*rows[at])])

    def observe(self, observations: Iterable[Observation]) -> None:
        """Add observations: equal ones are counted, the first keeps its place."""
        known = self._keys
        for seen in observations:
            old = known.setdefault(seen.key, seen)
            if old is seen:
                continue
            if not isinstance(old, dict):
                old = known[seen.key] = {_same(old): old}
            same = _same(seen)
            first = old.setdefault(same, seen)
            if first is not seen:
                old[same] = _again(first, seen.times)

    def merge(self, later: Table) -> None:
        """Add the table of a later part of the batch, which isn't used any more."""
        for rows in later._keys.values():
            self.observe(_rows(rows))

    def keys(self, *, several: bool = False) -> Iterator[tuple[Hashable, list[Observation]]]:
        """The keys in the order in which each was first seen.

        ``several`` leaves out those of which only one thing was seen: most, in most batches.
        """
        for key, rows in self._keys.items():
            if not several or (isinstance(rows, dict) and len(rows) > 1):
                yield key, _rows(rows)

    def findings(self, check: BatchCheck) -> Iterator[Finding]:
        """What the check concludes from all of it."""
        for key, observations in self.keys(several=check.several):
            yield from check.conclude(key, observations)


def _same(seen: Observation) -> Same:
    return seen.value, seen.document, seen.system


def _again(first: Observation, times: int) -> Observation:
    """The first of equal observations, seen some times more."""
    return tuple.__new__(Observation, (*first[:-1], first.times + times))


def _rows(rows: Observation | Rows) -> list[Observation]:
    return [rows] if isinstance(rows, Observation) else list(rows.values())
