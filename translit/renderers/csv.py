"""A finding a row, for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from translit.finding import Finding
from translit.renderers.base import Renderer, suggested
from translit.report import Report

__all__ = ["COLUMNS", "Csv", "cells", "safe"]

COLUMNS = (
    "severity", "check", "category", "system", "document", "segment", "side", "start", "end",
    "text", "message", "suggestion", "concept", "score", "count", "fingerprint", "suppressed",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """A text that a spreadsheet can't take for a formula: an apostrophe goes before one (OWASP)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def cells(f: Finding) -> list[str | int | float | None]:
    """A finding as cells, in the order of ``COLUMNS``."""
    return [
        str(f.severity), f.check, str(f.category), f.system, f.document, f.segment, f.side, f.start,
        f.end, f.text, f.message, suggested(f.suggestion), f.concept, f.score, f.count,
        f.fingerprint, f.suppressed,
    ]  # fmt: skip


@dataclass(frozen=True)
class Csv(Renderer):
    """RFC 4180 with a byte order mark, which is how spreadsheets know UTF-8."""

    id = "csv"
    suffixes = (".csv",)

    def render(self, report: Report) -> str:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for f in report.findings:
            writer.writerow([safe(c) if isinstance(c, str) else c for c in cells(f)])
        return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()
