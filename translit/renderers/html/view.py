"""What the HTML report shows, as plain values for its template and its script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from translit.finding import Finding, Severity
from translit.registry import load
from translit.renderers.base import ordered
from translit.renderers.html.plots import interval_plot, layer_plot, severity_bar
from translit.report import Evaluation, Report, Score
from translit.segment import Segment

__all__ = ["island", "overview"]

SEVERITIES = tuple(str(s) for s in sorted(Severity, reverse=True))


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
    part = load("checks").get(check)
    doc = (part.__doc__ or "") if part else ""
    return "\n".join(line.strip() for line in doc.strip().splitlines()).replace("``", "")


def overview(report: Report, most: int) -> dict[str, Any]:
    """The values of the template: counts, sums, systems, plots, causes, names, documents."""
    summary = report.summary
    live = [f for f in report.findings if not f.suppressed]
    severities = summary.get("severities", {})
    return {
        "counts": report.counts,
        "summary": summary,
        "gate": summary.get("gate") or [],
        "gated": "gate" in summary,
        "severities": [(name, severities.get(name, 0)) for name in SEVERITIES],
        "checks": _by_check(live),
        "systems": _systems(summary.get("systems", [])),
        "evaluation": _evaluation(report.evaluation),
        "names": _names(report.names),
        "documents": _documents(report, live),
        "left_out": max(len(live) - most, 0),
        "shown": min(len(live), most),
        "suppressed": summary.get("suppressed", 0),
        "signature": str(report.signature),
        "errors": list(summary.get("errors", []))[:50],
    }


def _by_check(live: Iterable[Finding]) -> list[dict[str, Any]]:
    """One row a check: how many of each severity, the most findings first."""
    rows: dict[str, dict[str, Any]] = {}
    for f in live:
        row = rows.setdefault(
            f.check,
            {"check": f.check, "category": str(f.category), "by": dict.fromkeys(SEVERITIES, 0)},
        )
        row["by"][str(f.severity)] += 1
    out = sorted(rows.values(), key=lambda r: (-sum(r["by"].values()), r["check"]))
    largest = max((sum(r["by"].values()) for r in out), default=1)
    for row in out:
        row["total"] = sum(row["by"].values())
        row["bar"] = severity_bar(row["by"], largest)
        row["summary"] = _manual(row["check"]).split("\n\n")[0].replace("\n", " ")
    return out


def _systems(rows: Sequence[Any]) -> list[dict[str, Any]]:
    largest = max((sum(r[s] for s in SEVERITIES) for r in rows), default=1) or 1
    return [
        {
            **row,
            "name": row["system"] or "(one system)",
            "bar": severity_bar({s: row[s] for s in SEVERITIES}, largest),
        }
        for row in rows
    ]


def _evaluation(told: Evaluation | None) -> dict[str, Any] | None:
    if told is None or not told.scores:
        return None
    raw = [s for s in told.scores if s.layer == "raw" and s.value is not None and not s.document]
    names = list(dict.fromkeys(s.name for s in raw))
    return {
        "metrics": [
            {
                "name": name,
                "rows": [s for s in raw if s.name == name],
                "plot": interval_plot([s for s in raw if s.name == name]),
                "signature": next(s.signature for s in raw if s.name == name),
            }
            for name in names
        ],
        "layers": _layers(told.scores),
        "comparisons": [c for c in told.comparisons if c.layer == "raw"],
        "causes": told.causes,
        "warnings": told.warnings,
    }


def _layers(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """A plot a metric over the layers, where there is more than one."""
    out = []
    kept = [s for s in scores if s.value is not None and not s.document]
    for name in dict.fromkeys(s.name for s in kept):
        mine = [s for s in kept if s.name == name]
        if len({s.layer for s in mine}) > 1 and name.startswith(("bleu", "chrf")):
            out.append({"name": name, "plot": layer_plot(mine)})
    return out


def _names(rows: Iterable[Any]) -> list[dict[str, Any]]:
    out = []
    for row in list(rows)[:500]:
        forms = sorted(row["forms"], key=lambda f: f["form"])
        spelled = []
        for form, group in groupby(forms, key=lambda f: f["form"]):
            same = list(group)
            spelled.append(
                {
                    "form": form,
                    "status": same[0]["status"],
                    "count": sum(f["count"] for f in same),
                    "systems": sorted({f["system"] for f in same if f["system"]}),
                    "documents": sorted({d for f in same for d in f.get("documents", ())})[:20],
                }
            )
        spelled.sort(key=lambda f: (-f["count"], f["form"]))
        out.append({"concept": row["concept"], "count": row["count"], "forms": spelled})
    out.sort(key=lambda r: (-len(r["forms"]), -r["count"], r["concept"]))
    return out


def _documents(report: Report, live: Iterable[Finding]) -> list[dict[str, Any]]:
    """One row a document and system, with the trail of edits that its findings suggest."""
    trails: dict[tuple[Any, Any], list[Finding]] = {}
    for f in live:
        if f.suggestion is not None:
            trails.setdefault((f.document, f.system), []).append(f)
    return [
        {**row, "trail": trails.get((row["document"], row["system"]), [])[:200]}
        for row in report.summary.get("documents", [])
    ]
