"""Spreadsheets: the first sheet is a table with a header. Written back, only its own cells change."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, BinaryIO

from translit.errors import InputError, MissingExtra
from translit.formats.base import Change, Record, Table, documents, segment_of
from translit.formats.csv import cell
from translit.formats.package import Package
from translit.formats.sheet import LONGEST, first_sheet, with_cells, with_edits
from translit.segment import Document, Segment

__all__ = ["Xlsx", "lost_cells", "sheet_rows"]

_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["'][^<>]*(?<!/)>"""
)
_ERROR = re.compile(rb"""\st=["']e["']""")
_RESULT = re.compile(rb"""\st=["']str["']""")  # a formula whose value is a text, which may be empty
_UNKNOWN = re.compile(
    rb"\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f\s*>)\s*(?:<(?:\w+:)?v\s*(?:/>|>\s*</))?(?!<(?:\w+:)?v)"
)
_MOST_SPACE = 4_000_000  # cells, empty ones with them, that are read however few hold anything
_MOST_SPARSE = 20  # beyond that, for each cell that does


def sheet_rows(data: bytes, name: str, *, merged: bool = False) -> list[list[str]]:
    """The cells of the first sheet as text, checked against bombs before anything is unpacked.

    ``merged``: a cell that was merged over several rows stands in each of them.
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise MissingExtra("python-calamine", "files") from None
    _refuse_empty_spaces(Package(data, name))
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    except Exception as error:  # calamine's errors have no common base
        raise InputError(f"not a readable spreadsheet: {error}", name) from None
    if merged:
        _spread(rows, sheet.merged_cell_ranges or (), name)
    return rows


_Place = tuple[int, int]


def _spread(rows: list[list[str]], ranges: Iterable[tuple[_Place, _Place]], name: str) -> None:
    """Write the first cell of each range into those below it; no file makes that more than the table has."""
    left = sum(map(len, rows))
    for (top, column), (bottom, _) in ranges:
        below = rows[top + 1 : bottom + 1]
        left -= len(below)
        if left < 0:
            raise InputError("merged cells overlap each other", name)
        for row in below if below and column < len(rows[top]) else ():
            row[column] = rows[top][column]


def lost_cells(data: bytes, name: str) -> dict[int, str]:
    """The first cell of each (1-based) row that has no value to read: an error, or a formula that no
    program has calculated. Where it is ``sheet_rows`` has an empty text.
    """
    package = Package(data, name)
    part = package.part(first_sheet(package))
    out: dict[int, str] = {}
    for found in _CELL.finditer(part):
        tag = found[0]
        formula = _UNKNOWN.match(part, found.end()) and not _RESULT.search(tag)
        if formula or _ERROR.search(tag):
            out.setdefault(int(found[2]), (found[1] + found[2]).decode())
    return out


def _refuse_empty_spaces(package: Package) -> None:
    """A lone cell at the far end makes a table of billions, which the reader would lay out in memory."""
    part = package.part(first_sheet(package))
    row = cells = 0
    column = b""
    for cells, found in enumerate(_CELL.finditer(part), 1):  # noqa: B007 - counted
        column = max(column, found[1].upper(), key=lambda letters: (len(letters), letters))
        row = max(row, int(found[2]))
    wide = reduce(lambda n, letter: n * 26 + letter - 64, column, 0)
    if row * wide > max(_MOST_SPACE, _MOST_SPARSE * cells):
        far = f"{column.decode()}{row}"
        told = f"{cells:,} cells as far as {far} make a table of {row * wide:,}"
        raise InputError(f"{told}; delete what stands apart", package.name)


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


@dataclass(frozen=True)
class _Sheet:
    """A workbook and the cells of its first sheet, the header in the first row."""

    data: bytes
    name: str
    rows: list[list[str]]

    @classmethod
    def read(cls, stream: BinaryIO, name: str, column: str) -> _Sheet:
        data = stream.read()
        sheet = cls(data, name, sheet_rows(data, name))
        if column not in sheet.header:
            found = ", ".join(map(repr, sheet.header))
            raise InputError(f"no {column!r} column; found: {found}", f"{name}:1")
        return sheet

    @property
    def header(self) -> list[str]:
        return self.rows[0] if self.rows else []

    def cells(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(1-based row of the sheet, cells by column) of the rows that hold anything."""
        for number, row in enumerate(self.rows[1:], 2):
            if any(row):
                yield number, dict(zip(self.header, row, strict=False))

    def segment(self, number: int, cells: Mapping[str, str]) -> Segment:
        return segment_of({k: v for k, v in cells.items() if v or k == "target"}, number, self.name)

    def places(self, names: Iterable[str]) -> dict[str, int]:
        """The 0-based column of each name: where the header has it, else a new one at the right."""
        width = max(map(len, self.rows), default=0)
        places = {name: at for at, name in enumerate(self.header)}
        for name in names:
            if name not in places:
                places[name] = width
                width += 1
        return places


class Xlsx(Table):
    """A batch or a table of texts in a spreadsheet. Written back, only its own cells change.

    Other sheets, styles, formulas and widths stay byte for byte. What is written is text, never a formula.
    """

    id = "xlsx"
    suffixes = (".xlsx",)
    extra = "files"

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        sheet = _Sheet.read(stream, name, field)
        for number, cells in sheet.cells():
            yield Record(cells.get("id") or str(number), cells.get(field, ""), (sheet, number))
        yield Record("", None, (sheet, None))  # the end: a sheet without rows has a header too

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        texts: dict[int, dict[str, str]] = {}
        sheet: _Sheet | None = None
        for record, result in rows:
            sheet, number = record.row
            texts[1] = {name: name for name in result if name not in sheet.header}
            if number is not None:
                texts[number] = _fitting(result)
        if sheet is not None:
            places = sheet.places(texts[1])
            placed = {n: {places[k]: v for k, v in row.items()} for n, row in texts.items()}
            stream.write(with_cells(sheet.data, sheet.name, placed))

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        sheet = _Sheet.read(stream, name, "target")
        return documents((sheet.segment(n, cells) for n, cells in sheet.cells()), name)

    def rewrite(self, stream: BinaryIO, name: str, out: BinaryIO, change: Change) -> None:
        sheet = _Sheet.read(stream, name, "target")
        edits = {
            number: (cells["target"], found)
            for number, cells in sheet.cells()
            if (found := change(sheet.segment(number, cells)))
        }
        out.write(with_edits(sheet.data, name, sheet.places(())["target"], edits))


def _fitting(result: Mapping[str, Any]) -> dict[str, str]:
    """A result as cells; what is longer than a cell is left out and told."""
    cells = {name: cell(value) for name, value in result.items()}
    long = [name for name, text in cells.items() if len(text) > LONGEST]
    if long:
        told = f"too-long: {', '.join(long)} has more than the {LONGEST:,} characters of a cell"
        cells |= {
            **dict.fromkeys(long, ""),
            **({"translit_error": told} if "translit_error" in cells else {}),
        }
    return cells
