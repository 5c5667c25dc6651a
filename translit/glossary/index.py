"""Where known forms stand in a text: a trie over words, kept as a table of hashes.

A form's node is the polynomial hash of its key, from its first word to its last; a form of three words
or more also has a node for each of its beginnings from two words on. A text is hashed once, as a
running sum, so the hash of any stretch is one subtraction and one multiplication (Karp and Rabin 1987).
From every place where a name may begin (a word, or a word after its clitics) the first word is looked
up in a bit map that stays in the cache however many forms there are. Of what is left, a word in ten,
the first word and the first two are looked up in a larger map, all at once; what is left then, in the
sorted table. Time depends on the text alone: not on how many forms there are, nor what they look like.

Everything is arrays: built in linear memory, written to a file as it is, mapped by every worker.
A hash is never believed: who asks compares the keys.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.glossary.fold import Folded
from translit.glossary.joining import shifts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Hits", "Index", "powers", "word_flags"]

_P = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_STIR = 0xA24BAED4963EE407  # of the other map: what one lets through by chance the other should not
_BLOCK = 1 << 14  # characters that are hashed at a time: the arrays stay in the cache
_KEYS = 1 << 16  # forms that are hashed at a time when an index is built
_ROW = 16  # nodes that are compared at a time: two lines of the cache
_DENSE, _LARGEST = 32, 40  # bits in a map for each that it holds, up to twice as many, 2**40 in all
_HEADS, _CACHED = 8, 23


class Hits(NamedTuple):
    """Places where a node was found: key offsets, the place where its word begins, the node."""

    start: list[int]
    end: list[int]
    word: list[int]
    node: list[int]


_NOTHING = Hits([], [], [], [])


@dataclass(frozen=True, eq=False)
class Index:
    """``hashes`` are the nodes, sorted, whole rows of them (the last is filled up with the largest number);
    ``first`` (one longer) says which ``entries`` end in each.

    ``entries`` are numbers of forms, in the order in which they were given; ``more`` tells the nodes
    that longer forms begin with; ``bits`` maps the nodes, ``heads`` the first words of all forms, each
    a power of two of bits.
    """

    hashes: NDArray[np.uint64]
    first: NDArray[np.uint32]
    entries: NDArray[np.uint32]
    more: NDArray[np.bool_]
    bits: NDArray[np.uint8]
    heads: NDArray[np.uint8]

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> Hits:
        """Every node that stands in the text from a word's beginning, or after clitics, to a word's end.

        ``tails`` are lengths of endings that a last word may carry besides.
        """
        import numpy as np

        starts, ends = _words(folded.codes)
        if not len(starts) or not len(self.hashes):
            return _NOTHING
        found: list[tuple[NDArray[np.int64], ...]] = []
        low = 0
        while low < len(starts):
            high = max(int(np.searchsorted(starts, starts[low] + _BLOCK)), low + 1)
            last = min(high + _LOOK, len(starts))
            base = starts[low]
            codes = folded.codes[int(base) : int(ends[last - 1])]
            block = starts[low:last] - base, ends[low:last] - base
            for start, end, word, node in self._block(codes, block, high - low, tails):
                if len(start):
                    found.append((start + base, end + base, word + base, node))
            low = high
        if not found:
            return _NOTHING
        return Hits(*(np.concatenate(column).tolist() for column in zip(*found, strict=True)))

    def _block(
        self,
        codes: NDArray[np.uint16],
        block: tuple[NDArray[np.int64], NDArray[np.int64]],
        count: int,
        tails: Sequence[int],
    ) -> Iterator[tuple[NDArray[np.int64], ...]]:
        """(start, end, word's start, node) arrays of the first ``count`` words of a block."""
        import numpy as np

        starts, ends = block
        sums, inverse = _sums(codes)
        where, which = shifts(codes, starts[:count], ends[:count])
        # After the last word ends nothing: a place whose sum is no form's.
        stops = np.empty(len(ends) + _LOOK, np.int64)
        stops[: len(ends)], stops[len(ends) :] = ends, len(codes) + 1
        begin, unit, stop = sums.take(where), inverse.take(where), stops.take(which)
        stirred = unit * np.uint64(_STIR)
        flags = _flags(self.heads, (sums.take(stop) - begin) * stirred)
        for tail in tails:
            flags |= _flags(self.heads, (sums.take(stop - tail) - begin) * stirred)
        longer = flags.view(bool).nonzero()[0]
        low, depths = 0, 2  # one word and two words at once, then one more at a time
        while len(longer) and low < _LOOK:
            begin, unit = begin.take(longer), unit.take(longer)
            where, which = where.take(longer), which.take(longer)
            at = np.concatenate([which + depth for depth in range(low, low + depths)])
            begins, units, wheres, words = _repeated(depths, begin, unit, where, which)
            origin = wheres, words, starts
            stop = stops.take(at)
            picked, nodes = self._look((sums.take(stop) - begins) * units)
            yield self._ended(picked, nodes, stop, origin)
            for short in (stop - tail for tail in tails):
                ended = self._look((sums.take(short) - begins) * units)
                yield self._ended(*ended, short, origin)
            longer = picked[self.more.take(nodes)] - len(where) * (depths - 1)
            longer = longer[longer >= 0]
            low, depths = low + depths, 1

    def _ended(
        self,
        picked: NDArray[np.intp],
        nodes: NDArray[np.intp],
        stop: NDArray[np.int64],
        origin: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    ) -> tuple[NDArray[np.int64], ...]:
        """What was looked up and is a whole form, as (start, end, word's start, node)."""
        full = self.first.take(nodes) != self.first.take(nodes + 1)
        picked, nodes = picked[full], nodes[full]
        where, which, starts = origin
        return where.take(picked), stop.take(picked), starts.take(which.take(picked)), nodes

    def _look(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """(which of the hashes are nodes, the nodes)."""
        import numpy as np

        maybe = _flags(self.bits, hashes * np.uint64(_MIX)).view(bool).nonzero()[0]
        if not len(maybe):
            return maybe, maybe
        wanted = hashes.take(maybe)
        rows = self._rows.searchsorted(wanted, "right") - 1
        right, column = (self.hashes.reshape(-1, _ROW).take(rows, 0) == wanted[:, None]).nonzero()
        return maybe.take(right), rows.take(right) * _ROW + column

    @functools.cached_property
    def _rows(self) -> NDArray[np.uint64]:
        """The first hash of every row: a search in them stays in the cache."""
        return self.hashes[::_ROW].copy()

    def node(self, key: Folded) -> int | None:
        """The node of a whole key, looked up alone."""
        import numpy as np

        starts, ends = _words(key.codes)
        if not len(starts):
            return None
        sums, _ = _sums(key.codes[starts[0] : ends[-1]])
        at = int(np.searchsorted(self.hashes, sums[-2:-1])[0])
        return at if at < len(self.hashes) and self.hashes[at] == sums[-2] else None

    def nodes(self, keys: Sequence[str]) -> list[int]:
        """The nodes of keys that have been indexed; 0 for one without a word."""
        import numpy as np

        out = np.zeros(len(keys), np.int64)
        for low in range(0, len(keys), _KEYS):
            hashes, numbers, _, _ = _hashed(list(keys[low : low + _KEYS]))
            out[numbers + low] = np.searchsorted(self.hashes, hashes)
        nodes: list[int] = out.tolist()
        return nodes

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

        full, entry, beginnings, heads = [], [], [], []
        keys = iter(keys)
        count = 0
        while batch := list(islice(keys, _KEYS)):
            hashes, numbers, prefixes, words = _hashed(batch)
            heads.append(words)
            full.append(hashes)
            entry.append((numbers + count).astype(np.uint32))
            beginnings.append(prefixes)
            count += len(batch)
        none = np.zeros(0, np.uint64)
        return _assembled(
            np.concatenate([none, *full]),
            np.concatenate([np.zeros(0, np.uint32), *entry]),
            np.unique(np.concatenate([none, *beginnings])),
            np.unique(np.concatenate([none, *heads])),
        )


_LOOK = 24  # words in the longest form that is found


def _repeated(times: int, *columns: NDArray[Any]) -> list[NDArray[Any]]:
    import numpy as np

    return [np.concatenate((column,) * times) for column in columns]


def _assembled(
    full: NDArray[np.uint64],
    entry: NDArray[np.uint32],
    begin: NDArray[np.uint64],
    heads: NDArray[np.uint64],
) -> Index:
    """The index from (hash, entry) pairs, the hashes of beginnings and those of first words."""
    import numpy as np

    order = np.argsort(full, kind="stable")
    full, entry = full[order], entry[order]
    hashes = np.union1d(full, begin)
    bits = _bits(hashes * np.uint64(_MIX), _DENSE, _LARGEST)
    words = _bits(heads * np.uint64(_STIR), _HEADS, _CACHED)
    last = np.full(-len(hashes) % _ROW, ~np.uint64(0))
    hashes = np.concatenate([hashes, last])
    first = np.searchsorted(full, hashes).astype(np.uint32)
    more = np.zeros(len(hashes) + 1, bool)
    more[np.searchsorted(hashes, begin)] = len(begin) > 0
    return Index(hashes, np.append(first, np.uint32(len(full))), entry, more, bits, words)


def _bits(hashes: NDArray[np.uint64], density: int, largest: int) -> NDArray[np.uint8]:
    """A map of hashes, with at least ``density`` bits for each, unless that is more than 2**largest."""
    import numpy as np

    log = min(max(10, (len(hashes) * density).bit_length()), largest)
    place = (hashes >> np.uint64(64 - log)).view(np.int64)
    place.sort()
    heads = (np.diff(place >> 3, prepend=-1) > 0).nonzero()[0]
    bits = np.zeros(1 << (log - 3), np.uint8)
    if len(place):
        masks = np.left_shift(1, place & 7).astype(np.uint8)
        bits[place[heads] >> 3] = np.bitwise_or.reduceat(masks, heads)
    return bits


def _flags(bits: NDArray[np.uint8], hashes: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """1 for each hash that the map may hold, else 0."""
    import numpy as np

    shift = np.uint64(64 - (len(bits) * 8).bit_length() + 1)
    place = (hashes >> shift).view(np.int64)
    return (bits.take(place >> 3) >> (place & 7).astype(np.uint8)) & np.uint8(1)


def _hashed(
    batch: list[str],
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64]]:
    """(hash, number) of the keys that have a word; the hashes of beginnings and of first words."""
    import numpy as np

    joined = "\n".join(batch)
    codes = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    starts, ends = _words(codes)
    lines = (codes == 10).nonzero()[0]
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
    beginnings = np.unique(hashes[second & ~final])
    return hashes[final], line[final].astype(np.int64), beginnings, np.unique(hashes[head])


def _words(codes: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words begin and end. A word is a run of letters and digits."""
    import numpy as np

    flags = np.zeros(len(codes) + 2, bool)
    flags[1:-1] = word_flags().take(codes)
    edges = (flags[1:] != flags[:-1]).nonzero()[0]
    return edges[0::2], edges[1::2]


@functools.cache
def word_flags() -> NDArray[np.bool_]:
    """Which characters of the basic plane words are made of."""
    import numpy as np

    return np.fromiter((chr(code).isalnum() for code in range(0x10000)), bool, 0x10000)


def _sums(codes: NDArray[np.uint16]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Running sums of the hash, and what moves a hash to the origin.

    The sums are two longer than the codes: the last belongs to no place.
    """
    import numpy as np

    power, inverse = powers(_P, max(len(codes), _BLOCK * 2))
    sums = np.empty(len(codes) + 2, np.uint64)
    sums[0], sums[-1] = 0, _MIX
    np.cumsum(codes * power[: len(codes)], out=sums[1:-1])
    return sums, inverse


_POWERS: dict[int, tuple[NDArray[np.uint64], NDArray[np.uint64]]] = {}


def powers(base: int, count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of an odd base and of its inverse modulo 2**64, at least so many."""
    known = _POWERS.get(base)
    if known is None or len(known[0]) <= count:
        size = 1 << count.bit_length()
        known = _POWERS[base] = (_series(base, size), _series(pow(base, -1, 1 << 64), size))
    return known


def _series(base: int, size: int) -> NDArray[np.uint64]:
    import numpy as np

    steps = np.full(size, base, np.uint64)
    steps[0] = 1
    return np.cumprod(steps)
