"""Rows for people: a table on a terminal, tabs off it, so that what is right-to-left stays readable."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

__all__ = ["echo_rows"]


def echo_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their names. Off a terminal: tab-separated, one line a row, plain text."""
    rows = [[_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        click.echo("\n".join("\t".join(row) for row in [list(names), *rows]))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        # Each cell is isolated: a right-to-left name must not carry its neighbours with it.
        table.add_row(
            *(
                Text(f"\N{FIRST STRONG ISOLATE}{c}\N{POP DIRECTIONAL ISOLATE}") if c else Text()
                for c in row
            )
        )
    Console().print(table)


def _line(cell: str) -> str:
    return cell.replace("\t", " ").replace("\r", " ").replace("\n", " ")
