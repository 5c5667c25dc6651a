"""An ``Evaluation`` as data (``translit.evaluation/1``), and as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

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
    if console is None:
        console = _console()
        if not console.is_terminal:
            console.width = _WIDTH
    for part in _parts(evaluation):
        console.print(part, soft_wrap=True)


def _console() -> Console:
    """A console that says when its reader has gone (``| head``), rather than exit with 1."""
    from rich.console import Console

    class Told(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Told(highlight=False, emoji=False)


def _parts(e: Evaluation) -> Iterator[RenderableType]:
    from rich.text import Text

    for warning in e.warnings:
        yield Text(f"Warning: {warning}.", style="bold yellow")
    raw = [s for s in e.scores if s.layer == "raw" and s.document is None]
    names = [s for s in raw if s.name in _NAMES]
    yield _scores([s for s in raw if s not in names], e.comparisons)
    yield Text(
        "95 % intervals; * significantly different from the row above it, Holm-corrected",
        style="dim",
    )
    if len({s.layer for s in e.scores}) > 1:
        yield _layers(e)
        yield Text(str(e.meta.get("note", "")), style="dim")
    if names:
        yield Text("\nNames and terms", style="bold")
        yield _scores(names, ())
    if e.causes:
        yield Text("\nWhy the scores differ", style="bold")
        yield from (Text(f"  {isolated(c.system)}: {c.text}") for c in e.causes)
    if e.comparisons:
        yield _comparisons([c for c in e.comparisons if c.layer == "raw"])
    yield from _groups(e.meta.get("groups", ()))
    yield from _differences(e.meta.get("differences", ()))
    for name, signature in dict.fromkeys((s.name, s.signature) for s in raw):
        yield Text(f"{name}: {signature}", style="dim")


def _table(*heads: str, title: str | None = None, left: int = 1) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left")
    for i, head in enumerate(heads):
        table.add_column(head, justify="left" if i < left else "right", no_wrap=True)
    return table


def _scores(scores: Sequence[Score], comparisons: Sequence[Comparison]) -> RenderableType:
    from rich.text import Text

    names = list(dict.fromkeys(s.name for s in scores))
    systems = list(dict.fromkeys(s.system for s in scores))
    found = {(s.system, s.name): s for s in scores}
    first = names[0] if names else ""
    systems.sort(key=lambda s: -(found[s, first].value or 0.0))
    table = _table("system", *names)
    for above, system in zip([None, *systems], systems, strict=False):
        cells = [
            _score(found.get((system, n)), _apart(above, system, n, comparisons)) for n in names
        ]
        table.add_row(Text(isolated(system or "-")), *cells)
    return table


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


def _layers(e: Evaluation) -> RenderableType:
    from rich.text import Text

    layers = list(dict.fromkeys(s.layer for s in e.scores))
    layered = [s for s in e.scores if s.document is None and s.name not in _NAMES]
    found = {(s.system, s.name, s.layer): s.value for s in layered}
    table = _table(
        "system",
        "metric",
        *layers,
        title="\nLayer by layer (each includes those before it)",
        left=2,
    )
    for system, name in dict.fromkeys((s, n) for s, n, _ in found):
        values = [found.get((system, name, layer)) for layer in layers]
        cells = ["-" if v is None else f"{v:.2f}" for v in values]
        table.add_row(Text(isolated(system or "-")), name, *cells)
    return table


def _comparisons(comparisons: Sequence[Comparison]) -> RenderableType:
    from rich.text import Text

    title = f"\nDifferences ({comparisons[0].test})"
    table = _table("a", "b", "metric", "a - b", "95 %", "p", "p (Holm)", title=title, left=3)
    for c in comparisons:
        low, high = c.interval or (c.difference, c.difference)
        corrected = "" if c.corrected is None else f"{c.corrected:.4f}"
        numbers = (f"{c.difference:+.2f}", f"{low:+.2f} … {high:+.2f}", f"{c.p:.4f}", corrected)
        table.add_row(Text(isolated(c.a)), Text(isolated(c.b)), c.name, *numbers)
    return table


def _groups(rows: Sequence[dict[str, Any]]) -> Iterator[RenderableType]:
    from rich.text import Text

    for kind, group in groupby(rows, key=lambda r: r["kind"]):
        listed = list(group)
        names = [k for k in listed[0] if k not in ("kind", "group", "segments", "system")]
        title = f"\nBy {kind}" + (" (words of the reference)" if kind == "length" else "")
        table = _table("group", "system", "segments", *names, title=title, left=2)
        for row in listed[:60]:
            cells = [f"{row['segments']:,}", *(f"{row[n]:.2f}" for n in names)]
            table.add_row(Text(isolated(row["group"])), Text(isolated(row["system"])), *cells)
        yield table
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
