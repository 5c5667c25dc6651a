"""A long list of small things, held in a fraction of the memory."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["PackedList", "pack", "rivals", "unpack"]

T = TypeVar("T")
_PAGE = 1 << 12
Array = npt.NDArray[Any]


def pack(what: object) -> bytes:
    """Anything that can be pickled, in few bytes."""
    return zlib.compress(pickle.dumps(what, pickle.HIGHEST_PROTOCOL), 1)


def unpack(packed: bytes) -> Any:
    """What ``pack`` was given; for what this package packed itself."""
    return pickle.loads(zlib.decompress(packed))


class PackedList(Generic[T]):
    """A list that grows at its end and is read from its beginning: packed some thousand things at a time."""

    def __init__(self) -> None:
        self._pages: list[tuple[int, bytes]] = []
        self._loose: list[T] = []
        self._packed = 0  # how many are on the pages

    def __len__(self) -> int:
        return self._packed + len(self._loose)

    def extend(self, more: Iterable[T]) -> None:
        """Add these at the end."""
        self._loose += more
        while len(self._loose) >= _PAGE:
            self._pages.append((_PAGE, pack(self._loose[:_PAGE])))
            self._packed += _PAGE
            del self._loose[:_PAGE]

    def merge(self, later: PackedList[T]) -> None:
        """Add another list at the end."""
        if self._loose:
            self._pages.append((len(self._loose), pack(self._loose)))
            self._packed, self._loose = len(self), []
        self._pages += later._pages
        self._packed += later._packed
        self._loose = list(later._loose)

    def pages(self) -> Iterator[list[T]]:
        """All things in order, some at a time."""
        for _, page in self._pages:
            yield unpack(page)
        yield self._loose

    def some(self, places: Sequence[int]) -> Iterator[T]:
        """The things in these places, which ascend; only the pages that hold some are unpacked."""
        first = at = 0
        for size, page in (*self._pages, (len(self._loose), None)):
            end = at
            while end < len(places) and places[end] < first + size:
                end += 1
            if end > at:
                things = self._loose if page is None else unpack(page)
                yield from (things[place - first] for place in places[at:end])
            first, at = first + size, end


def rivals(groups: Array, values: Array) -> Array:
    """Some places of each group that has two values or more."""
    order = np.lexsort((values, groups))
    group, value = groups[order], values[order]
    met: Array = order[1:][(group[1:] == group[:-1]) & (value[1:] != value[:-1])]
    return met
