"""Spreadsheets: the first sheet is a table with a header. Read by calamine, written as text, no formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from translit.errors import InputError, MissingExtra
from translit.formats.base import Format, Record, documents, segment_of
from translit.formats.csv import cell
from translit.segment import Document, Segment

__all__ = ["Xlsx", "sheet_rows", "write_sheet"]

_MOST_BYTES = 512 << 20  # unpacked; a spreadsheet has at most about a million rows
_MOST_RATIO = 150  # unpacked over packed of a member beyond 32 MiB; real sheets stay below 30


def sheet_rows(data: bytes, name: str) -> list[list[str]]:
    """The cells of the first sheet as text, checked against bombs before anything is unpacked."""
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise MissingExtra("python-calamine", "files") from None
    _unpackable(data, name)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        return [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    except Exception as error:  # calamine's errors have no common base
        raise InputError(f"not a readable spreadsheet: {error}", name) from None


def _unpackable(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"not an XLSX file: {error}", name) from None
    if sum(m.file_size for m in members) > _MOST_BYTES:
        raise InputError(f"unpacks to more than {_MOST_BYTES >> 20} MiB", name)
    for m in members:
        if m.file_size > (32 << 20) and m.file_size > _MOST_RATIO * max(m.compress_size, 1):
            raise InputError(
                f"{m.filename} unpacks to {m.file_size / m.compress_size:.0f} times its size", name
            )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def write_sheet(rows: Iterable[Iterable[str]], stream: BinaryIO) -> None:
    """Rows as a sheet; every cell is text, so that ``=1+1`` stays what it says."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError:
        raise MissingExtra("openpyxl", "files") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("translit")
    for row in rows:
        cells = []
        for value in row:
            made = WriteOnlyCell(
                sheet, ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)[:32_767]
            )
            made.data_type = "s"
            cells.append(made)
        sheet.append(cells)
    buffer = io.BytesIO()  # openpyxl seeks
    book.save(buffer)
    stream.write(buffer.getvalue())


class Xlsx(Format):
    """A batch or a table of texts in a spreadsheet."""

    id = "xlsx"
    suffixes = (".xlsx",)
    extra = "files"

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        header, rows = _table(stream, name, field)
        for number, row in enumerate(rows, 2):
            cells = dict(zip(header, row, strict=False))
            yield Record(cells.get("id") or str(number), cells.get(field, ""), (header, row))

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        write_sheet(_lines(rows), stream)

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        header, rows = _table(stream, name, "target")

        def segments() -> Iterator[Segment]:
            for number, row in enumerate(rows, 2):
                cells = zip(header, row, strict=False)
                yield segment_of({k: v for k, v in cells if v or k == "target"}, number, name)

        return documents(segments(), name)


def _lines(rows: Iterable[tuple[Record, Mapping[str, Any]]]) -> Iterator[list[str]]:
    first = True
    for record, result in rows:
        header, row = record.row
        keep = [i for i, column in enumerate(header) if column not in result]
        if first:
            yield [*(header[i] for i in keep), *result]
            first = False
        yield [*(row[i] if i < len(row) else "" for i in keep), *map(cell, result.values())]


def _table(stream: BinaryIO, name: str, column: str) -> tuple[list[str], list[list[str]]]:
    rows = sheet_rows(stream.read(), name)
    header = rows[0] if rows else []
    if column not in header:
        raise InputError(
            f"no {column!r} column; found: {', '.join(map(repr, header))}", f"{name}:1"
        )
    return header, [row for row in rows[1:] if any(row)]
