"""Which checks a segment can concern at all, told by its characters, for many segments at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from translit.checks import Check
from translit.checks.block import Block, Mask, Side

if TYPE_CHECKING:
    import numpy.typing as npt

    Bits = npt.NDArray[np.uint64]

__all__ = ["Triggers"]

_CODE_POINTS = 0x110000
_MOST = 64  # bits of a mask; checks beyond them are asked about every segment


class Triggers:
    """The characters that checks wait for (``target_has``, ``source_has``), one bit a check.

    A text's mask is the bits of its characters together. A block is looked up as one array, so that a
    segment costs less than asking it about a single character would.
    """

    def __init__(self, checks: Sequence[Check]) -> None:
        waiting = [c for c in checks if c.target_has or c.source_has][:_MOST]
        self._bit = {check.id: 1 << at for at, check in enumerate(waiting)}
        self._target = _table((c.target_has, self._bit[c.id]) for c in waiting)
        self._source = _table((c.source_has, self._bit[c.id]) for c in waiting)

    def asked(self, block: Block) -> Mapping[str, Mask]:
        """For each check that waits for characters, which of the segments hold some."""
        if not self._bit:
            return {}
        held = _held(self._target, block.target) | _held(self._source, block.source)
        return {name: (held & np.uint64(bit)) != 0 for name, bit in self._bit.items()}


def _table(waited: Iterable[tuple[frozenset[str], int]]) -> Bits:
    """The mask of every code point. Only the pages that are written take memory."""
    table = np.zeros(_CODE_POINTS, np.uint64)
    for characters, bit in waited:
        table[[ord(c) for c in characters]] |= np.uint64(bit)
    return table


def _held(table: Bits, side: Side) -> Bits:
    """The mask of each text."""
    return np.bitwise_or.reduceat(table[side.codes], side.starts)
