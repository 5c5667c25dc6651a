"""Which texts go together: those of like length, so that little is padded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["batches", "readable"]

_LONE = re.compile("[\ud800-\udfff]")
_MOST = 128  # rows of a batch


def batches(lengths: Sequence[int], tokens: int = 8192) -> Iterator[list[int]]:
    """Row numbers in batches of at most ``tokens`` with padding, the longest first.

    The longest first: what doesn't fit the memory fails at once. Equal lengths keep their order.
    """
    batch: list[int] = []
    widest = 0
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        widest = max(widest, lengths[i], 1)
        if batch and (widest * (len(batch) + 1) > tokens or len(batch) == _MOST):
            yield batch
            batch, widest = [], max(lengths[i], 1)
        batch.append(i)
    if batch:
        yield batch


def readable(text: str) -> str:
    """The text with lone surrogates as U+FFFD, one for one: offsets stay, tokenizers can read it."""
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text)
