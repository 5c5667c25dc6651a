"""What the HTML report shows, as plain values for its template and its script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from translit.finding import Finding, Severity
from translit.registry import load
from translit.renderers.base import ordered
from translit.renderers.html.plots import severity_bar
from translit.renderers.html.rows import document_rows, name_groups
from translit.renderers.html.scores import evaluation
from translit.report import Report
from translit.segment import Segment

__all__ = ["SEVERITIES", "island", "overview"]

SEVERITIES = tuple(str(s) for s in sorted(Severity, reverse=True))
_FIRST = 5
"""Checks that the page names as what to look at first."""

_DIMENSIONS = {
    "accuracy": "Accuracy",
    "terminology": "Terminology and names",
    "linguistic-conventions": "Language",
    "locale-conventions": "Locale",
    "design-and-markup": "Markup and encoding",
    "style": "Style",
}
"""MQM's dimensions in words, those that change the meaning first."""


def island(report: Report, most: int) -> dict[str, Any]:
    """Findings, the segments they point into, and the manual pages of their checks."""
    found = ordered(report.findings)[:most]
    wanted = {(f.document, f.system, f.segment) for f in found}
    segments = [
        _segment(s)
        for d in report.documents
        for s in d.segments
        if (s.document or d.id, s.system, s.id) in wanted
    ]
    return {
        "findings": [_finding(f) for f in found],
        "segments": segments,
        "checks": {check: _manual(check) for check in sorted({f.check for f in found})},
        "severities": SEVERITIES,
    }


def _segment(s: Segment) -> list[Any]:
    meta = s.meta.get("translit_langs") or {}
    return [
        s.document, s.system, s.id, s.source, s.target, list(s.references),
        s.source_lang or meta.get("source"), s.target_lang or meta.get("target"),
    ]  # fmt: skip


def _finding(f: Finding) -> list[Any]:
    edit = f.suggestion
    return [
        f.check, str(f.severity), str(f.category), f.message, f.document, f.system, f.segment, f.side,
        f.start, f.end, f.text, [edit.start, edit.end, edit.before, edit.after] if edit else None,
        f.count, f.fingerprint, f.concept,
    ]  # fmt: skip


def _manual(check: str) -> str:
    """The check's docstring: a paragraph a line, list items on lines of their own."""
    part = load("checks").get(check)
    lines = (line.strip() for line in ((part.__doc__ or "") if part else "").strip().splitlines())
    out = ""
    for line in lines:
        joined = line and out and not out.endswith("\n") and not line.startswith(("* ", "- "))
        out += (" " if joined else "\n" if out else "") + line
    return out.replace("``", "")


def overview(report: Report, most: int) -> dict[str, Any]:
    """The values of the template: verdict, sums, systems, scores, names, documents."""
    summary = report.summary
    live = [f for f in report.findings if not f.suppressed]
    severities = Counter(str(f.severity) for f in live)
    rows = _checks(live)
    return {
        "counts": report.counts,
        "mqm": summary.get("mqm"),
        "gate": summary.get("gate") or [],
        "gated": "gate" in summary,
        "total": len(live),
        "severities": [(s, severities[s]) for s in SEVERITIES if severities[s] or s != "neutral"],
        "bar": severity_bar({s: severities[s] for s in SEVERITIES}, len(live), 560),
        "fixes": sum(f.suggestion is not None for f in live),
        "first": sorted(rows, key=_weight)[:_FIRST],
        "dimensions": _dimensions(rows),
        "spread": _spread(summary.get("systems", [])),
        "systems": _systems(summary.get("systems", [])),
        "evaluation": evaluation(report.evaluation),
        "names": name_groups(report.names),
        "name_count": len(report.names),
        "documents": document_rows(summary.get("documents", []), live),
        "document_count": len(summary.get("documents", [])),
        "distinct": len({row["document"] for row in summary.get("documents", [])}),
        "left_out": max(len(live) - most, 0),
        "shown": min(len(live), most),
        "suppressed": summary.get("suppressed", 0),
        "signature": str(report.signature),
        "errors": list(summary.get("errors", []))[:50],
    }


def _checks(live: Iterable[Finding]) -> list[dict[str, Any]]:
    """One row a check: how many of each severity, how many fixes, its gravest finding."""
    found: dict[str, list[Finding]] = {}
    for f in live:
        found.setdefault(f.check, []).append(f)
    largest = max(map(len, found.values()), default=1)
    return [_check(check, mine, largest) for check, mine in found.items()]


def _check(check: str, mine: Sequence[Finding], largest: int) -> dict[str, Any]:
    counts = Counter(str(f.severity) for f in mine)
    by = {s: counts[s] for s in SEVERITIES}
    worst = max(mine, key=lambda f: f.severity)
    return {
        "check": check,
        "category": str(worst.category).rpartition("/")[2].replace("-", " "),
        "dimension": str(worst.category).partition("/")[0],
        "by": by,
        "total": len(mine),
        "points": sum(int(f.severity) for f in mine),
        "fixes": sum(f.suggestion is not None for f in mine),
        "worst": worst,
        "bar": severity_bar(by, largest),
        "summary": _manual(check).partition("\n")[0],
    }


def _weight(row: Mapping[str, Any]) -> tuple[int, int, str]:
    """Critical findings come before all else, then what weighs most."""
    return -row["by"]["critical"], -row["points"], row["check"]


def _dimensions(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The checks under MQM's dimensions."""
    by: dict[str, list[dict[str, Any]]] = {name: [] for name in _DIMENSIONS}
    for row in rows:
        by.setdefault(row["dimension"], []).append(row)
    return [
        {
            "name": _DIMENSIONS.get(name, name),
            "rows": sorted(mine, key=_weight),
            "total": sum(r["total"] for r in mine),
        }
        for name, mine in by.items()
        if mine
    ]


def _spread(rows: Sequence[Any]) -> tuple[Any, Any] | None:
    """The named systems with the least and with the most penalty, where they differ."""
    told = [r for r in rows if r["system"] and r["mqm"] is not None]
    least, most = (f(told, key=lambda r: r["mqm"], default=None) for f in (min, max))
    return (least, most) if least and most and least["mqm"] < most["mqm"] else None


def _systems(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The systems, the least penalty first; rows without a system's name last."""
    largest = max((sum(r[s] for s in SEVERITIES) for r in rows), default=1) or 1
    least = sorted(rows, key=lambda r: (not r["system"], r["mqm"] is None, r["mqm"] or 0.0))
    return [{**row, "bar": severity_bar({s: row[s] for s in SEVERITIES}, largest)} for row in least]
