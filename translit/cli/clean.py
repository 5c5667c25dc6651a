"""``translit clean``: the first stage of use 1 on files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import click

from translit.cli._records import Job, input_options, one_line, output_to, run
from translit.cli._tag import TAG
from translit.cli.normalize import differ, tell, trail
from translit.formats import Record
from translit.formats.base import json_bytes
from translit.formats.encoding import decode

__all__ = ["command"]


@click.command("clean")
@input_options
@click.option(
    "--lang", type=TAG, metavar="TAG", help="Language of every text, instead of detecting it."
)
@click.option("--detector", default="cascade", show_default=True)
@click.option(
    "--cleaner",
    "only",
    multiple=True,
    metavar="ID",
    help="This cleaner; repeatable. [all default ones]",
)
@click.option(
    "--no-cleaner",
    "without",
    multiple=True,
    metavar="ID",
    help="All but this one; repeatable; all for none.",
)
@click.option(
    "--digits",
    type=click.Choice(["keep", "ascii", "native"]),
    default="keep",
    help="Digits of one script. [keep]",
)
@click.option(
    "--quotes",
    type=click.Choice(["keep", "straight", "native"]),
    default="keep",
    help="Quotation marks written one way. [keep]",
)
@click.option(
    "--decode", "guess", is_flag=True, help="Guess the encoding of files; said on stderr."
)
@click.option("--main-text", is_flag=True, help="Leave the article itself: title and body.")
@click.option(
    "--regions",
    metavar="FILE.jsonl",
    help="Write what each part of an article is, a line a document.",
)
@click.option(
    "--articles", metavar="FILE.jsonl", help="Write each further article of a page as a document."
)
@click.option("--edits", metavar="FILE.jsonl", help="Write the trail, a line a document.")
@click.option("--diff", is_flag=True, help="Show what would change instead of the text.")
def command(
    files: tuple[str, ...],
    output: str | None,
    format_id: str | None,
    field: str,
    lines: bool,
    max_errors: int | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    digits: Any,
    quotes: Any,
    guess: bool,
    main_text: bool,
    regions: str | None,
    articles: str | None,
    edits: str | None,
    diff: bool,
    **options: Any,
) -> None:
    """Repair encoding, invisible characters, letters and spacing; cut articles out of their pages.

    Only faults are changed. A .txt file is one document (--lines: every line is one); JSONL, CSV and TSV
    get columns added. The trail takes everything back: translit normalize --undo.
    """
    from translit.cleaners import choose
    from translit.pipeline import Pipeline

    if lines and format_id not in (None, "lines", "txt"):
        raise click.UsageError(f"--lines is for plain text; it can't be with --format {format_id}")
    step = Pipeline(
        glossary="none",
        cleaners=choose(only, without, digits=digits, quotes=quotes),
        one_line=one_line(files, format_id, lines=lines),
        **options,
    )
    with ExitStack() as stack:
        job = Job(files, _cut(step.rows) if main_text else step.rows, step.failed, output)
        job.format_id, job.field = "lines" if lines else format_id, field
        job.max_errors, job.silent, job.recode = max_errors, diff, _recode if guess else None
        observers: list[tuple[str | None, Callable[[BinaryIO], Any]]] = [
            (edits, trail),
            (regions, _regions),
            (articles, _articles),
        ]
        for path, observer in observers:
            if path:
                job.observe.append(observer(stack.enter_context(output_to(path))))
        if diff:
            job.observe.append(differ)
        counts = run(job)
    tell(counts, output)


def _recode(data: bytes, name: str) -> bytes:
    """UTF-8 of a file's bytes; a guess is said."""
    found = decode(data)
    if not found.certain:
        wrong = f"; {found.wrong} bytes are wrong in it and become U+FFFD" if found.wrong else ""
        click.echo(f"translit: {name}: read as {found.encoding} (a guess){wrong}", err=True)
    return found.replaced().encode()


def _cut(
    rows: Callable[[Sequence[Any]], list[dict[str, Any]]],
) -> Callable[[Sequence[Any]], list[dict[str, Any]]]:
    from translit.regions import cut_row

    return lambda texts: [cut_row(row) for row in rows(texts)]


def _regions(out: BinaryIO) -> Callable[[Record, Any], None]:
    from translit.regions import regions

    def write(record: Record, result: Any) -> None:
        if isinstance(record.text, str):
            found = [r._asdict() for r in regions(record.text, _lang(result))]
            out.write(json_bytes({"id": record.id, "regions": found}) + b"\n")

    return write


def _articles(out: BinaryIO) -> Callable[[Record, Any], None]:
    from translit.regions import split_articles

    def write(record: Record, result: Any) -> None:
        if isinstance(record.text, str):
            others = split_articles(record.text, _lang(result))[1:]
            out.writelines(
                json_bytes({"id": f"{record.id}#{number}", "text": text}) + b"\n"
                for number, text in enumerate(others, 2)
            )

    return write


def _lang(result: Any) -> str | None:
    lang = result["translit_lang"]
    return None if lang == "und" else lang
