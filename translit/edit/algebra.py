"""What can be done with edits: apply, bring into canonical form, invert, compose, remap spans."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterable, Sequence

from translit.edit.edit import Edit
from translit.errors import InputError
from translit.segment import Span

__all__ = ["apply", "canonical", "compose", "invert", "remap", "remap_all"]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made. Raises ``InputError`` where the trail does not fit the text."""
    out: list[str] = []
    at = 0
    for edit in edits:
        fits = at <= edit.start <= edit.end <= len(text)
        if not fits or text[edit.start : edit.end] != edit.before:
            raise InputError(
                f"the trail does not fit the text: expected {edit.before!r}, "
                f"found {text[edit.start : edit.end]!r}",
                f"offset {edit.start}",
            )
        out += (text[at : edit.start], edit.after)
        at = edit.end
    out.append(text[at:])
    return "".join(out)


def invert(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that take these back, in offsets of the edited text."""
    out: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        out.append(
            Edit(start, start + len(edit.after), edit.after, edit.before, edit.rule, edit.concept)
        )
        shift += len(edit.after) - len(edit.before)
    return canonical(out)


_PLACE = operator.itemgetter(0, 1)  # (start, end)


def canonical(edits: Iterable[Edit]) -> list[Edit]:
    """Sorted, what starts where the last one starts merged into it, what changes nothing dropped.

    Raises ``ValueError`` where two edits overlap: that is a bug of who made them.
    """
    out: list[Edit] = []
    for edit in sorted(edits, key=_PLACE):
        if out and edit.start < out[-1].end:
            raise ValueError(f"overlapping edits: {out[-1]} and {edit}")
        merge = out and edit.start == out[-1].start
        out.append(_merged(out.pop(), edit) if merge else edit)
    return [e for e in out if e.before != e.after]


def _merged(first: Edit, second: Edit) -> Edit:
    """Two neighbours as one; the first ends where the second starts."""
    return Edit(
        first.start,
        second.end,
        first.before + second.before,
        first.after + second.after,
        _rules(first, second),
        second.concept or first.concept,
    )


def _rules(*edits: Edit) -> str:
    """The rules of several edits, each once, in order, joined by ``+``."""
    return "+".join(dict.fromkeys(r for e in edits for r in e.rule.split("+")))


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One list that does what ``first`` and then ``second`` do, in offsets of the first's text.

    Edits of the two that overlap become one with both rules. Needs no text: what lies between the
    edits of a group is in their ``before`` and ``after``.
    """
    out: list[Edit] = []
    ours = theirs = shift = 0
    while ours < len(first) and theirs < len(second):
        one, other = first[ours], second[theirs]
        start = one.start + shift
        if start + len(one.after) < other.start:
            out.append(one)
            shift += len(one.after) - len(one.before)
            ours += 1
        elif other.end < start:
            out.append(_shifted(other, shift))
            theirs += 1
        else:
            upto, end = _touching(first, second, ours, theirs, shift)
            group, others = first[ours:upto], [_shifted(e, shift) for e in second[theirs:end]]
            out += canonical(_group_edit(*part) for part in _groups(group, others))
            shift += sum(len(e.after) - len(e.before) for e in group)
            ours, theirs = upto, end
    return [*out, *first[ours:], *(_shifted(e, shift) for e in second[theirs:])]


def _shifted(edit: Edit, shift: int) -> Edit:
    """An edit of the middle text in offsets of the original; ``shift`` is the one minus the other."""
    if not shift:
        return edit
    start, end, before, after, rule, concept = edit
    return Edit(start - shift, end - shift, before, after, rule, concept)


def _touching(
    first: Sequence[Edit], second: Sequence[Edit], ours: int, theirs: int, shift: int
) -> tuple[int, int]:
    """Up to where edits of both reach into or touch each other, from two that do."""
    high = max(first[ours].start + shift + len(first[ours].after), second[theirs].end)
    shift += len(first[ours].after) - len(first[ours].before)
    ours, theirs = ours + 1, theirs + 1
    while True:
        if ours < len(first) and first[ours].start + shift <= high:
            one = first[ours]
            high = max(high, one.start + shift + len(one.after))
            shift += len(one.after) - len(one.before)
            ours += 1
        elif theirs < len(second) and second[theirs].start <= high:
            high = max(high, second[theirs].end)
            theirs += 1
        else:
            return ours, theirs


def _groups(
    first: Sequence[Edit], second: Sequence[Edit]
) -> Iterable[tuple[list[tuple[int, Edit]], list[Edit], int]]:
    """Edits that touch each other in the middle text: ([(middle start, first edit)], [second], shift).

    ``shift`` is middle offset minus original offset before the group.
    """
    moved: list[tuple[int, int, int, Edit]] = []
    shift = 0
    for edit in first:
        start = edit.start + shift
        moved.append((start, start + len(edit.after), 0, edit))
        shift += len(edit.after) - len(edit.before)
    # Of two equal places of one stage, the edit that starts first in its own text comes first.
    events = sorted([*moved, *((e.start, e.end, 1, e) for e in second)])
    ours: list[tuple[int, Edit]] = []
    theirs: list[Edit] = []
    hi = -1
    before_group = total = 0
    for start, end, stage, edit in events:
        # Two that merely touch stay apart, but for an insertion at the edge of the other stage's
        # edit: only one order of the two is right, and a merged edit is the one that keeps it.
        touches = start < hi or (start == hi and (start == end or _empty_at(ours, theirs, hi)))
        if not touches and (ours or theirs):
            yield ours, theirs, before_group
            ours, theirs, before_group, hi = [], [], total, -1
        if stage == 0:
            ours.append((start, edit))
            total += len(edit.after) - len(edit.before)
        else:
            theirs.append(edit)
        hi = max(hi, end)
    yield ours, theirs, before_group


def _empty_at(ours: list[tuple[int, Edit]], theirs: list[Edit], at: int) -> bool:
    """Whether the group holds an edit that is empty in the middle text and stands at its end."""
    return any(s == at and not e.after for s, e in ours) or any(
        e.start == e.end == at for e in theirs
    )


def _group_edit(ours: list[tuple[int, Edit]], theirs: list[Edit], shift: int) -> Edit:
    """One edit that does what a group does; most groups are one edit."""
    if not theirs and len(ours) == 1:
        return ours[0][1]
    if not ours and len(theirs) == 1:
        return _shifted(theirs[0], shift)
    lo = min([s for s, _ in ours] + [e.start for e in theirs])
    hi = max([s + len(e.after) for s, e in ours] + [e.end for e in theirs])
    middle = [""] * (hi - lo)
    for start, piece in [(s, e.after) for s, e in ours] + [(e.start, e.before) for e in theirs]:
        middle[start - lo : start - lo + len(piece)] = piece
    text = "".join(middle)
    back = [Edit(s - lo, s - lo + len(e.after), e.after, e.before, e.rule) for s, e in ours]
    there = [e._replace(start=e.start - lo, end=e.end - lo) for e in theirs]
    before, after = apply(text, back), apply(text, there)
    edits = [e for _, e in ours] + theirs
    concept = next((e.concept for e in reversed(edits) if e.concept), None)
    return Edit(lo - shift, lo - shift + len(before), before, after, _rules(*edits), concept)


def remap(span: tuple[int, int], edits: Sequence[Edit], *, back: bool = False) -> Span:
    """Where a span of the original lies in the edited text; with ``back`` the other way round.

    A span that begins or ends inside an edit is widened to the whole of it; what is inserted at its
    edge stays outside.
    """
    return remap_all([span], edits, back=back)[0]


def remap_all(
    spans: Iterable[tuple[int, int]], edits: Sequence[Edit], *, back: bool = False
) -> list[Span]:
    """``remap`` for many spans at the cost of one pass over the edits."""
    starts, ends, shifts = _shifts(edits, back=back)
    found = []
    for start, end in spans:
        begun = bisect.bisect_left(starts, end)
        last = ends[begun - 1] if begun and ends[begun - 1] > end else end
        last += shifts[begun]
        done = bisect.bisect_right(ends, start)
        first = starts[done] if done < len(starts) and starts[done] < start else start
        found.append(Span(min(first + shifts[done], last), last))
    return found


def _shifts(edits: Sequence[Edit], *, back: bool) -> tuple[list[int], list[int], list[int]]:
    """Where the edits start and end in the text that is left, and how far what follows n of them moves."""
    starts: list[int] = []
    ends: list[int] = []
    shifts = [0]
    shift = 0
    for start, end, before, after, _, _ in edits:
        grown = len(after) - len(before)
        if back:
            start += shift  # noqa: PLW2901 - in the edited text
            end += shift + grown  # noqa: PLW2901
        shift += grown
        if back and starts and starts[-1] == start:  # what the last one took out stood here
            ends[-1], shifts[-1] = end, -shift
            continue
        starts.append(start)
        ends.append(end)
        shifts.append(-shift if back else shift)
    return starts, ends, shifts
