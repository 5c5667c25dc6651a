"""Comma-separated rows, as a spreadsheet program writes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError
from translit.glossary.concept import Concept
from translit.glossary.files import rows
from translit.glossary.files.base import marked, not_utf8

__all__ = ["Csv", "table"]

# A spreadsheet program would run these as formulas; an apostrophe says that they are text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True)
class Csv(rows.RowFile):
    """The columns of TSV with commas and quotes; a byte order mark tells Excel that it is UTF-8.

    A cell that a spreadsheet program would take for a formula gets an apostrophe, which goes away when
    the file is read. Semicolons or tabs instead of commas are understood: the header tells, or a line
    ``sep=;`` before it, as Excel has it. UTF-16 is read where its byte order mark says so.
    """

    id = "csv"
    suffixes = (".csv",)

    def rows(self, path: Path) -> Iterator[rows.Row]:
        lines = table(path, (",", ";", "\t"))
        first, header = next(lines, (1, None))
        if header is None:
            raise GlossaryError("an empty file; the first line names the columns", str(path))
        names = rows.header(header, f"{path}:{first}")
        yield from _rows(lines, names, path)

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        every = [rows.strings(row) for concept in concepts for row in rows.cells(concept)]
        names = rows.used(every)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([_safe(row.get(name, "")) for name in names] for row in every)


def table(path: Path, separators: Iterable[str] = (",",)) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of the rows that are not empty; the separator is the one the first line holds most of."""
    with path.open(encoding=marked(path), newline="\n") as file:
        try:
            first = next(file, "")
            separator = max(separators, key=first.count)
            lines = chain([first], file)
            if told := _SEPARATOR.fullmatch(first):
                separator, lines = told[1], chain([""], file)
            yield from _cells(csv.reader(lines, delimiter=separator, strict=True), path)
        except UnicodeDecodeError:
            raise not_utf8(path) from None


_SEPARATOR = re.compile(r"sep=([,;|\t])\r?\n?", re.IGNORECASE)


def _cells(reader: Any, path: Path) -> Iterator[tuple[int, list[str]]]:
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error):
            told = "not CSV: a quotation mark opens a cell in this row and is never closed"
            raise GlossaryError(told, f"{path}:{start}") from None
        if "new-line character" in str(error):
            told = "not CSV: lines that end in CR alone; save it with LF or CR LF"
            raise GlossaryError(told, f"{path}:{reader.line_num}") from None
        raise GlossaryError(f"not CSV: {error}", f"{path}:{reader.line_num}") from None


def _rows(
    lines: Iterator[tuple[int, list[str]]], names: tuple[str, ...], path: Path
) -> Iterator[rows.Row]:
    for line, cells in lines:
        if len(cells) > len(names) and any(cells[len(names) :]):
            wrong = f"{len(cells)} cells, but {len(names)} columns"
            yield line, GlossaryError(wrong, f"{path}:{line}")
            continue
        values = (_meant(cell).strip() for cell in cells)
        yield line, dict(zip(names, values, strict=False))


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _meant(cell: str) -> str:
    return cell[1:] if _MARKED.match(cell) else cell
