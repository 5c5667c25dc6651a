"""The edits that lead from one text to another."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Sequence

from translit.edit.algebra import canonical
from translit.edit.edit import Edit

__all__ = ["diff"]

_MOST_TOKENS = 4_000  # of a changed block; difflib is quadratic, a longer block is replaced whole


def diff(before: str, after: str, rule: str = "diff") -> list[Edit]:
    """Edits that lead from one text to the other: lines are aligned first, then words inside a block."""
    edits: list[Edit] = []
    a, b = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for at, old, new in _changed(a, b):
        tokens = _TOKEN.findall(old), _TOKEN.findall(new)
        if sum(map(len, tokens)) > _MOST_TOKENS:
            edits.append(Edit(at, at + len(old), old, new, rule))
            continue
        for inner, x, y in _changed(*tokens):
            edits.append(_trimmed(Edit(at + inner, at + inner + len(x), x, y, rule)))
    return canonical(edits)


_TOKEN = re.compile(r"\w+|\W", re.DOTALL)


def _trimmed(edit: Edit) -> Edit:
    """The edit without what its two sides share at the ends."""
    before, after = edit.before, edit.after
    lo = _shared(before, after)
    hi = _shared(before[lo:][::-1], after[lo:][::-1])
    return edit._replace(
        start=edit.start + lo,
        end=edit.end - hi,
        before=before[lo : len(before) - hi],
        after=after[lo : len(after) - hi],
    )


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items two sequences share at their beginning."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _changed(a: list[str], b: list[str]) -> Iterable[tuple[int, str, str]]:
    """(offset, old, new) of the blocks in which two lists of pieces differ."""
    lo = _shared(a, b)
    hi = _shared(a[lo:][::-1], b[lo:][::-1])
    a, b, at = a[lo : len(a) - hi], b[lo : len(b) - hi], sum(map(len, a[:lo]))
    offsets = list(itertools.accumulate(map(len, a), initial=at))
    if len(a) + len(b) > 5 * _MOST_TOKENS:
        yield at, "".join(a), "".join(b)
        return
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield offsets[i1], "".join(a[i1:i2]), "".join(b[j1:j2])
