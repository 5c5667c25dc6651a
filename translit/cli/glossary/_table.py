"""Rows for people: a table on a terminal, tabs off it, so that what is right-to-left stays readable."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import click

from translit.cli._visible import visible

__all__ = ["echo_rows"]

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


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
        table.add_row(*(Text(_isolated(cell)) for cell in row))
    Console().print(table)


def _isolated(cell: str) -> str:
    """A right-to-left cell must not carry its neighbours with it, nor any cell steer the terminal."""
    cell = visible(cell)
    if not _RIGHT_TO_LEFT.search(cell):
        return cell
    return f"\N{FIRST STRONG ISOLATE}{cell}\N{POP DIRECTIONAL ISOLATE}"


def _line(cell: str) -> str:
    return cell.replace("\t", " ").replace("\r", " ").replace("\n", " ")
