"""A run's input in pieces: a byte range of lines, row groups, or a whole file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from translit.formats import Format, choose, opened
from translit.formats.parquet import Arrow, Parquet

__all__ = ["UNIT_BYTES", "Unit", "cut", "lines_before", "read"]

UNIT_BYTES = 32 << 20
_LEAST = 1 << 20
_SHARE = 32  # of what is left, a unit is one part at most: workers that share the work end together
_LINES = ("jsonl", "lines")
_PACKED = (".gz", ".bz2", ".xz", ".zip")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of work: bytes ``start:end`` of a file of lines, row groups ``start:end``, or all of it.

    ``size`` is about how many bytes of the file it is.
    """

    number: int
    path: str
    start: int = 0
    end: int | None = None
    size: int = 0


def cut(files: Sequence[str], format_id: str | None = None, size: int = UNIT_BYTES) -> list[Unit]:
    """The units of all files in the order of work, numbered; each of ``size`` bytes at most where the
    format allows it.

    The largest files come first and the last units are small, however many workers there will be.
    """
    sizes = {name: Path(name).stat().st_size for name in files}
    left = sum(sizes.values())
    units: list[Unit] = []
    for name in sorted(sizes, key=lambda name: -sizes[name]):
        units += _units(name, format_id, _Pieces(sizes[name], left, size))
        left -= sizes[name]
    return [replace(unit, number=number) for number, unit in enumerate(units)]


class _Pieces(NamedTuple):
    """What says how a file is cut: its bytes, those of it and all that come after, the most of a unit."""

    total: int
    left: int
    most: int

    def at(self, start: int) -> int:
        """The bytes of the unit that begins there."""
        return min(self.most, max((self.left - start) // _SHARE, _LEAST))


def _units(name: str, format_id: str | None, pieces: _Pieces) -> list[Unit]:
    reader = choose(name, format_id)
    plain = Path(name).suffix.lower() not in _PACKED
    whole = [Unit(0, name, size=pieces.total)]
    if isinstance(reader, Parquet) and not isinstance(reader, Arrow):
        groups = reader.groups(name)
        size = pieces.total // max(groups, 1)
        return [Unit(0, name, i, i + 1, size) for i in range(groups)] or whole
    if reader.id in _LINES and plain:  # of a table with a header each part would need it
        return list(_ranges(name, pieces)) or whole
    return whole


def _ranges(name: str, pieces: _Pieces) -> Iterator[Unit]:
    """Byte ranges that end at line ends."""
    with Path(name).open("rb") as stream:
        start = 0
        while start < pieces.total:
            stream.seek(min(start + pieces.at(start), pieces.total))
            stream.readline()
            end = min(stream.tell(), pieces.total)
            yield Unit(0, name, start, end, end - start)
            start = end


def read(reader: Format, unit: Unit) -> AbstractContextManager[BinaryIO]:
    """The bytes of a unit as a stream, what surrounds them left out."""
    if unit.end is None:
        return opened(unit.path)
    if isinstance(reader, Parquet):
        return io.BytesIO(reader.some(unit.path, unit.start, unit.end))
    with Path(unit.path).open("rb") as stream:
        stream.seek(unit.start)
        return io.BytesIO(stream.read(unit.end - unit.start))


def lines_before(unit: Unit) -> int:
    """How many lines of the file come before the unit."""
    with Path(unit.path).open("rb") as stream:
        left, count = unit.start, 0
        while left and (data := stream.read(min(left, 1 << 20))):
            count += data.count(b"\n")
            left -= len(data)
    return count
