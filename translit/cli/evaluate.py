"""``translit evaluate``: scores in layers, with significance and causes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from translit.cli._tag import TAG
from translit.errors import InputError, counted
from translit.report import Evaluation
from translit.segment import Segment

__all__ = ["command"]


@click.command("evaluate")
@click.argument("systems", nargs=-1, required=True, metavar="NAME=HYP… | BATCH")
@click.option(
    "--reference", "references", multiple=True, metavar="FILE", help="A segment a line; repeatable."
)
@click.option("--source", metavar="FILE", help="The source texts, a segment a line.")
@click.option("--documents", metavar="FILE", help="The document of each segment, a line each.")
@click.option("--domains", metavar="FILE", help="The domain of each segment, a line each.")
@click.option("--target-lang", type=TAG, metavar="TAG", help="Language of the hypotheses.")
@click.option("--source-lang", type=TAG, metavar="TAG", help="Language of the sources.")
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    metavar="NAME[:MODEL][,OPTION=VALUE…]",
    help="bleu-intl, bleu-13a, chrf, chrf++, ter; learned: similarity, bertscore, comet, metricx, "
    "metricx-qe, regressor, qe, perplexity (docs/neural.md); repeatable. [all but learned]",
)
@click.option(
    "--model",
    metavar="light|FOLDER|ID@REVISION",
    help="Of learned metrics named without one.",
)
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda", "mps"]),
    default="auto",
    show_default=True,
    help="Where models run.",
)
@click.option("--allow-download", is_flag=True, help="Fetch a model that isn't on this machine.")
@click.option(
    "--layers/--no-layers",
    default=True,
    help="All layers and causes, or the texts as they are. [on]",
)
@click.option(
    "--glossary",
    multiple=True,
    metavar="NAME|FILE",
    help="Termbase of the layer of names; none for none. [all shipped]",
)
@click.option(
    "--test",
    type=click.Choice(["randomization", "bootstrap", "sacrebleu-bootstrap"]),
    default="randomization",
    show_default=True,
)
@click.option(
    "--trials",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="Of the randomisation.",
)
@click.option(
    "--resamples",
    type=click.IntRange(40),
    default=1_000,
    show_default=True,
    help="Of the bootstrap, for intervals too.",
)
@click.option("--seed", type=int, default=12345, show_default=True)
@click.option(
    "--differences",
    "listed",
    type=click.IntRange(0),
    default=3,
    show_default=True,
    help="Segments listed for each pair of systems and direction.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON on stdout.")
def command(
    systems: tuple[str, ...],
    references: tuple[str, ...],
    source: str | None,
    documents: str | None,
    domains: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Score systems against references.

    NAME=HYP is a plain file with a segment a line; BATCH a JSONL, TSV or CSV file with a column
    "reference" and, for several systems, "system"; a list "mentions" of accepted names adds M-ETA.
    """
    options["glossary"] = options["glossary"] or None
    options["metrics"] = options["metrics"] or None
    plain = [s for s in systems if "=" in s and not Path(s).is_file()]
    if plain and len(plain) < len(systems):
        raise click.UsageError("give either NAME=HYP files or batches, not both")
    if plain:
        evaluation = _files(plain, references, (source, documents, domains), options)
    else:
        evaluation = _batches(systems, references, options)
    from translit.renderers.evaluation import as_data, print_tables

    if as_json:
        click.echo(json.dumps(as_data(evaluation), ensure_ascii=False, indent=1))
    else:
        print_tables(evaluation)


def _files(
    named: Sequence[str],
    references: Sequence[str],
    beside: Sequence[str | None],
    options: dict[str, Any],
) -> Evaluation:
    from translit.evaluator import evaluate

    if not references:
        raise click.UsageError("--reference is needed with NAME=HYP files")
    paths: dict[str, str] = {}
    for item in named:
        name, _, path = item.partition("=")
        if name in paths:
            raise click.UsageError(f"two systems are called {name!r}")
        paths[name] = path
    if options["target_lang"] is None and options["layers"]:
        click.echo(
            "translit: no --target-lang: no layer of names, no letters of that language", err=True
        )
    streams = [_lines(path) for path in references]
    columns = ("sources", "documents", "domains")
    given: dict[str, Any] = {
        c: _lines(p) for c, p in zip(columns, beside, strict=True) if p is not None
    }
    return evaluate(
        {name: _lines(path) for name, path in paths.items()},
        streams[0] if len(streams) == 1 else streams,
        layout=None if len(streams) == 1 else "streams",
        **given,
        **options,
    )


def _lines(path: str) -> Iterator[str]:
    """The lines of a plain file, streamed. Lines end at LF or CR LF only."""
    from translit.formats import opened
    from translit.formats.base import lines
    from translit.formats.txt import decoded

    with opened(path) as stream:
        for number, line in lines(stream, path):
            yield decoded(line, path, number).rstrip("\r\n")


def _batches(
    paths: Sequence[str], references: Sequence[str], options: dict[str, Any]
) -> Evaluation:
    from translit.evaluator import evaluate_segments

    if references:
        raise click.UsageError("--reference is for NAME=HYP files; a batch has its own column")
    unread: list[str] = []
    evaluation = evaluate_segments(_read(paths, unread), **options)
    if unread:
        click.echo(
            f"translit: {counted(len(unread), 'row')} not read; the first: {unread[0]}", err=True
        )
    if evaluation is None:
        raise InputError("no segment has a target and a reference", ", ".join(paths))
    return evaluation


def _read(paths: Sequence[str], unread: list[str]) -> Iterator[Segment]:
    """The segments of batches; the errors of rows that can't be read are put into ``unread``."""
    from translit.formats import read_documents

    for segment in (s for path in paths for d in read_documents(path) for s in d.segments):
        if "translit_error" in segment.meta:
            unread.append(str(segment.meta["translit_error"]))
        yield segment
