"""``translit match``: how alike two spellings of a name are, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from translit.errors import InputError, counted

if TYPE_CHECKING:
    from translit.names import Match

__all__ = ["command"]

_BLOCK = 5000  # pairs that are compared at once


@click.command("match")
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option(
    "--names",
    "file",
    type=click.File("r", encoding="utf-8-sig"),
    help="Many pairs: two names a line, separated by a tab; - is stdin. A line in, a line out.",
)
@click.option(
    "--threshold", type=click.FloatRange(0, 1), help="Score from which on two are the same."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a pair.")
@click.option("--nearest", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="A file of names, one a line: show those closest to A.")  # fmt: skip
@click.option("-k", default=5, show_default=True, help="How many of the nearest.")
def command(
    names: tuple[str, ...],
    file: IO[str] | None,
    threshold: float | None,
    as_json: bool,
    nearest: Path | None,
    k: int,
) -> None:
    """Tell whether A and B are one name in two spellings, in one script or two.

    Prints the score (a probability), the verdict and the letters laid against each other. Names that are
    translated (Germany, ألمانيا) can't be told by their sound.
    """
    bad = []
    for row in _rows(names, file, threshold, nearest, k):
        click.echo(_line(row, as_json=as_json))
        bad += [row] if isinstance(row, Unread) else []
    if bad:
        raise InputError(f"{counted(len(bad), 'line')} couldn't be read; the first: {bad[0].error}")


class Unread(NamedTuple):
    """A line that holds no two names, and why."""

    text: str
    error: str


class Read(NamedTuple):
    """A pair that was compared."""

    found: Match
    why: str


def _rows(
    names: tuple[str, ...],
    file: IO[str] | None,
    threshold: float | None,
    nearest: Path | None,
    k: int,
) -> Iterator[Read | Unread]:
    from translit.names import NamesIndex

    if nearest is not None and len(names) == 1:
        index = NamesIndex.build(nearest.read_text("utf-8").split("\n"))
        return (Read(found, found.why) for found in index.nearest(names[0], k))
    if file is not None and not names:
        return _compared(_pairs(file), threshold)
    if len(names) != 2 or file is not None or nearest is not None:
        raise click.UsageError("give two names, or --names FILE, or one name and --nearest FILE")
    return _compared([(names[0], names[1])], threshold)


def _compared(
    pairs: Iterable[tuple[str, str] | Unread], threshold: float | None
) -> Iterator[Read | Unread]:
    """A row for each, in order: some thousands at once, and what they were is forgotten."""
    from translit.names import explain, match_many
    from translit.names.model import load

    pairs = iter(pairs)
    while some := [*islice(pairs, _BLOCK)]:
        read = [pair for pair in some if not isinstance(pair, Unread)]
        found = zip(
            match_many(read, threshold=threshold), explain.why_many(read, load()), strict=True
        )
        yield from (pair if isinstance(pair, Unread) else Read(*next(found)) for pair in some)


def _pairs(file: IO[str]) -> Iterator[tuple[str, str] | Unread]:
    for number, line in enumerate(file, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < 2:
            where = f"{getattr(file, 'name', 'stdin')}:{number}"
            yield Unread(cells[0], f"{where}: two names separated by a tab are needed")
        else:
            yield cells[0], cells[1]


def _line(row: Read | Unread, *, as_json: bool) -> str:
    values: dict[str, object]
    if isinstance(row, Unread):
        values = {"a": row.text, "b": None, "score": None, "same": None, "error": row.error}
        told = row.text, "", "", "error", row.error
    else:
        found = row.found
        score, verdict = f"{found.score:.4f}", "same" if found.same else "different"
        told = found.a, found.b, score, verdict, row.why
        values = {**found._asdict(), "score": round(found.score, 4), "why": row.why}
    return json.dumps(values, ensure_ascii=False) if as_json else "\t".join(told)
