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
from itertools import islice
from typing import TYPE_CHECKING, Any

from translit.glossary.hashing import FIRST, HALF, SECOND, distinct, hashed
from translit.glossary.heads import heads_of, table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Index", "Node"]

_NODES = 1 << 18  # nodes whose entries are counted at a time
_KEYS = 1 << 14  # forms that are hashed at a time when an index is built

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
        for low in range(0, len(keys), _KEYS):
            found = hashed(list(keys[low : low + _KEYS]))
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
        gathered = _Gathered()
        keys = iter(keys)
        while batch := list(islice(keys, _KEYS)):
            gathered.add(batch)
        return _assembled(gathered)


class _Gathered:
    """What an index is made of, in buffers that grow in place: of many millions there is no room for two."""

    def __init__(self) -> None:
        self.hashes, self.entries, self.beginnings, self.heads = (bytearray() for _ in range(4))
        self.count = 0

    def add(self, keys: list[str]) -> None:
        """Some more keys."""
        import numpy as np

        found = hashed(keys)
        self.hashes += found.hashes.data
        self.entries += (found.numbers + self.count).astype(np.uint32).data
        self.beginnings += found.beginnings.data
        self.heads += heads_of(keys).data
        self.count += len(keys)

    def taken(self, name: str) -> bytearray:
        """A buffer, which is given away."""
        buffer: bytearray = getattr(self, name)
        delattr(self, name)
        return buffer


def _assembled(gathered: _Gathered) -> Index:
    """The index of what was gathered, which is used up."""
    import numpy as np

    heads = table_of(distinct(np.frombuffer(gathered.taken("heads"), np.uint64)))
    full = np.frombuffer(gathered.taken("hashes"), np.uint64)
    order = np.argsort(full, kind="stable")
    entries = np.frombuffer(gathered.taken("entries"), np.uint32)[order]
    del order
    full.sort()
    begin = distinct(np.frombuffer(gathered.taken("beginnings"), np.uint64))
    hashes = distinct(np.concatenate([full, begin]))
    first = np.full(len(hashes) + 1, len(full), np.uint32)
    for low in range(0, len(hashes), _NODES):
        here = slice(low, min(low + _NODES, len(hashes)))
        first[here] = np.searchsorted(full, hashes[here])
    del full
    more = np.zeros(len(hashes), bool)
    more[np.searchsorted(hashes, begin)] = True
    bits = min(max(len(hashes).bit_length() - 1, 0), HALF)
    starts = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(2 * HALF - bits)
    buckets = np.searchsorted(hashes, starts).astype(np.uint32)
    return Index(hashes, first, entries, more, buckets, heads)
