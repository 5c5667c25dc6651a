"""The rows of the report's pages on names and on documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from translit.finding import Finding
from translit.renderers.html.plots import severity_bar

__all__ = ["document_rows", "name_groups"]

_MOST_NAMES = 500
_MOST_DOCUMENTS = 1_000
_MOST_FIXES = 200
_MOST_PLACES = 20
_UNWANTED = frozenset({"machine-translation", "misspelling", "deprecated", "foreign"})


def name_groups(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The names: those spelled in ways the glossary doesn't want first, then those spelled several ways."""
    names = sorted(map(_name, rows), key=lambda n: (-n["unwanted"], -n["count"], n["concept"]))
    unwanted = [n for n in names if n["unwanted"]]
    several = [n for n in names if not n["unwanted"] and len(n["forms"]) > 1]
    single = [n for n in names if not n["unwanted"] and len(n["forms"]) == 1]
    groups = (
        ("Spelled in ways the glossary doesn't want", unwanted),
        ("Spelled in several ways, all of them accepted", several),
        ("Spelled in one accepted way", single),
    )
    return [
        {"title": title, "total": len(found), "rows": found[:_MOST_NAMES]}
        for title, found in groups
        if found
    ]


def _name(row: Mapping[str, Any]) -> dict[str, Any]:
    """One concept with its spellings, the most frequent first."""
    forms = sorted(row["forms"], key=lambda f: str(f["form"]))
    spelled = [_form(form, list(same)) for form, same in groupby(forms, key=lambda f: f["form"])]
    spelled.sort(key=lambda f: (-f["count"], f["form"]))
    unwanted = sum(f["count"] for f in spelled if f["unwanted"])
    return {
        "concept": row["concept"],
        "count": row["count"],
        "forms": spelled,
        "unwanted": unwanted,
        "title": next((f["form"] for f in spelled if f["status"] == "preferred"), None),
    }


def _form(form: str, same: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    documents = sorted({d for f in same for d in f.get("documents", ())}, key=_counted)
    return {
        "form": form,
        "status": same[0]["status"],
        "unwanted": same[0]["status"] in _UNWANTED,
        "count": sum(f["count"] for f in same),
        "systems": sorted({f["system"] for f in same if f["system"]}),
        "documents": documents[:_MOST_PLACES],
        "more": len(documents[_MOST_PLACES:]),
    }


def _counted(name: str) -> list[tuple[str, int]]:
    """What orders names as people count: doc2 before doc10."""
    return [(text, int(n or 0)) for text, n in re.findall(r"([^0-9]*)([0-9]{0,18})", name)]


def document_rows(
    rows: Sequence[Mapping[str, Any]], live: Iterable[Finding]
) -> list[dict[str, Any]]:
    """One row a document and system, those with the most penalty first, with their certain fixes."""
    found: dict[tuple[Any, Any], list[Finding]] = {}
    for f in live:
        found.setdefault((f.document, f.system), []).append(f)
    told = [_document(row, found.get((row["document"], row["system"]), [])) for row in rows]
    told.sort(key=lambda r: -r["points"])
    largest = max((sum(r["by"].values()) for r in told), default=1)
    return [{**r, "bar": severity_bar(r["by"], largest, 120)} for r in told[:_MOST_DOCUMENTS]]


def _document(row: Mapping[str, Any], mine: Sequence[Finding]) -> dict[str, Any]:
    counts = Counter(str(f.severity) for f in sorted(mine, key=lambda f: -f.severity))
    fixes = [f for f in mine if f.suggestion is not None]
    return {
        **row,
        "by": dict(counts),
        "points": sum(int(f.severity) for f in mine),
        "fixes": len(fixes),
        "trail": fixes[:_MOST_FIXES],
    }
