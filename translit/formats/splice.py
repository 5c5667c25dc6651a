"""Edits of a unit's plain text, made in the bytes that it was read from: all else stays byte for byte."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.sax.saxutils import escape

from translit.edit import Edit

__all__ = ["Piece", "fitting", "spliced"]

_LONG = 256  # characters
_AGAIN = "]]><![CDATA["  # a section ends and the next begins: nothing to a reader


class Piece(NamedTuple):
    """A run of a unit's plain text, and where it is in the bytes of the unit.

    ``cdata``: in a CDATA section. ``fixed``: it stands for a placeholder or is protected, and stays.
    """

    text: str
    start: int
    end: int
    encoding: str
    cdata: bool = False
    fixed: bool = False


class _Run(NamedTuple):
    """Pieces that follow each other in the bytes, or one that is fixed, from ``start`` of the plain text.

    ``ends`` are those of the pieces there; ``open``: markup stands between it and the next.
    """

    start: int
    ends: tuple[int, ...]
    pieces: tuple[Piece, ...]
    open: bool

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.ends[-1]

    @property
    def size(self) -> int:
        """Its characters."""
        return self.end - self.start

    @property
    def fixed(self) -> bool:
        """Whether it stays as it is."""
        return self.pieces[0].fixed


def spliced(raw: bytes, pieces: Sequence[Piece], edits: Sequence[Edit]) -> bytes:
    """The bytes of a unit with the edits that fit made in its text; offsets are code points of the
    pieces' texts joined.
    """
    runs = _runs(raw, pieces)
    out: list[bytes] = []
    at = 0
    for edit in fitting(raw, pieces, edits):
        start, end, data = _change(raw, _run_at(runs, edit.start), edit) or (at, at, b"")
        out += (raw[at:start], data)
        at = end
    return b"".join(out) + raw[at:]


def fitting(raw: bytes, pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[Edit]:
    """The edits that can be made without cutting through markup, and taken back again.

    A form with the blank behind it, between which markup ends, is two edits. What is deleted right
    before markup could not be put back before it, and stays; nor is all deleted that is behind it.
    """
    runs = _runs(raw, pieces)
    found = [part for edit in edits for part in _parts(runs, edit) if _fits(raw, runs, part)]
    there = [edit for edit in found if edit.start >= runs[-1].start]
    left = sum((len(e.after) - len(e.before) for e in there), runs[-1].size) if there else 1
    return found if left else found[:-1]


def _runs(raw: bytes, pieces: Sequence[Piece]) -> list[_Run]:
    groups: list[list[Piece]] = []
    for piece in _short(raw, pieces):
        last = groups[-1][-1] if groups else None
        if last and last.end == piece.start and not (last.fixed or piece.fixed):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    runs: list[_Run] = []
    at = 0
    for i, group in enumerate(groups, 1):
        ends = tuple(accumulate((len(p.text) for p in group), initial=at))[1:]
        after = groups[i][0].start if i < len(groups) else group[-1].end
        runs.append(_Run(at, ends, tuple(group), open=after != group[-1].end))
        at = ends[-1]
    return runs


def _short(raw: bytes, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, long ones cut where their bytes are their text: a place in them is found by counting."""
    for piece in pieces:
        size = len(piece.text)
        plain = piece.text.encode(piece.encoding, "replace") if size > _LONG else b""
        if size <= _LONG or raw[piece.start : piece.end] != plain:
            yield piece
            continue
        end = piece.start
        for at in range(0, size, _LONG):
            text = piece.text[at : at + _LONG]
            start, end = end, end + len(text.encode(piece.encoding))
            yield piece._replace(text=text, start=start, end=end)


def _run_at(runs: Sequence[_Run], offset: int) -> _Run:
    """The run of a place; between two it is the second."""
    return runs[min(bisect_right(runs, offset, key=lambda run: run.end), len(runs) - 1)]


def _parts(runs: Sequence[_Run], edit: Edit) -> Iterator[Edit]:
    """The edit, or its two halves where it goes on behind markup with nothing but blanks."""
    run = _run_at(runs, edit.start) if runs else None
    if run is None or edit.end <= run.end or run.fixed:
        yield edit
        return
    cut = run.end - edit.start
    before, blank = edit.before[:cut], edit.before[cut:]
    if not blank.isspace() or not edit.after:
        yield edit
        return
    if before != edit.after:
        yield edit._replace(end=run.end, before=before)
    yield edit._replace(start=run.end, before=blank, after="")


def _fits(raw: bytes, runs: Sequence[_Run], edit: Edit) -> bool:
    if not runs:
        return False
    run = _run_at(runs, edit.start)
    if edit.end > run.end or (run.fixed and edit.end > run.start):
        return False
    if not edit.after and edit.end == run.end and run.open:
        return False
    return _change(raw, run, edit) is not None


def _change(raw: bytes, run: _Run, edit: Edit) -> tuple[int, int, bytes] | None:
    """(start, end, new bytes) of an edit inside a run."""
    one = min(bisect_right(run.ends, edit.start), len(run.pieces) - 1)
    other = max(bisect_left(run.ends, edit.end), one)
    first = _byte(raw, run, one, edit.start)
    last = _byte(raw, run, other, edit.end)
    if first is None or last is None:
        return None
    return (
        first,
        last,
        _written(edit.after, run.pieces[other], raw[first - 2 : first], raw[last : last + 2]),
    )


def _written(text: str, piece: Piece, before: bytes, after: bytes) -> bytes:
    if piece.cdata:
        return _verbatim(text, piece.encoding, before, after)
    return escape(text).encode(piece.encoding, "xmlcharrefreplace")


def _verbatim(text: str, encoding: str, before: bytes, after: bytes) -> bytes:
    """Text as it is written in a CDATA section, where nothing is escaped: no ``]]>`` may come about."""
    square, angle = "]".encode(encoding), ">".encode(encoding)
    out = text.replace("]]>", f"]]{_AGAIN}>")
    if before.endswith(square) and (not text or text[0] in "]>"):
        out = _AGAIN + out
    if text.endswith("]") and after.startswith((square, angle)):
        out += _AGAIN
    try:
        return out.encode(encoding)
    except UnicodeEncodeError:  # a character that only a reference can tell, which is none in there
        return f"]]>{escape(text)}<![CDATA[".encode(encoding, "xmlcharrefreplace")


def _byte(raw: bytes, run: _Run, number: int, offset: int) -> int | None:
    """The byte of a place in a piece; None inside what is written as one (``&amp;``)."""
    piece = run.pieces[number]
    inside = offset - run.ends[number] + len(piece.text)
    if inside == 0:
        return piece.start
    if inside == len(piece.text):
        return piece.end
    if raw[piece.start : piece.end] != piece.text.encode(piece.encoding, "replace"):
        return None
    return piece.start + len(piece.text[:inside].encode(piece.encoding))
