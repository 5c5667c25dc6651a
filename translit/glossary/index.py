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
from typing import TYPE_CHECKING, Any, TypeVar

from translit.glossary.hashing import FIRST, HALF, SECOND, distinct, hashed
from translit.glossary.heads import heads_of, table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Index", "Node"]

T = TypeVar("T", bound="np.generic")

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
        import numpy as np

        keys = iter(keys)
        hashes, beginnings = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint64)]
        entries, heads = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint64)]
        count = 0
        while batch := list(islice(keys, _KEYS)):
            found = hashed(batch)
            hashes.append(found.hashes)
            entries.append((found.numbers + count).astype(np.uint32))
            beginnings.append(found.beginnings)
            heads.append(heads_of(batch))
            count += len(batch)
        table = table_of(distinct(_drained(heads)))
        return _assembled(_drained(hashes), _drained(entries), _drained(beginnings), table)


def _drained(parts: list[NDArray[T]]) -> NDArray[T]:
    """The parts as one; the list is left empty, for of many millions there is no room for both."""
    import numpy as np

    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _assembled(
    full: NDArray[np.uint64],
    entries: NDArray[np.uint32],
    begin: NDArray[np.uint64],
    heads: NDArray[np.uint64],
) -> Index:
    """The index from (hash, entry) pairs, the hashes of beginnings and the table of heads."""
    import numpy as np

    order = np.argsort(full, kind="stable")
    full, entries = full[order], entries[order]
    del order
    begin = distinct(begin)
    hashes = distinct(np.concatenate([full, begin]))
    first = np.append(np.searchsorted(full, hashes).astype(np.uint32), np.uint32(len(full)))
    del full
    more = np.zeros(len(hashes), bool)
    more[np.searchsorted(hashes, begin)] = True
    bits = min(max(len(hashes).bit_length() - 1, 0), HALF)
    sizes = np.bincount((hashes >> np.uint64(2 * HALF - bits)).view(np.int64), minlength=1 << bits)
    buckets = np.zeros((1 << bits) + 1, np.uint32)
    buckets[1:] = np.cumsum(sizes)
    return Index(hashes, first, entries, more, buckets, heads)
