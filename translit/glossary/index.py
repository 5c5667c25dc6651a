"""Which forms are known, and what longer ones begin with: a trie over words, kept as a table of hashes.

A form's node is the hash of its key, from its first word to its last; a form of several words also has a
node for each of its beginnings. Nodes are sorted, and a table says where those stand whose hashes begin
alike. Everything is arrays: built in linear memory, written to a file as it is, mapped by every worker;
a look-up touches a few places of them, however many forms there are.

A hash is never believed: who asks compares the keys.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from codecs import utf_16_le_encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translit.glossary.hashing import FIRST, HALF, SECOND, Hashed, distinct, hashed
from translit.glossary.heads import heads_of, table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BATCH", "Gathered", "Index", "Node"]

BATCH = 1 << 14
"""Keys that are hashed at a time when an index is built."""

Node = tuple[int, bool, bool]
"""(number, whether a form ends there, whether a longer one goes on)."""


@dataclass(frozen=True, eq=False)
class Index:
    """``hashes`` are the nodes, sorted; ``first`` (one longer) says which ``entries`` end in each.

    ``entries`` are numbers of forms, in the order in which they were given; ``more`` tells the nodes
    that longer forms begin with. ``buckets``, one more than a power of two, say how many nodes stand
    before those whose hashes begin with a number. ``heads`` tells with what forms begin (``heads.py``).
    """

    hashes: NDArray[np.uint64]
    first: NDArray[np.uint32]
    entries: NDArray[np.uint32]
    more: NDArray[np.bool_]
    buckets: NDArray[np.uint32]
    heads: NDArray[np.uint64]

    def __reduce__(self) -> tuple[Any, ...]:
        return Index, (
            self.hashes, self.first, self.entries, self.more, self.buckets, self.heads,
        )  # fmt: skip

    @functools.cached_property
    def look(self) -> Callable[[str], Node | None]:
        """What gives the node of a key that begins and ends with a word, or None."""
        hashes, first = self.hashes.data, self.first.data
        more, buckets = self.more.data, self.buckets.data
        shift = HALF - (len(buckets) - 1).bit_length() + 1

        def look(key: str) -> Node | None:
            number = int.from_bytes(utf_16_le_encode(key)[0], "little")
            half = number % FIRST
            bucket = half >> shift
            low, high = buckets[bucket], buckets[bucket + 1]
            if low == high:
                return None
            wanted = half << HALF | number % SECOND
            at = bisect_left(hashes, wanted, low, high)
            if at == high or hashes[at] != wanted:
                return None
            return at, first[at] != first[at + 1], bool(more[at])

        return look

    def node(self, key: str) -> int | None:
        """The node of a whole form, by its key; None: it is unknown."""
        at = [i for i, character in enumerate(key) if character.isalnum()]
        found = self.look(key[at[0] : at[-1] + 1]) if at else None
        return found[0] if found and found[1] else None

    def nodes(self, keys: Sequence[str]) -> list[int]:
        """The nodes of keys that have been indexed; 0 for one without a word."""
        import numpy as np

        out = np.zeros(len(keys), np.int64)
        for low in range(0, len(keys), BATCH):
            found = hashed(keys[low : low + BATCH])
            out[found.numbers + low] = np.searchsorted(self.hashes, found.hashes)
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
        gathered = Gathered()
        gathered.add(list(keys))
        return gathered.index()


class Gathered:
    """What an index is made of, in buffers that grow in place: of many millions there is no room for two."""

    def __init__(self) -> None:
        self._hashes, self._entries, self._beginnings, self._heads = (bytearray() for _ in range(4))
        self._count = 0

    def add(self, keys: Sequence[str]) -> None:
        """Some more keys."""
        for low in range(0, len(keys), BATCH):
            batch = keys[low : low + BATCH]
            self.add_hashed(hashed(batch), heads_of(batch), len(batch))

    def add_hashed(self, found: Hashed, heads: NDArray[np.uint64], count: int) -> None:
        """Some more keys, ``count`` of them, whose hashes and heads are known."""
        import numpy as np

        self._hashes += found.hashes.data
        self._entries += (found.numbers + self._count).astype(np.uint32).data
        self._beginnings += found.beginnings.data
        self._heads += heads.data
        self._count += count

    def index(self) -> Index:
        """The index of what was gathered, which is used up."""
        import numpy as np

        heads = table_of(distinct(np.frombuffer(self._taken("_heads"), np.uint64)))
        buffer = self._taken("_hashes")
        order = np.argsort(np.frombuffer(buffer, np.uint64), kind="stable")
        entries = np.frombuffer(self._taken("_entries"), np.uint32)[order]
        del order
        # Sorted together, a beginning before the forms of the same hash.
        buffer += distinct(np.frombuffer(self._taken("_beginnings"), np.uint64)).data
        hashes = np.frombuffer(buffer, np.uint64)
        del buffer
        hashes <<= np.uint64(1)
        hashes[: len(entries)] |= np.uint64(1)
        hashes.sort()
        ends = (hashes & np.uint64(1)).astype(bool)
        hashes >>= np.uint64(1)
        new = np.ones(len(hashes), bool)
        np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
        hashes = hashes[new]
        before = ends.astype(np.uint32)
        np.cumsum(before, out=before)
        before -= ends
        first = np.full(len(hashes) + 1, len(entries), np.uint32)
        np.compress(new, before, out=first[:-1])
        del before
        return Index(hashes, first, entries, ~ends[new], _buckets(hashes), heads)

    def _taken(self, name: str) -> bytearray:
        """A buffer, which is given away."""
        buffer: bytearray = getattr(self, name)
        delattr(self, name)
        return buffer


def _buckets(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """How many hashes stand before those that begin with each number."""
    import numpy as np

    bits = min(max(len(hashes).bit_length() - 1, 0), HALF)
    counts = np.zeros((1 << bits) + 1, np.uint32)
    for low in range(0, len(hashes), BATCH):
        begins = (hashes[low : low + BATCH] >> np.uint64(2 * HALF - bits)).view(np.int64)
        found = np.bincount(begins - begins[0])
        counts[begins[0] + 1 : begins[0] + 1 + len(found)] += found.astype(np.uint32)
    np.cumsum(counts, out=counts)
    return counts
