"""Sums of statistics in constant memory, over units that can be resampled.

A unit is a segment, or a document where documents are told. Beyond ``limit`` units neighbours are
added up two by two (blocks of 2, 4, 8 ... segments), so that a million segments need no more than ten
thousand, and resampling whole blocks stays sound.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from translit.metrics._ngrams import Ints
    from translit.metrics.base import Rows

__all__ = ["LIMIT", "Tally"]

LIMIT = 1 << 14


class Tally:
    """For each key a matrix (units, width). All keys have the same units; grown in place."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self.block = 1
        self.units = 0
        self._rows: dict[Hashable, Rows] = {}

    def add(self, units: Ints, statistics: Mapping[Hashable, Rows]) -> None:
        """Add rows to the units of these numbers (0 up)."""
        if not units.size:
            return
        last = int(units.max())
        while last // self.block >= self.limit:
            self._halve()
        self.units = max(self.units, last // self.block + 1)
        for key, rows in statistics.items():
            np.add.at(self._room(key, rows.shape[1]), units // self.block, rows)

    def rows(self, key: Hashable) -> Rows:
        """The matrix of a key, (units, width)."""
        return self._rows[key][: self.units]

    def sums(self, key: Hashable) -> Rows:
        """The sum over all units, (1, width)."""
        total: Rows = self.rows(key).sum(axis=0, keepdims=True)
        return total

    def _room(self, key: Hashable, width: int) -> Rows:
        have = self._rows.get(key)
        if have is None or len(have) < self.units:
            size = min(self.limit, max(1024, 2 * self.units))
            room = np.zeros((size, width))
            if have is not None:
                room[: len(have)] = have
            self._rows[key] = room
        return self._rows[key]

    def _halve(self) -> None:
        self.block *= 2
        self.units = (self.units + 1) // 2
        for rows in self._rows.values():
            half = (len(rows) + 1) // 2
            odd = rows[1::2].copy()
            rows[:half] = rows[0::2].copy()
            rows[: len(odd)] += odd
            rows[half:] = 0
