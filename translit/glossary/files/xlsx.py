"""A spreadsheet that an analyst edits and gives back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError, InputError, MissingExtra
from translit.formats.xlsx import lost_cells, sheet_rows
from translit.glossary.concept import FORMS, STATUSES, Concept
from translit.glossary.files import rows

__all__ = ["Xlsx"]

_WIDTH = {"text": 32, "target": 32, "note": 40, "evidence": 32, "concept": 24, "concept_note": 40}
_MOST_ROWS = 1 << 20  # of a sheet, the header with them
_LONGEST = 32_767  # characters that a cell can hold
# ``_x0041_`` in a cell is read as ``A``: what looks so, and what XML would lose, is written that way.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|\r")
_CHECKED = 1000  # rows below the last one whose status is checked too: people add at the end


@dataclass(frozen=True)
class Xlsx(rows.RowFile):
    """The columns of TSV on the first sheet, all of them text: nothing is a formula or becomes a date.

    Statuses and forms are chosen from a list. Columns may be moved, hidden or left out, cells merged over
    several rows (each has the value then); other sheets are not read. Needs the extra ``files``.
    """

    id = "xlsx"
    suffixes = (".xlsx",)

    def rows(self, path: Path) -> Iterator[rows.Row]:
        try:
            data = path.read_bytes()
            sheet = sheet_rows(data, str(path), merged=True)
            lost = lost_cells(data, str(path))
        except InputError as error:
            raise GlossaryError(str(error).removeprefix(f"{path}: "), str(path)) from None
        if not sheet or not any(sheet[0]):
            raise GlossaryError("an empty sheet; the first row names the columns", str(path))
        head = sheet[0]
        while head and not head[-1].strip():
            head.pop()
        names = rows.header(head, f"{path}:1")
        for line, row in _rows(sheet[1:], names, path):
            if cell := lost.get(line):
                wrong = f"{cell} holds an error, or a formula that was never calculated"
                yield line, GlossaryError(wrong, f"{path}:{line}")
            else:
                yield line, row

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        table = [rows.strings(row) for concept in concepts for row in rows.cells(concept)]
        if len(table) >= _MOST_ROWS:
            told = f"{len(table):,} terms; a sheet holds {_MOST_ROWS - 1:,}: write .tsv or .jsonl"
            raise GlossaryError(told)
        names = rows.used(table)
        book, sheet, cell = _book()
        for number, name in enumerate(names, 1):
            column = sheet.column_dimensions[_letter(number)]
            column.width = _WIDTH.get(name, 14)
            column.number_format = "@"  # of cells that are still empty, too
        sheet.freeze_panes = "A2"
        _choices(sheet, names, len(table))
        sheet.append([cell(name, bold=True) for name in names])
        for row in table:
            sheet.append([cell(row.get(name, "")) for name in names])
        book.save(path)


def _rows(sheet: list[list[str]], names: tuple[str, ...], path: Path) -> Iterator[rows.Row]:
    for line, cells in enumerate(sheet, 2):
        if any(cell.strip() for cell in cells[len(names) :]):
            wrong = "a cell without a column name above it"
            yield line, GlossaryError(wrong, f"{path}:{line}")
        elif any(cell.strip() for cell in cells):
            yield line, dict(zip(names, (cell.strip() for cell in cells), strict=False))


def _book() -> tuple[Any, Any, Any]:
    """A workbook, its sheet, and what makes a text cell."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Font
    except ImportError:
        raise MissingExtra("openpyxl", "files") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("glossary")

    def cell(text: str, *, bold: bool = False) -> Any:
        if len(text) > _LONGEST or ILLEGAL_CHARACTERS_RE.search(text):
            raise GlossaryError(f"{text[:40]!r} holds what a spreadsheet cell cannot hold")
        made = WriteOnlyCell(sheet, _ESCAPED.sub(_escape, text))
        made.data_type = "s"  # or "=1+1" would be a formula
        made.number_format = "@"  # or what is typed here would become a number or a date
        made.font = Font(bold=bold)
        return made

    return book, sheet, cell


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):04X}_"


def _choices(sheet: Any, names: list[str], count: int) -> None:
    """Lists to choose from, for the columns that have few values."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for name, values, strict in (("status", STATUSES, True), ("form", FORMS, False)):
        rule = DataValidation("list", formula1=f'"{",".join(values)}"', showErrorMessage=strict)
        letter = _letter(names.index(name) + 1)
        rule.add(f"{letter}2:{letter}{count + 1 + _CHECKED}")
        sheet.data_validations.append(rule)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))
