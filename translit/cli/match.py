"""``translit match``: how alike two spellings of a name are, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from translit.errors import InputError

if TYPE_CHECKING:
    from translit.names import Match

__all__ = ["command"]


@click.command("match")
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option(
    "--names",
    "file",
    type=click.File("r", encoding="utf-8-sig"),
    help="Many pairs: two names a line, separated by a tab; - is stdin.",
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
    for found in _found(names, file, threshold, nearest, k):
        click.echo(_line(found, as_json=as_json))


def _found(
    names: tuple[str, ...],
    file: IO[str] | None,
    threshold: float | None,
    nearest: Path | None,
    k: int,
) -> list[Match]:
    from translit.names import NamesIndex, match_many

    if nearest is not None and len(names) == 1:
        return NamesIndex.build(nearest.read_text("utf-8").split("\n")).nearest(names[0], k)
    if file is not None and not names:
        return match_many(_pairs(file), threshold=threshold)
    if len(names) != 2 or file is not None or nearest is not None:
        raise click.UsageError("give two names, or --names FILE, or one name and --nearest FILE")
    return match_many([(names[0], names[1])], threshold=threshold)


def _pairs(file: IO[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(file, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < 2:
            raise InputError(
                "two names separated by a tab are needed",
                f"{getattr(file, 'name', 'stdin')}:{number}",
            )
        yield cells[0], cells[1]


def _line(found: Match, *, as_json: bool) -> str:
    if as_json:
        values = {"a": found.a, "b": found.b, "score": round(found.score, 4), "same": found.same}
        return json.dumps({**values, "why": found.why}, ensure_ascii=False)
    verdict = "same" if found.same else "different"
    return f"{found.a}\t{found.b}\t{found.score:.4f}\t{verdict}\t{found.why}"
