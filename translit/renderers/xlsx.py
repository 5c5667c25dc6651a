"""A scorecard as a workbook: the sums, the findings, the names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from translit.renderers.base import Renderer
from translit.renderers.csv import COLUMNS, cells
from translit.report import Report

__all__ = ["Xlsx"]

# what XML 1.0 has no way to write
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters of a cell, by the file format
_MOST_ROWS = 1_048_575


@dataclass(frozen=True)
class Xlsx(Renderer):
    """Sheets ``scorecard``, ``findings``, ``names``. Every text is stored as text, never as a formula."""

    id = "xlsx"
    suffixes = (".xlsx",)
    needs = ("openpyxl", "files")

    def render(self, report: Report) -> bytes:
        self.ready()
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        _sheet(book, "scorecard", _scorecard(report))
        _sheet(book, "findings", [COLUMNS, *(cells(f) for f in report.findings)])
        _sheet(book, "names", _names(report))
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _sheet(book: Any, title: str, rows: Iterable[Iterable[Any]]) -> None:
    from openpyxl.cell import WriteOnlyCell

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        if number > _MOST_ROWS:
            break
        out = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if isinstance(value, str):
                cell.value = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value)[:_LONGEST]
                cell.data_type = "s"  # openpyxl takes "=…" for a formula
            else:
                cell.value = value
            out.append(cell)
        sheet.append(out)


def _scorecard(report: Report) -> Iterable[Iterable[Any]]:
    yield ("system", "segments", "words", "penalty per 1,000 words", "critical", "major", "minor")
    for row in report.summary.get("systems", ()):
        counts = (row["critical"], row["major"], row["minor"])
        yield (row["system"] or "", row["segments"], row["words"], row["mqm"], *counts)
    yield ()
    yield ("score", "value", "low", "high", "system", "layer", "signature")
    for s in report.scores:
        yield (s.name, s.value, *(s.interval or (None, None)), s.system, s.layer, s.signature)
    yield ()
    yield ("check", "findings")
    yield from report.summary.get("checks", {}).items()


def _names(report: Report) -> Iterable[Iterable[Any]]:
    yield ("concept", "form", "status", "system", "count")
    for name in report.names:
        for form in name["forms"]:
            row = (form["form"], form["status"], form["system"], form["count"])
            yield (name["concept"], *row)
