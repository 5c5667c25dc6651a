"""``translit train-qe``: a quality estimate from one's own judgements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from translit.neural.qe import Judged

__all__ = ["command"]


@click.command("train-qe")
@click.argument("batches", nargs=-1, required=True, metavar="BATCH…")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where the estimate goes.")
@click.option(
    "--score", "column", default="score", show_default=True, help="Column of the judgement."
)
@click.option(
    "--model",
    default="light",
    show_default=True,
    metavar="light|FOLDER|ID@REVISION",
    help="The encoder, which stays as it is.",
)
@click.option("--source-lang", metavar="TAG", help="Where the rows don't say it.")
@click.option("--target-lang", metavar="TAG", help="Where the rows don't say it.")
@click.option("--least", type=click.IntRange(10), help="Judgements a language pair must have. [50]")
@click.option("--allow-download", is_flag=True, help="Fetch a model that isn't on this machine.")
def command(
    batches: tuple[str, ...],
    output: str,
    column: str,
    model: str,
    source_lang: str | None,
    target_lang: str | None,
    least: int | None,
    allow_download: bool,
) -> None:
    """Learn to estimate quality from judged translations: source, target and a number a row.

    Ridge regression on frozen embeddings, cross-validated by source. Language pairs with too few
    judgements, or of which nothing was learned, are refused. `translit evaluate --metric qe:FILE` uses it.
    """
    from translit.neural import encoder
    from translit.neural.qe import LEAST, train

    rows = list(_judged(batches, column, source_lang, target_lang))
    found = train(rows, encoder(model, allow_download=allow_download), least=least or LEAST)
    found.save(output)
    for pair, r in found.correlation.items():
        click.echo(f"{pair}: r = {r:.3f} in cross-validation, {found.counts[pair]:,} judgements")


def _judged(
    batches: tuple[str, ...], column: str, source_lang: str | None, target_lang: str | None
) -> Iterator[Judged]:
    """The judged rows. Raises ``InputError`` for a row without a source, a target, a number or languages."""
    from translit.formats import read_documents
    from translit.neural.qe import judged

    for path in batches:
        for document in read_documents(path):
            for segment in document.segments:
                where = f"{path}: {segment.id}"
                yield judged(segment, column, (source_lang, target_lang), where)
