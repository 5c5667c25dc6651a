"""Annotations for GitHub Actions: lines that a job prints and that stand beside the file."""

from __future__ import annotations

from dataclasses import dataclass

from translit.finding import Finding, Severity
from translit.renderers.base import Renderer, ordered
from translit.report import Report

__all__ = ["Github"]

_LEVEL = {
    Severity.NEUTRAL: "notice",
    Severity.MINOR: "notice",
    Severity.MAJOR: "warning",
    Severity.CRITICAL: "error",
}


@dataclass(frozen=True)
class Github(Renderer):
    """``::warning file=…,line=…,col=…,title=…::message``, the gravest first.

    GitHub shows ten of each level a step, so at most ``most`` are written and the rest is counted.
    Source: GitHub's workflow commands.
    """

    id = "github"
    suffixes = (".github",)
    most: int = 50

    def render(self, report: Report) -> str:
        findings = ordered(report.findings)
        lines = [_annotation(f) for f in findings[: self.most]]
        if len(findings) > self.most:
            lines.append(f"::notice::{len(findings) - self.most} more findings; see the report")
        return "".join(f"{line}\n" for line in lines)


def _annotation(f: Finding) -> str:
    fields = {"file": f.document or "", "title": f"{f.check} ({f.severity})"}
    if f.segment and f.segment.isdecimal():
        fields["line"] = f.segment
    if f.start is not None and f.end is not None:
        fields |= {"col": str(f.start + 1), "endColumn": str(f.end + 1)}
    told = ",".join(f"{k}={_value(v)}" for k, v in fields.items() if v)
    where = f"[{f.segment}] " if f.segment and "line" not in fields else ""
    return f"::{_LEVEL[f.severity]} {told}::{_data(where + f.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
