"""A finding a line, for pipelines."""

from __future__ import annotations

import json
from dataclasses import dataclass

from translit.renderers.base import Renderer
from translit.renderers.json import finding_row
from translit.report import Report

__all__ = ["Jsonl"]


@dataclass(frozen=True)
class Jsonl(Renderer):
    """JSON Lines of findings alone; the fields are those of the JSON report."""

    id = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def render(self, report: Report) -> str:
        rows = (json.dumps(finding_row(f), ensure_ascii=False) for f in report.findings)
        return "".join(f"{row}\n" for row in rows)
