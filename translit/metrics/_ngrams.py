"""How many n-grams two texts share, for hundreds of segments at once.

Every position's n-gram of the highest order is packed into one 64-bit number: segment, items, stream.
Sorted once, the numbers are also sorted by every shorter prefix, so that one sort serves all orders.
The packing is exact (no hash); what doesn't fit is split, and in the end counted in plain Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Ints", "shared", "totals"]

Ints: TypeAlias = npt.NDArray[np.int64]

_BITS = 63


def totals(sizes: Ints, order: int) -> Ints:
    """How many n-grams of orders 1 to ``order`` texts of these sizes have, (segments, order)."""
    counts: Ints = np.maximum(sizes[:, None] - np.arange(order)[None, :], 0)
    return counts


def shared(streams: Sequence[Ints], sizes: Ints, order: int) -> Ints:
    """N-grams that the hypothesis shares with its references, clipped, (segments, order).

    ``streams`` holds the item codes (from 1 up) of all segments end to end, the hypotheses first;
    ``sizes`` is (streams, segments). With several references the largest count of one of them clips
    (BLEU's rule). An item's code only needs to be unique within its segment.
    """
    segments = sizes.shape[1]
    if segments == 0:
        return np.zeros((0, order), dtype=np.int64)
    top = max((int(s.max()) for s in streams if s.size), default=0)
    need = _width(segments - 1) + order * _width(top) + _width(len(streams) - 1)
    if need <= _BITS:
        return _packed(streams, sizes, order, _width(top))
    if segments > 1:
        return _halves(streams, sizes, order)
    local = _recoded(streams)
    top = max(int(s.max()) for s in local if s.size)
    if order * _width(top) + _width(len(streams) - 1) <= _BITS:
        return _packed(local, sizes, order, _width(top))
    return _counted(local, order)


def _width(value: int) -> int:
    return max(int(value).bit_length(), 1)


def _halves(streams: Sequence[Ints], sizes: Ints, order: int) -> Ints:
    middle = sizes.shape[1] // 2
    cut = sizes[:, :middle].sum(axis=1)
    first = shared([s[:c] for s, c in zip(streams, cut, strict=True)], sizes[:, :middle], order)
    second = shared([s[c:] for s, c in zip(streams, cut, strict=True)], sizes[:, middle:], order)
    return np.concatenate([first, second])


def _recoded(streams: Sequence[Ints]) -> list[Ints]:
    """The codes of one segment as small numbers."""
    _, codes = np.unique(np.concatenate(streams), return_inverse=True)
    cuts = np.cumsum([s.size for s in streams])[:-1]
    return [part.astype(np.int64) + 1 for part in np.split(codes, cuts)]


def _counted(streams: Sequence[Ints], order: int) -> Ints:
    """The plain way, for one segment with a huge alphabet."""
    out = np.zeros((1, order), dtype=np.int64)
    lists = [s.tolist() for s in streams]
    for n in range(1, order + 1):
        counts = [Counter(zip(*(items[k:] for k in range(n)), strict=False)) for items in lists]
        for gram, count in counts[0].items():
            out[0, n - 1] += min(count, max(c[gram] for c in counts[1:]))
    return out


def _packed(streams: Sequence[Ints], sizes: Ints, order: int, bits: int) -> Ints:
    keys, flags = _keys(streams, sizes, order, bits)
    segments = sizes.shape[1]
    out = np.empty((segments, order), dtype=np.int64)
    for n in range(1, order + 1):
        prefix = keys >> np.int64(bits * (order - n))
        starts = np.flatnonzero(np.concatenate(([True], prefix[1:] != prefix[:-1])))
        if not prefix.size:
            out[:, n - 1] = 0
            continue
        runs = prefix[starts]
        match = _clipped(flags, starts, len(streams))
        # A zero in the n-th place: the text ends before, this is no n-gram of that order.
        match[(runs & np.int64((1 << bits) - 1)) == 0] = 0
        owner = runs >> np.int64(bits * n)
        out[:, n - 1] = np.bincount(owner, weights=match, minlength=segments)
    return out


def _clipped(flags: Ints, starts: Ints, streams: int) -> Ints:
    """For each run: the hypothesis's count, at most the largest of a reference's counts."""
    length = np.diff(np.append(starts, flags.size))
    theirs: Ints = np.add.reduceat(flags, starts)
    ours: Ints = length - theirs
    if streams > 2:
        counts = [np.add.reduceat((flags == s).astype(np.int64), starts) for s in range(streams)]
        ours, theirs = counts[0], np.max(counts[1:], axis=0)
    clipped: Ints = np.minimum(ours, theirs)
    return clipped


def _keys(streams: Sequence[Ints], sizes: Ints, order: int, bits: int) -> tuple[Ints, Ints]:
    """Sorted packed n-grams without the stream's bits, and the stream of each."""
    segments, gap = sizes.shape[1], order - 1
    flag = _width(len(streams) - 1)
    packed = []
    for number, (items, size) in enumerate(zip(streams, sizes, strict=True)):
        codes = np.zeros(items.size + segments * gap + gap, dtype=np.int64)
        owner = np.repeat(np.arange(segments), size)
        codes[np.arange(items.size) + owner * gap] = items
        key = np.repeat(np.arange(segments), size + gap)
        for k in range(order):
            key = (key << np.int64(bits)) | codes[k : k + key.size]
        key = (key << np.int64(flag)) | np.int64(number)
        packed.append(key[codes[: key.size] > 0])
    keys = np.concatenate(packed)
    keys.sort()
    return keys >> np.int64(flag), keys & np.int64((1 << flag) - 1)
