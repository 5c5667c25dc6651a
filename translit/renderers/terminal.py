"""A summary for a terminal: sums by system, then the gravest findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translit.errors import counted
from translit.finding import Finding, Severity
from translit.renderers.base import Renderer, becomes, ordered, place, runs
from translit.renderers.columns import hanging, tables
from translit.report import Report

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

__all__ = ["Terminal", "headline", "isolated", "sentence"]

_WIDTH = 120  # columns where nobody looks: a file, a pipe
_INDENT = 9  # of a finding's second line: behind its severity

_STYLE = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "dim",
}


def isolated(text: str) -> str:
    """A text of any direction that disturbs nothing beside it (UAX 9: FSI ... PDI).

    Direction controls of its own, and control characters, are shown as U+FFFD.
    """
    clean = "".join("\N{REPLACEMENT CHARACTER}" if _disturbs(c) else c for c in text)
    return (
        f"\N{FIRST STRONG ISOLATE}{clean}\N{POP DIRECTIONAL ISOLATE}"
        if not clean.isascii()
        else clean
    )


def sentence(text: str) -> str:
    """An English sentence with right-to-left names in it, which keep to themselves."""
    return "".join(_quoted(part) if i % 2 else isolated(part) for i, part in enumerate(runs(text)))


def _quoted(part: str) -> str:
    return f"'{isolated(part[1:-1])}'" if part.startswith("'") else isolated(part)


def _disturbs(c: str) -> bool:
    return (
        c < " "
        or "\x7f" <= c <= "\x9f"
        or "\u202a" <= c <= "\u202e"
        or "\u2066" <= c <= "\u2069"
        or "\ud800" <= c <= "\udfff"
    )


@dataclass(frozen=True)
class Terminal(Renderer):
    """What is printed without ``-o``: at most ``most`` findings, four of a check, one a line.

    ``width`` is a terminal's, in which lines are wrapped; None where nobody looks.
    """

    id = "terminal"
    suffixes = ()
    most: int = 20
    color: bool | None = None
    width: int | None = None

    def render(self, report: Report) -> str:
        import io

        from rich.console import Console
        from rich.text import Text

        out = io.StringIO()
        console = Console(
            file=out,
            width=self.width or _WIDTH,
            force_terminal=bool(self.color),
            color_system="auto" if self.color else None,
            highlight=False,
            emoji=False,
        )
        for part in self._parts(report):
            wrapped = self.width is not None and isinstance(part, Text)
            console.print(hanging(console, part, _INDENT) if wrapped else part, soft_wrap=True)
        return out.getvalue()

    def _parts(self, report: Report) -> list[Any]:
        from rich.text import Text

        findings = ordered(report.findings)
        parts: list[Any] = [Text(headline(report)), *_systems(report, self.width or _WIDTH)]
        shown = _varied(findings, self.most)
        parts += map(_line, shown)
        if len(findings) > len(shown):
            left = Counter(f.check for f in findings) - Counter(f.check for f in shown)
            told = ", ".join(f"{check} {n:,}" for check, n in left.most_common(6))
            rest = ", …" if len(left) > 6 else ""
            more = f"… and {left.total():,} more: {told}{rest}; -o report.html shows all"
            parts.append(Text(more))
        parts += [Text(f"not read: {isolated(e)}") for e in report.summary.get("errors", ())[:10]]
        return parts


_MOST_ALIKE = 4  # findings of one check that are shown, so that the others are seen too


def _varied(findings: Sequence[Finding], most: int) -> list[Finding]:
    """The gravest findings, some of each check."""
    seen: Counter[str] = Counter()
    shown = []
    for f in findings:
        seen[f.check] += 1
        if seen[f.check] <= _MOST_ALIKE:
            shown.append(f)
    return shown[:most]


def headline(report: Report) -> str:
    """What was audited and how much was found, in a line."""
    counts, findings = report.counts, ordered(report.findings)
    segments = counts.get("segments", 0)
    where = f"{counted(segments, 'segment')}, {counted(counts.get('words', 0), 'word')}"
    if not findings:
        known = len(report.findings)
        return f"{where}: " + (f"nothing new; {known:,} suppressed" if known else "nothing found")
    by = Counter(str(f.severity) for f in findings)
    told = ", ".join(f"{by[str(s)]:,} {s}" for s in sorted(Severity, reverse=True) if by[str(s)])
    fixes = sum(f.suggestion is not None for f in findings)
    fixable = f"; {fixes:,} with a certain fix (--diff shows, --fix writes)" if fixes else ""
    return f"{where}: {told}{fixable}"


_MOST_SCORES = 3  # what fits beside the sums; the layers are in the report files


def _systems(report: Report, width: int) -> Iterator[Table]:
    heads = ("system", "segments", "penalty/1,000 words", "critical", "major", "minor")
    told = (s for s in report.scores if s.name != "mqm" and s.layer == "raw")
    scores = list(dict.fromkeys((s.name, s.layer) for s in told))[:_MOST_SCORES]
    values = {(s.system, s.name, s.layer): s.value for s in report.scores}
    rows = []
    for row in report.summary.get("systems", ()):
        cells = [f"{row['segments']:,}", "" if row["mqm"] is None else f"{row['mqm']:.1f}"]
        cells += [str(row[k]) for k in ("critical", "major", "minor")]
        found = (values.get((row["system"], n, layer)) for n, layer in scores)
        cells += ["" if v is None else f"{v:.2f}" for v in found]
        rows.append([isolated(row["system"] or "-"), *cells])
    return tables([*heads, *(name for name, _ in scores)], rows, width=width)


def _line(f: Finding) -> Text:
    from rich.text import Text

    line = Text(f"{f.severity!s:8} ", style=_STYLE[f.severity])
    line.append(f"{f.check}  ", style="bold")
    line.append(f"{isolated(place(f))}  ", style="dim")
    line.append(sentence(f.message))
    if f.text and f.text not in f.message:
        line.append(f"  {isolated(f.text[:80])}")
    if f.suggestion is not None:
        line.append(f"  → {isolated(becomes(f, f.suggestion)) or '(nothing)'}", style="green")
    return line
