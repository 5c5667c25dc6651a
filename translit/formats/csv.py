"""CSV with a header (RFC 4180): our columns are added at the right, lists in them as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, ClassVar

from translit.errors import InputError
from translit.formats.base import LONGEST_LINE, Format, Record, documents, segment_of
from translit.segment import Document, Segment

__all__ = ["Csv", "cell"]


def cell(value: object) -> str:
    """A value as a cell: text as it is, nothing as the empty cell, lists as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    import json

    return json.dumps(value, ensure_ascii=False)


class Torn(list[str]):
    """Cells of which the last was opened by a quotation mark that nothing closes: it took all the rest."""


class Csv(Format):
    """Comma-separated values with a header."""

    id = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)

    def rows(self, stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells). Bytes that are no UTF-8 are kept as lone surrogates."""
        csv.field_size_limit(min(LONGEST_LINE, 2**31 - 1))
        text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        ended: list[bool] = []
        reader = csv.reader(_noted(text, ended), strict=False)
        try:
            for row in reader:
                # Who asks for a line behind the last has a cell that isn't closed.
                yield reader.line_num, Torn(row) if ended else row
        except csv.Error as error:
            raise InputError(str(error), f"{name}:{reader.line_num}") from None
        finally:
            text.detach()

    def line(self, cells: Iterable[str]) -> str:
        """The cells as one line with its end."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerow(cells)
        return out.getvalue()

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        for number, header, row in self._table(stream, name, field, end=True):
            if not row:
                yield Record("", None, (header, row))
                continue
            cells = dict(zip(header, row, strict=False))
            if fault := _fault(header, row):
                error = f"input: {name}:{number}: {fault}"
                yield Record(str(number), None, (header, row), error)
            elif not _utf8(cells[field]):
                error = f"input: {name}:{number}: not UTF-8"
                yield Record(cells.get("id", str(number)), None, (header, row), error)
            else:
                yield Record(cells.get("id", str(number)), cells[field], (header, row))

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        first = True
        for record, result in rows:
            header, row = record.row
            keep = [i for i, column in enumerate(header) if column not in result]
            if first:
                self._put(stream, [*(header[i] for i in keep), *result])
                first = False
            if record.is_end:
                continue
            cells = [row[i] if i < len(row) else "" for i in keep] + row[len(header) :]
            self._put(stream, [*cells, *map(cell, result.values())])

    def _put(self, stream: BinaryIO, cells: Iterable[str]) -> None:
        stream.write(self.line(cells).encode("utf-8", "surrogateescape"))

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        return documents(self._segments(stream, name), name)

    def _segments(self, stream: BinaryIO, name: str) -> Iterator[Segment]:
        for number, header, row in self._table(stream, name, "target"):
            fault = _fault(header, row) or (None if all(map(_utf8, row)) else "not UTF-8")
            if fault:
                error = f"input: {name}:{number}: {fault}"
                yield Segment(str(number), document=name, meta={"translit_error": error})
                continue
            cells: dict[str, Any] = dict(zip(header, row, strict=True))
            # an empty cell of a column that may be absent says nothing; an empty target is a target
            given = {k: v for k, v in cells.items() if v or k == "target"}
            yield segment_of(given, number, name)

    def _table(
        self, stream: BinaryIO, name: str, column: str, *, end: bool = False
    ) -> Iterator[tuple[int, list[str], list[str]]]:
        """(line number, header, cells) of the rows below the header, which must have the column.

        ``end``: a table without rows gives its header with no cells.
        """
        header: list[str] | None = None
        rows = 0
        for number, row in self.rows(stream, name):
            if header is None:
                header = row
                if column not in header:
                    raise InputError(_headless(column, header), f"{name}:{number}")
                if header.count(column) > 1:
                    told = f"{header.count(column)} columns are named {column!r}; which is meant?"
                    raise InputError(told, f"{name}:{number}")
            elif row:
                rows += 1
                yield number, header, row
        if end and header is not None and not rows:
            yield 1, header, []


def _noted(lines: Iterable[str], ended: list[bool]) -> Iterator[str]:
    """The lines; ``ended`` says once more was asked for."""
    for line in lines:  # noqa: UP028 - it would close the stream
        yield line
    ended.append(True)


def _fault(header: list[str], row: list[str]) -> str | None:
    """What is wrong with the cells of a row; None: nothing."""
    if isinstance(row, Torn):
        return "a quotation mark opens a cell and nothing closes it: the rest of the file is in this row"
    if len(row) != len(header):
        return f"{len(row)} cells, the header has {len(header)}"
    return None


def _headless(column: str, header: list[str]) -> str:
    """Why a header hasn't the column, and what would be right."""
    if not all(map(_utf8, header)):
        return "the header is not UTF-8 (UTF-16?); convert the file to UTF-8 first"
    found = ", ".join(map(repr, header))
    if len(header) == 1 and (sign := next((s for s in ";\t," if s in header[0]), None)):
        return f"no {column!r} column; the cells seem to be separated by {sign!r}: {found}"
    return f"no {column!r} column; found: {found}"


def _utf8(text: str) -> bool:
    """Whether the bytes were UTF-8: none is left as a lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
