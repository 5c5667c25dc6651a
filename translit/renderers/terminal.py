"""A summary for a terminal: sums by system, then the gravest findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translit.finding import Finding, Severity
from translit.renderers.base import Renderer, ordered, place
from translit.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["Terminal", "isolated"]

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
    """What is printed without ``-o``: at most ``most`` findings, one a line, right-to-left isolated."""

    id = "terminal"
    suffixes = ()
    most: int = 20
    color: bool | None = None
    width: int | None = None

    def render(self, report: Report) -> str:
        import io

        from rich.console import Console

        out = io.StringIO()
        width = self.width or (None if self.color else 120)
        console = Console(
            file=out,
            width=width,
            force_terminal=bool(self.color),
            color_system="auto" if self.color else None,
            highlight=False,
            emoji=False,
        )
        for part in self._parts(report):
            console.print(part, soft_wrap=True)
        return out.getvalue()

    def _parts(self, report: Report) -> list[RenderableType]:
        counts = report.counts
        head = f"{counts.get('segments', 0):,} segments, {counts.get('words', 0):,} words"
        parts: list[RenderableType] = [head, _systems(report)]
        findings = ordered(report.findings)
        parts += map(_line, findings[: self.most])
        if len(findings) > self.most:
            parts.append(f"… and {len(findings) - self.most:,} more; -o report.html shows all")
        if not findings:
            known = len(report.findings)
            parts.append(f"nothing new; {known:,} suppressed" if known else "nothing found")
        parts += [f"not read: {isolated(e)}" for e in report.summary.get("errors", ())[:10]]
        return parts


_MOST_SCORES = 3  # what fits beside the sums; the layers are in the report files


def _systems(report: Report) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    heads = ("system", "segments", "penalty/1,000 words", "critical", "major", "minor")
    told = (s for s in report.scores if s.name != "mqm" and s.layer == "raw")
    scores = list(dict.fromkeys((s.name, s.layer) for s in told))[:_MOST_SCORES]
    for i, head in enumerate((*heads, *(name for name, _ in scores))):
        table.add_column(head, justify="left" if i == 0 else "right")
    values = {(s.system, s.name, s.layer): s.value for s in report.scores}
    for row in report.summary.get("systems", ()):
        cells = [f"{row['segments']:,}", "" if row["mqm"] is None else f"{row['mqm']:.1f}"]
        cells += [str(row[k]) for k in ("critical", "major", "minor")]
        found = (values.get((row["system"], n, layer)) for n, layer in scores)
        cells += ["" if v is None else f"{v:.2f}" for v in found]
        table.add_row(Text(isolated(row["system"] or "-")), *cells)
    return table


def _line(f: Finding) -> RenderableType:
    from rich.text import Text

    line = Text(f"{f.severity!s:8} ", style=_STYLE[f.severity])
    line.append(f"{f.check}  ", style="bold")
    line.append(f"{isolated(place(f))}  ", style="dim")
    line.append(isolated(f.message))
    if f.text and f.text not in f.message:
        line.append(f"  {isolated(f.text[:80])}")
    if f.suggestion is not None:
        line.append(f"  → {isolated(f.suggestion.after) or '(nothing)'}", style="green")
    return line
