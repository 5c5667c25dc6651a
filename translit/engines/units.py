"""A run's input in pieces: a byte range of lines, row groups, or a whole file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from translit.formats import Format, choose, opened
from translit.formats.parquet import Arrow, Parquet

__all__ = ["UNIT_BYTES", "Unit", "cut", "lines_before", "read"]

UNIT_BYTES = 32 << 20
_LINES = ("jsonl", "lines", "tsv")
_PACKED = (".gz", ".bz2", ".xz", ".zip")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of work: bytes ``start:end`` of a file of lines, row groups ``start:end``, or all of it."""

    number: int
    path: str
    start: int = 0
    end: int | None = None


def cut(files: Sequence[str], format_id: str | None = None, size: int = UNIT_BYTES) -> list[Unit]:
    """The units of all files, numbered, each of about ``size`` bytes where the format allows it."""
    found = (unit for name in files for unit in _units(name, format_id, size))
    return [replace(unit, number=number) for number, unit in enumerate(found)]


def _units(name: str, format_id: str | None, size: int) -> list[Unit]:
    reader = choose(name, format_id)
    plain = Path(name).suffix.lower() not in _PACKED
    if isinstance(reader, Parquet) and not isinstance(reader, Arrow):
        return [Unit(0, name, i, i + 1) for i in range(reader.groups(name))] or [Unit(0, name)]
    if reader.id in _LINES and plain:
        return list(_ranges(name, size, header=reader.id == "tsv"))
    return [Unit(0, name)]


def _ranges(name: str, size: int, *, header: bool) -> Iterator[Unit]:
    """Byte ranges that end at line ends. A file with a header is one unit: each part would need it."""
    total = Path(name).stat().st_size
    if header or total <= size:
        yield Unit(0, name)
        return
    with Path(name).open("rb") as stream:
        start = 0
        while start < total:
            stream.seek(min(start + size, total))
            stream.readline()
            end = min(stream.tell(), total)
            yield Unit(0, name, start, end)
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
