"""What an audit and an evaluation say, as data. No method does I/O; ``renderers`` draw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from translit.errors import counted
from translit.finding import Finding, runs
from translit.segment import Document

__all__ = ["Cause", "Comparison", "Evaluation", "Report", "Score", "Signature"]


@dataclass(frozen=True, slots=True)
class Signature:
    """How a number was got: sorted key-value pairs, printed as ``key:value|key:value``."""

    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **fields: object) -> Signature:
        """The signature of these fields; what is None is left out."""
        return cls(tuple(sorted((k, str(v)) for k, v in fields.items() if v is not None)))

    def __str__(self) -> str:
        return "|".join(f"{k}:{v}" for k, v in self.fields)


@dataclass(frozen=True, slots=True)
class Score:
    """One number with how it was got; a value that is absent is None, never 0 or -1.

    ``interval`` is (low, high) at 95 %. ``signature`` is sacrebleu's own for its metrics.
    """

    name: str
    value: float | None
    signature: str
    interval: tuple[float, float] | None = None
    system: str | None = None
    layer: str = "raw"
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems by one metric in one layer: ``difference`` is a minus b, ``p`` two-sided.

    ``interval`` is the difference's at 95 %, ``corrected`` p corrected for the number of pairs.
    """

    a: str
    b: str
    name: str
    layer: str
    difference: float
    p: float
    test: str
    interval: tuple[float, float] | None = None
    corrected: float | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """What a layer found in a system, and what it is worth in points of a metric."""

    system: str
    cause: str
    segments: int
    count: int
    effect: Mapping[str, float]
    text: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores in layers, comparisons with significance, causes in words."""

    scores: tuple[Score, ...]
    signature: Signature
    comparisons: tuple[Comparison, ...] = ()
    causes: tuple[Cause, ...] = ()
    warnings: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """For notebooks: the raw scores of each system, the best by the first one first, and warnings."""
        raw = [s for s in self.scores if s.layer == "raw" and s.document is None]
        names = list(dict.fromkeys(s.name for s in raw))
        raw.sort(key=lambda s: (s.name != names[0], -(s.value or 0.0)))
        value = {(s.system, s.name): s.value for s in raw}
        rows = [
            [system or "", *(_number(value.get((system, n))) for n in names)]
            for system in dict.fromkeys(s.system for s in raw)
        ]
        warnings = "".join(f"<p>{escape(w)}</p>" for w in self.warnings)
        return _table(["system", *names], rows) + warnings


@dataclass(frozen=True, slots=True)
class Report:
    """All that an audit says. ``documents`` holds what the findings point into, for the renderers.

    ``counts`` are plain numbers (segments, words, read, skipped, errored ...), ``summary`` the verdict
    and the MQM score; both JSON-ready.
    """

    findings: tuple[Finding, ...]
    signature: Signature
    scores: tuple[Score, ...] = ()
    counts: Mapping[str, Any] = field(default_factory=dict)
    summary: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    evaluation: Evaluation | None = None
    names: tuple[Mapping[str, Any], ...] = ()

    def _repr_html_(self) -> str:
        """For notebooks: how many findings of each check and severity, what weighs most first."""
        live = [f for f in self.findings if not f.suppressed]
        worst: dict[str, Finding] = {}
        for f in sorted(live, key=lambda f: -f.severity):
            worst.setdefault(f.check, f)
        counts = Counter((f.check, f.severity) for f in live)
        levels = sorted({f.severity for f in live}, reverse=True)
        severities = [str(s) for s in levels]
        rows = [
            [
                check,
                *(f"{counts[check, s]:,}" if counts[check, s] else "" for s in levels),
                f.message,
            ]
            for check, f in worst.items()
        ]
        rows.sort(key=lambda row: -sum(s * counts[row[0], s] for s in levels))
        mqm = self.summary.get("mqm")
        penalty = "" if mqm is None else f"; {mqm} penalty points per 1,000 words"
        told = f"<p><b>{counted(len(live), 'finding')}</b>{penalty}</p>"
        return told + _table(["check", *severities, "an example"], rows)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    """Cells as an HTML table, escaped; numbers stand at the right."""
    top = "".join(f'<th style="padding:.1em .6em;text-align:start">{escape(h)}</th>' for h in head)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    number = text.replace(",", "").replace(".", "").isdecimal()
    side = "end;font-variant-numeric:tabular-nums" if number else "start"
    shown = "".join(
        f'<bdi dir="auto">{escape(part)}</bdi>' if i % 2 else escape(part)
        for i, part in enumerate(runs(text))
    )
    return f'<td style="padding:.1em .6em;text-align:{side}">{shown}</td>'
