"""SARIF 2.1.0 (OASIS): what code-scanning dashboards and editors read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from translit._version import __version__
from translit.edit import Edit
from translit.finding import Finding, Severity
from translit.registry import load
from translit.renderers.base import Renderer
from translit.report import Report

__all__ = ["Sarif"]

_LEVEL = {
    Severity.NEUTRAL: "none",
    Severity.MINOR: "note",
    Severity.MAJOR: "warning",
    Severity.CRITICAL: "error",
}
# files whose lines aren't segments: a place in them is told as a logical location alone
_STRUCTURED = {".csv", ".json", ".jsonl", ".ndjson", ".parquet", ".po", ".tab", ".tmx", ".tsv",
               ".xlf", ".xliff", ".xlsx"}  # fmt: skip


@dataclass(frozen=True)
class Sarif(Renderer):
    """One run; columns are Unicode code points, counted from 1 (``columnKind``).

    A segment of a plain file is a line of it; a segment of a batch is a logical location, its offsets
    are in ``properties``. Fixes are given where their place in the file is known. ``baselineState``
    stands in every result as soon as a baseline was used.
    """

    id = "sarif"
    suffixes = (".sarif", ".sarif.json")

    def render(self, report: Report) -> str:
        checks = load("checks")
        used = [c for c in checks if any(f.check == c for f in report.findings)]
        index = {check: i for i, check in enumerate(used)}
        baseline = report.summary.get("baseline") is not None
        run = {
            "tool": {
                "driver": {
                    "name": "translit",
                    "version": __version__,
                    "semanticVersion": _semantic(__version__),
                    "rules": [_rule(checks[c]) for c in used],
                }
            },
            "columnKind": "unicodeCodePoints",
            "results": [_result(f, index, baseline=baseline) for f in report.findings],
            "properties": {"signature": str(report.signature)},
        }
        data = {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _semantic(version: str) -> str:
    """The version as semver.org has it."""
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    return ".".join(x or "0" for x in found.groups()) if found else "0.0.0"


def _rule(check: Any) -> dict[str, Any]:
    manual = (check.__doc__ or check.id).strip()
    return {
        "id": check.id,
        "name": check.__name__,
        "shortDescription": {"text": manual.split("\n\n")[0].replace("\n", " ")},
        "fullDescription": {"text": manual},
        "help": {"text": f"translit explain {check.id}"},
        "defaultConfiguration": {"level": _LEVEL[check.severity], "enabled": check.default},
        "properties": {"category": str(check.category)},
    }


def _result(f: Finding, index: Mapping[str, int], *, baseline: bool) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": f.check,
        "kind": "informational" if f.severity is Severity.NEUTRAL else "fail",
        "level": _LEVEL[f.severity],
        "message": {"text": f.message},
        "locations": [_location(f)],
        "partialFingerprints": {"translit/v1": f.fingerprint},
        "occurrenceCount": f.count,
        "properties": _properties(f),
    }
    if f.check in index:
        result["ruleIndex"] = index[f.check]
    if baseline:
        result["baselineState"] = "unchanged" if f.suppressed == "baseline" else "new"
    if f.suppressed:
        kind = "inSource" if f.suppressed == "inline" else "external"
        result["suppressions"] = [{"kind": kind, "justification": f.suppressed}]
    if f.suggestion is not None and _line(f):
        result["fixes"] = [_fix(f, f.suggestion)]
    return result


def _properties(f: Finding) -> dict[str, Any]:
    told = {
        "category": str(f.category),
        "severity": str(f.severity),
        "system": f.system,
        "segment": f.segment,
        "side": f.side,
        "start": f.start,
        "end": f.end,
        "text": f.text,
        "concept": f.concept,
        "score": f.score,
        "suggestion": f.suggestion.after if f.suggestion else None,
    }
    return {k: v for k, v in told.items() if v is not None}


def _location(f: Finding) -> dict[str, Any]:
    names = [x for x in (f.document, f.system, f.segment) if x]
    out: dict[str, Any] = {
        "logicalLocations": [
            {
                "name": names[-1] if names else "batch",
                "fullyQualifiedName": "/".join(names) or "batch",
            }
        ]
    }
    if f.document:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(f.document)}}
        if _line(f):
            physical["region"] = _region(f, f.start, f.end)
        out["physicalLocation"] = physical
    return out


def _line(f: Finding) -> int | None:
    """The line of the file that a segment is, where its file has a segment a line."""
    plain = f.document and PurePath(f.document).suffix.lower() not in _STRUCTURED
    if plain and f.side == "target" and f.segment and f.segment.isascii() and f.segment.isdecimal():
        return int(f.segment) or None
    return None


def _region(f: Finding, start: int | None, end: int | None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": _line(f)}
    if start is not None and end is not None:
        region |= {"startColumn": start + 1, "endColumn": end + 1}
    return region


def _fix(f: Finding, edit: Edit) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(f, edit.start, edit.end),
        "insertedContent": {"text": edit.after},
    }
    uri = {"uri": _uri(f.document or "")}
    return {
        "description": {"text": f"write {edit.after!r} for {edit.before!r}"},
        "artifactChanges": [{"artifactLocation": uri, "replacements": [replacement]}],
    }


def _uri(path: str) -> str:
    """A path as a relative or file URI (RFC 3986)."""
    path = path.replace("\\", "/")
    return ("file://" if path.startswith("/") else "") + quote(path, errors="replace")
