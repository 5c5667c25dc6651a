"""Where known forms stand in a text: a trie over words, kept as a table of hashes.

A form's node is the polynomial hash of its key, from its first word to its last; a form of three words
or more also has a node for each of its beginnings from two words on. A text is hashed once, as a
running sum, so the hash of any stretch is one subtraction and one multiplication (Karp and Rabin 1987).
From every place where a name may begin (a word, or a word after its clitics) the first word and the
first two words are looked up in a bit map, all at once; what is left, a word in a hundred, in the sorted
table. Time depends on the text alone: not on how many forms there are, nor on what they look like.

Everything is arrays: built in linear memory, written to a file as it is, mapped by every worker.
A hash is never believed: who asks compares the keys.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from translit.glossary.fold import Folded, fold
from translit.glossary.joining import shifts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Hits", "Index", "word_flags"]

_P = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_BLOCK = 1 << 14  # characters that are hashed at a time: the arrays stay in the cache
_KEYS = 1 << 16  # forms that are hashed at a time when an index is built


class Hits(NamedTuple):
    """Places where a node was found: key offsets, the place where its word begins, the node."""

    start: list[int]
    end: list[int]
    word: list[int]
    node: list[int]


@dataclass(frozen=True, eq=False)
class Index:
    """``hashes`` are the nodes, sorted; ``first`` (one longer) says which ``entries`` end in each.

    ``entries`` are numbers of forms, in the order in which they were given; ``more`` tells the nodes
    that longer forms begin with; ``bits`` is the map, a power of two of bits.
    """

    hashes: NDArray[np.uint64]
    first: NDArray[np.uint32]
    entries: NDArray[np.uint32]
    more: NDArray[np.bool_]
    bits: NDArray[np.uint8]

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> Hits:
        """Every node that stands in the text from a word's beginning, or after clitics, to a word's end.

        ``tails`` are lengths of endings that a last word may carry besides.
        """
        import numpy as np

        starts, ends = _words(folded.codes)
        if not len(starts) or not len(self.hashes):
            return Hits([], [], [], [])
        found: list[tuple[NDArray[np.int64], ...]] = []
        low = 0
        while low < len(starts):
            high = max(int(np.searchsorted(starts, starts[low] + _BLOCK)), low + 1)
            found += self._block(folded, starts, ends, low, high, tails)
            low = high
        if not found:
            return Hits([], [], [], [])
        return Hits(*(np.concatenate(column).tolist() for column in zip(*found, strict=True)))

    def _block(
        self,
        folded: Folded,
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        low: int,
        high: int,
        tails: Sequence[int],
    ) -> Iterable[tuple[NDArray[np.int64], ...]]:
        """(start, end, word's start, node) arrays of the words from ``low`` to ``high``."""
        import numpy as np

        base = int(starts[low])
        last = min(high + _LOOK, len(starts)) - 1
        sums, inverse = _sums(folded.codes[base : int(ends[last])])
        words = starts[low : last + 1] - base
        stops = ends[low : last + 1] - base
        where, which = shifts(folded.codes[base:], words[: high - low], stops[: high - low])
        for depth in range(_LOOK):
            at = which + depth
            if depth and at[-1] >= len(stops):
                inside = at < len(stops)
                where, which, at = where[inside], which[inside], at[inside]
            if not len(where):
                return
            node, keep = None, None
            for tail in (0, *tails) if tails else (0,):
                stop = stops[at] - tail
                hashes = (sums[stop] - sums[where]) * inverse[where]
                picked, nodes = self._look(hashes)
                if tail:
                    good = stop[picked] > np.maximum(words[at[picked]], where[picked])
                    picked, nodes = picked[good], nodes[good]
                elif depth:
                    more = self.more[nodes]
                    node, keep = nodes[more], picked[more]
                full = self.first[nodes] != self.first[nodes + 1]
                if full.any():
                    p = picked[full]
                    yield where[p] + base, stop[p] + base, words[which[p]] + base, nodes[full]
            if depth:
                if node is None or keep is None or not len(node):
                    return
                where, which = where[keep], which[keep]

    def _look(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """(which of the hashes are nodes, the nodes)."""
        import numpy as np

        bit = (hashes * np.uint64(_MIX)) >> np.uint64(64 - self._log)
        maybe = np.flatnonzero(
            (self.bits[bit >> np.uint64(3)] >> (bit & np.uint64(7)).astype(np.uint8)) & 1
        )
        if not len(maybe):
            return maybe, maybe
        wanted = hashes[maybe]
        nodes = np.searchsorted(self.hashes, wanted)
        nodes[nodes == len(self.hashes)] = 0
        right = self.hashes[nodes] == wanted
        return maybe[right], nodes[right]

    @functools.cached_property
    def _log(self) -> int:
        return (len(self.bits) * 8).bit_length() - 1

    def node(self, key: Folded) -> int | None:
        """The node of a whole key, looked up alone."""
        import numpy as np

        starts, ends = _words(key.codes)
        if not len(starts):
            return None
        sums, _ = _sums(key.codes[starts[0] : ends[-1]])
        at = int(np.searchsorted(self.hashes, sums[-1:])[0])
        return at if at < len(self.hashes) and self.hashes[at] == sums[-1] else None

    def at(self, node: int) -> list[int]:
        """The entries that end in a node."""
        entries: list[int] = self.entries[
            int(self.first[node]) : int(self.first[node + 1])
        ].tolist()
        return entries

    @classmethod
    def build(cls, keys: Iterable[str]) -> Index:
        """The index of keys that are folded already; a key without a word has no node."""
        import numpy as np

        full, entry, beginnings = [], [], []
        keys = iter(keys)
        count = 0
        while batch := list(islice(keys, _KEYS)):
            hashes, numbers, prefixes = _hashed(batch)
            full.append(hashes)
            entry.append((numbers + count).astype(np.uint32))
            beginnings.append(prefixes)
            count += len(batch)
        none = np.zeros(0, np.uint64)
        return _assembled(
            np.concatenate([none, *full]),
            np.concatenate([np.zeros(0, np.uint32), *entry]),
            np.unique(np.concatenate([none, *beginnings])),
        )


_LOOK = 24  # words in the longest form that is found


def _assembled(
    full: NDArray[np.uint64], entry: NDArray[np.uint32], begin: NDArray[np.uint64]
) -> Index:
    """The index from (hash, entry) pairs and the hashes of beginnings."""
    import numpy as np

    order = np.argsort(full, kind="stable")
    full, entry = full[order], entry[order]
    hashes = np.union1d(full, begin)
    first = np.searchsorted(full, hashes).astype(np.uint32)
    more = np.zeros(len(hashes) + 1, bool)
    more[np.searchsorted(hashes, begin)] = len(begin) > 0
    log = max(10, (len(hashes) * 64).bit_length())
    place = (hashes * np.uint64(_MIX)) >> np.uint64(64 - log)
    bits = np.zeros(1 << (log - 3), np.uint8)
    np.bitwise_or.at(
        bits,
        (place >> np.uint64(3)).astype(np.int64),
        _BIT()[(place & np.uint64(7)).astype(np.int64)],
    )
    return Index(hashes, np.append(first, np.uint32(len(full))), entry, more, bits)


def _BIT() -> NDArray[np.uint8]:  # noqa: N802
    import numpy as np

    return np.array([1, 2, 4, 8, 16, 32, 64, 128], np.uint8)


def _hashed(
    batch: list[str],
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint64]]:
    """(hash, number) of the keys that have a word, and the hashes of their beginnings."""
    import numpy as np

    joined = "\n".join(batch)
    codes = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    starts, ends = _words(codes)
    lines = np.flatnonzero(codes == 10)
    line = np.searchsorted(lines, starts)
    head = np.ones(len(line), bool)
    head[1:] = line[1:] != line[:-1]
    final = np.ones(len(line), bool)
    final[:-1] = head[1:]
    begin = starts[np.maximum.accumulate(np.where(head, np.arange(len(head)), 0))]
    second = np.zeros(len(line), bool)
    second[1:] = ~head[1:]
    sums, inverse = _sums(codes)
    hashes = (sums[ends] - sums[begin]) * inverse[begin]
    return hashes[final], line[final].astype(np.int64), np.unique(hashes[second & ~final])


def _words(codes: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words begin and end. A word is a run of letters and digits."""
    import numpy as np

    flags = np.zeros(len(codes) + 2, bool)
    flags[1:-1] = word_flags()[codes]
    edges = np.flatnonzero(flags[1:] != flags[:-1])
    return edges[0::2], edges[1::2]


@functools.cache
def word_flags() -> NDArray[np.bool_]:
    """Which characters of the basic plane words are made of."""
    import numpy as np

    flags = np.fromiter((chr(code).isalnum() for code in range(0x10000)), bool, 0x10000)
    flags[0xFFFE] = True  # a letter of another plane
    return flags


def _sums(codes: NDArray[np.uint16]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Running sums of the hash, one longer than the codes, and what moves a hash to the origin."""
    import numpy as np

    power, inverse = _powers(max(len(codes), _BLOCK * 2))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * power[: len(codes)], out=sums[1:])
    return sums, inverse


_POWERS: dict[str, tuple[NDArray[np.uint64], NDArray[np.uint64]]] = {}


def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of the base and of its inverse modulo 2**64, at least so many."""
    import numpy as np

    known = _POWERS.get("")
    if known is None or len(known[0]) <= count:
        size = 1 << count.bit_length()
        known = _POWERS[""] = (_series(_P, size), _series(pow(_P, -1, 1 << 64), size))
    return known


def _series(base: int, size: int) -> NDArray[np.uint64]:
    import numpy as np

    steps = np.full(size, base, np.uint64)
    steps[0] = 1
    return np.cumprod(steps)
