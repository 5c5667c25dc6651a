"""Edits between a text and its repair where plain letters stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.edit import Edit

__all__ = ["aligned"]

# The letters of a character reference (&quot;) are no plain ones: they go.
_REFERENCE = re.compile(r"&#?\w{1,31};")
# What a repair leaves alone, the surest anchors last: any letters stay where only references are read.
_ANCHORS = tuple(
    re.compile(run) for run in (r"([\w\s]+)", r"([ A-Za-z0-9\n]+)", r"([A-Za-z0-9\n]+)", r"(\n)")
)


def aligned(before: str, after: str, offset: int, rule: str) -> Iterator[Edit]:
    """Edits that lead from ``before`` (standing at ``offset``) to ``after``, in linear time.

    The two are cut at the runs of plain letters that both have in the same order; without such, all
    between the first and the last difference is one edit.
    """
    masked = _REFERENCE.sub(lambda found: "&" * len(found[0]), before)
    for anchors in _ANCHORS:
        old, new = anchors.split(masked), anchors.split(after)
        if old[1::2] == new[1::2]:
            break
    else:
        old, new = [before], [after]
    at = 0
    for length, repaired in zip(map(len, old), new, strict=True):
        piece, at = before[at : at + length], at + length
        end = offset + length
        if piece != repaired:
            if piece[:1] == repaired[:1] or piece[-1:] == repaired[-1:]:
                yield _trimmed(piece, repaired, offset, rule)
            else:
                yield Edit(offset, end, piece, repaired, rule)
        offset = end


def _trimmed(before: str, after: str, offset: int, rule: str) -> Edit:
    """One edit without what its two sides share at the ends."""
    lo = _shared(before, after)
    hi = _shared(before[lo:][::-1], after[lo:][::-1])
    end = len(before) - hi
    return Edit(offset + lo, offset + end, before[lo:end], after[lo : len(after) - hi], rule)


def _shared(a: str, b: str) -> int:
    """How many characters two texts share at their beginning."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
