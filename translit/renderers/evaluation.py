"""An ``Evaluation`` as data (``translit.evaluation/1``), and as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from translit.renderers.columns import hanging, tables
from translit.renderers.terminal import isolated
from translit.report import Comparison, Evaluation, Score

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

__all__ = ["SCHEMA", "as_data", "print_tables"]

SCHEMA = "translit.evaluation/1"

_NAMES = ("term-success", "term-consistency", "name-consistency", "m-eta", "m-eta-aware")
_WIDTH = 160
"""Columns in a file or a pipe, where nobody can say how wide it is shown."""


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation, ready for ``json``; an interval becomes ``low`` and ``high``."""
    return {
        "schema": SCHEMA,
        "signature": str(evaluation.signature),
        "scores": [_bounds(asdict(s)) for s in evaluation.scores],
        "comparisons": [_bounds(asdict(c)) for c in evaluation.comparisons],
        "causes": [{**asdict(c), "effect": dict(c.effect)} for c in evaluation.causes],
        "warnings": list(evaluation.warnings),
        **evaluation.meta,
    }


def _bounds(row: dict[str, Any]) -> dict[str, Any]:
    low, high = row.pop("interval") or (None, None)
    return {**row, "low": low, "high": high}


def print_tables(evaluation: Evaluation, console: Console | None = None) -> None:
    """Scores, layers, comparisons, causes, warnings, groups and the segments that differ most."""
    from rich.text import Text

    if console is None:
        console = _console()
        if not console.is_terminal:
            console.width = _WIDTH
    for part in _parts(evaluation, console.width):
        if console.is_terminal and isinstance(part, Text):
            part = hanging(console, part, 2)  # noqa: PLW2901 - the same, wrapped
        console.print(part, soft_wrap=True)


def _console() -> Console:
    """A console that says when its reader has gone (``| head``), rather than exit with 1."""
    from rich.console import Console

    class Told(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Told(highlight=False, emoji=False)


def _parts(e: Evaluation, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    for warning in e.warnings:
        yield Text(f"Warning: {warning}.", style="bold yellow")
    raw = [s for s in e.scores if s.layer == "raw" and s.document is None]
    names = [s for s in raw if s.name in _NAMES]
    yield from _scores([s for s in raw if s not in names], e.comparisons, width)
    yield Text(
        "95 % intervals; * significantly different from the row above it, Holm-corrected",
        style="dim",
    )
    if len({s.layer for s in e.scores}) > 1:
        yield from _layers(e, width)
        yield Text(str(e.meta.get("note", "")), style="dim")
    if names:
        yield Text("\nNames and terms", style="bold")
        yield from _scores(names, (), width)
    if e.causes:
        yield Text("\nWhy the scores differ", style="bold")
        yield from (Text(f"  {isolated(c.system)}: {c.text}") for c in e.causes)
    if e.comparisons:
        yield from _comparisons([c for c in e.comparisons if c.layer == "raw"], width)
    yield from _groups(e.meta.get("groups", ()), width)
    yield from _differences(e.meta.get("differences", ()))
    for name, signature in dict.fromkeys((s.name, s.signature) for s in raw):
        yield Text(f"{name}: {signature}", style="dim")


def _scores(
    scores: Sequence[Score], comparisons: Sequence[Comparison], width: int
) -> Iterator[Table]:
    names = list(dict.fromkeys(s.name for s in scores))
    systems = list(dict.fromkeys(s.system for s in scores))
    found = {(s.system, s.name): s for s in scores}
    first = names[0] if names else ""
    systems.sort(key=lambda s: -(found[s, first].value or 0.0))
    rows = []
    for above, system in zip([None, *systems], systems, strict=False):
        cells = [
            _score(found.get((system, n)), _apart(above, system, n, comparisons)) for n in names
        ]
        rows.append([isolated(system or "-"), *cells])
    return tables(["system", *names], rows, width=width)


def _score(score: Score | None, mark: str) -> str:
    if score is None or score.value is None:
        return "-"
    low, high = score.interval or (score.value, score.value)
    return f"{score.value:.2f}{mark:1} ({low:.1f}-{high:.1f})"


def _apart(a: str | None, b: str | None, name: str, comparisons: Sequence[Comparison]) -> str:
    """A star where the two differ significantly by this metric."""
    for c in comparisons:
        if {c.a, c.b} == {a, b} and c.name == name and c.layer == "raw":
            return "*" if (c.p if c.corrected is None else c.corrected) < 0.05 else ""
    return ""


def _layers(e: Evaluation, width: int) -> Iterator[Table]:
    layers = list(dict.fromkeys(s.layer for s in e.scores))
    layered = [s for s in e.scores if s.document is None and s.name not in _NAMES]
    found = {(s.system, s.name, s.layer): s.value for s in layered}
    rows = []
    for system, name in dict.fromkeys((s, n) for s, n, _ in found):
        values = [found.get((system, name, layer)) for layer in layers]
        rows.append(
            [isolated(system or "-"), name, *("-" if v is None else f"{v:.2f}" for v in values)]
        )
    title = "\nLayer by layer (each includes those before it)"
    return tables(["system", "metric", *layers], rows, width=width, left=2, title=title)


def _comparisons(comparisons: Sequence[Comparison], width: int) -> Iterator[Table]:
    rows = []
    for c in comparisons:
        low, high = c.interval or (c.difference, c.difference)
        corrected = "" if c.corrected is None else f"{c.corrected:.4f}"
        numbers = (f"{c.difference:+.2f}", f"{low:+.2f} … {high:+.2f}", f"{c.p:.4f}", corrected)
        rows.append([isolated(c.a), isolated(c.b), c.name, *numbers])
    title = f"\nDifferences ({comparisons[0].test})"
    heads = ["a", "b", "metric", "a - b", "95 %", "p", "p (Holm)"]
    return tables(heads, rows, width=width, left=3, title=title)


def _groups(rows: Sequence[dict[str, Any]], width: int) -> Iterator[RenderableType]:
    for kind, group in groupby(rows, key=lambda r: r["kind"]):
        listed = list(group)
        names = [k for k in listed[0] if k not in ("kind", "group", "segments", "system")]
        title = f"\nBy {kind}" + (" (words of the reference)" if kind == "length" else "")
        cells = []
        for row in listed[:60]:
            values = [f"{row['segments']:,}", *(f"{row[n]:.2f}" for n in names)]
            cells.append([isolated(row["group"]), isolated(row["system"]), *values])
        heads = ["group", "system", "segments", *names]
        yield from tables(heads, cells, width=width, left=2, title=title)
        if len(listed) > 60:
            yield f"… and {len(listed) - 60:,} more rows; --json has all"


def _differences(rows: Sequence[dict[str, Any]]) -> Iterator[RenderableType]:
    from rich.text import Text

    if rows:
        yield Text(f"\nSegments that differ most (by {rows[0]['metric']})", style="bold")
    for row in rows:
        where = f"{row['document']} " if row["document"] else ""
        yield Text(f"{isolated(where)}#{row['segment']}")
        for side in ("a", "b"):
            yield Text(
                f"  {row['score_' + side]:6.2f} {isolated(row[side])}: {isolated(row['text_' + side])}"
            )
        yield Text(f"         reference: {isolated(row['reference'])}", style="dim")
