"""Segments for a person to look at: some of every kind, so that what the checks miss is seen too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import zip_longest
from typing import Any

from translit.report import Report
from translit.segment import Document, Segment

__all__ = ["COLUMNS", "sample"]

COLUMNS = (
    "document", "segment", "system", "stratum", "source", "target", "findings",
    "category", "severity", "comment",
)  # fmt: skip
"""The columns of a sheet for review; the last three are for the reviewer."""


def sample(report: Report, batch: Iterable[Document], size: int) -> list[dict[str, Any]]:
    """At most ``size`` rows, drawn by turns from strata: system by worst severity found.

    Which segment of a stratum is drawn is told by a hash of its id and texts, so the draw is the same
    every time and doesn't depend on how the batch was split. Memory: ``size`` rows a stratum.
    """
    worst: dict[tuple[str | None, ...], tuple[int, list[str]]] = {}
    for f in report.findings:
        if f.segment is not None and not f.suppressed:
            level, checks = worst.get((f.document, f.system, f.segment), (-1, []))
            worst[f.document, f.system, f.segment] = (max(level, f.severity), [*checks, f.check])
    strata: dict[tuple[str, int], list[tuple[str, Segment, list[str]]]] = {}
    for document in batch:
        for segment in document.segments:
            key = (segment.document or document.id, segment.system, segment.id)
            level, checks = worst.get(key, (-1, []))
            rows = strata.setdefault((segment.system or "", level), [])
            rows.append((_draw(segment), segment, checks))
            if len(rows) > 4 * size:
                rows.sort(key=lambda row: row[0])
                del rows[size:]
    return list(_turns(strata, size))


def _draw(segment: Segment) -> str:
    text = "\0".join((segment.id, segment.system or "", segment.source or "", segment.target or ""))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_NAMES = {-1: "clean", 0: "neutral", 1: "minor", 5: "major", 25: "critical"}


def _turns(
    strata: dict[tuple[str, int], list[tuple[str, Segment, list[str]]]], size: int
) -> Iterator[dict[str, Any]]:
    queues = [
        [(system, level, *row) for row in sorted(rows, key=lambda row: row[0])]
        for (system, level), rows in sorted(strata.items())
    ]
    drawn = (item for turn in zip_longest(*queues) for item in turn if item)
    for (system, level, _, segment, checks), _ in zip(drawn, range(size), strict=False):
        yield {
            **dict.fromkeys(COLUMNS, ""),
            "document": segment.document or "",
            "segment": segment.id,
            "system": system,
            "stratum": _NAMES[level],
            "source": segment.source or "",
            "target": segment.target or "",
            "findings": ", ".join(dict.fromkeys(checks)),
        }
