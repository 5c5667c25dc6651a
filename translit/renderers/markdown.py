"""A report to paste into a pull request or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translit.errors import counted
from translit.finding import Severity
from translit.renderers.base import Renderer, ordered, place, suggested
from translit.report import Report

__all__ = ["Markdown"]


@dataclass(frozen=True)
class Markdown(Renderer):
    """GitHub-flavoured: sums, then at most ``most`` findings, the gravest first; all text escaped."""

    id = "markdown"
    suffixes = (".md", ".markdown")
    most: int = 200

    def render(self, report: Report) -> str:
        return "\n".join(self._lines(report)) + "\n"

    def _lines(self, report: Report) -> Iterator[str]:
        yield from ("# Translation audit", "")
        counts = report.counts
        words = counted(counts.get("words", 0), "word")
        yield f"{counted(counts.get('segments', 0), 'segment')}, {words} in the target."
        yield from (
            "",
            "| system | segments | penalty per 1,000 words | critical | major | minor |",
        )
        yield "|---|--:|--:|--:|--:|--:|"
        for row in report.summary.get("systems", ()):
            cells = (row["system"] or "(one system)", row["segments"], row["mqm"])
            yield _table((*cells, row["critical"], row["major"], row["minor"]))
        yield from self._scores(report)
        yield from self._findings(report)
        for error in report.summary.get("errors", ()):
            yield f"* **not read**: {_escaped(error)}"
        yield from ("", f"`{report.signature}`")

    def _scores(self, report: Report) -> Iterator[str]:
        scores = [s for s in report.scores if s.name != "mqm"]
        if scores:
            yield from ("", "| system | score | layer | value | 95 % |", "|---|---|---|--:|--:|")
        for s in scores:
            value = "" if s.value is None else f"{s.value:.2f}"
            interval = f"{s.interval[0]:.2f} – {s.interval[1]:.2f}" if s.interval else ""
            yield _table((s.system or "", s.name, s.layer, value, interval))

    def _findings(self, report: Report) -> Iterator[str]:
        findings = ordered(report.findings)
        if not findings:
            yield from ("", "Nothing found.")
            return
        yield from (
            "",
            "| severity | check | where | text | what | fix |",
            "|---|---|---|---|---|---|",
        )
        for f in findings[: self.most]:
            severity = f"**{f.severity}**" if f.severity >= Severity.MAJOR else str(f.severity)
            row = (f.check, place(f), f.text or "", f.message, suggested(f.suggestion))
            yield f"| {severity} " + _table(row)
        if len(findings) > self.most:
            yield from ("", f"… and {len(findings) - self.most:,} more.")


def _table(cells: tuple[object, ...]) -> str:
    return "| " + " | ".join(_escaped("" if c is None else str(c)) for c in cells) + " |"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#!])")


def _escaped(text: str) -> str:
    """The text as text: no markup, no link, no mention, no new row of the table."""
    return (
        _SPECIAL.sub(r"\\\1", text)
        .replace("@", "@\N{ZERO WIDTH SPACE}")
        .replace("\n", " ")
        .replace("\r", " ")
    )
