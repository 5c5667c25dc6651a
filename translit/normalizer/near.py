"""What stands around the edits of a text, where they may have made a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from translit.edit import Edit

__all__ = ["Near"]

_AROUND = 80  # characters beside an edit in which a name may have come about


class Near(NamedTuple):
    """Around the edits of a text, in one piece, with where the edited places start and end in it."""

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, trail: Sequence[Edit]) -> Near:
        """Around the edits that led to this text."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        shift = size = reach = 0
        for edit in trail:
            start = edit.start + shift
            end = start + len(edit.after)
            shift += len(edit.after) - len(edit.before)
            first = max(reach, start - _AROUND)
            if pieces and first > reach:
                pieces.append("\n")
                size += 1
            reach = min(end + _AROUND, len(text))
            pieces.append(text[first:reach])
            starts.append(start - first + size)
            ends.append(end - first + size)
            size += reach - first
        return cls("".join(pieces), starts, ends)

    def touched(self, start: int, end: int) -> bool:
        """Whether one of the edited places overlaps this one or stands right beside it."""
        at = bisect_left(self.ends, start)
        return at < len(self.starts) and self.starts[at] <= end
