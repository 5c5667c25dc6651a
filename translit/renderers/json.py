"""The report as data: ``translit.report/1``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from translit.finding import Finding
from translit.renderers.base import Renderer
from translit.renderers.evaluation import as_data
from translit.report import Report, Score

__all__ = ["SCHEMA", "Json", "finding_row", "score_row"]

SCHEMA = "translit.report/1"


@dataclass(frozen=True)
class Json(Renderer):
    """One JSON object with everything in it; offsets are code points."""

    id = "json"
    suffixes = (".json",)
    indent: int | None = 1

    def render(self, report: Report) -> str:
        data = {
            "schema": SCHEMA,
            "signature": str(report.signature),
            "summary": report.summary,
            "counts": report.counts,
            "findings": [finding_row(f) for f in report.findings],
            "scores": [score_row(s) for s in report.scores],
            "documents": report.summary.get("documents", []),
            "names": list(report.names),
            "evaluation": report.evaluation and as_data(report.evaluation),
        }
        summary = {k: v for k, v in report.summary.items() if k != "documents"}
        return (
            json.dumps({**data, "summary": summary}, ensure_ascii=False, indent=self.indent) + "\n"
        )


def finding_row(f: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "check": f.check,
        "category": str(f.category),
        "severity": str(f.severity),
        "document": f.document,
        "segment": f.segment,
        "side": f.side,
        "start": f.start,
        "end": f.end,
        "text": f.text,
        "message": f.message,
        "suggestion": f.suggestion and f.suggestion._asdict(),
        "concept": f.concept,
        "score": f.score,
        "fingerprint": f.fingerprint,
        "suppressed": bool(f.suppressed),
        "suppressed_by": f.suppressed or None,
        "system": f.system,
        "count": f.count,
    }


def score_row(s: Score) -> dict[str, Any]:
    """A score as JSON has it; absent numbers are null."""
    low, high = s.interval or (None, None)
    return {
        "name": s.name,
        "value": s.value,
        "low": low,
        "high": high,
        "signature": s.signature,
        "system": s.system,
        "layer": s.layer,
        "document": s.document,
    }
