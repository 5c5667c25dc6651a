"""``translit clean``: the first stage of use 1 on files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import click

from translit.cli._records import Input, input_options, output_to, run
from translit.cli._tag import TAG
from translit.cli.normalize import differ, tell, trail
from translit.formats import Record
from translit.formats.base import json_bytes
from translit.formats.encoding import decode

if TYPE_CHECKING:
    from translit.pipeline import Pipeline

__all__ = ["command"]


@click.command("clean")
@input_options
@click.option(
    "--lang", type=TAG, metavar="TAG", help="Language of every text, instead of detecting it."
)
@click.option(
    "--detector",
    default="cascade",
    show_default=True,
    metavar="ID",
    help="What tells the language.",
)
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
def command(given: Input, **options: Any) -> None:
    """Repair encoding, invisible characters, letters and spacing; cut articles out of their pages.

    Only faults are changed. A .txt file is one document (--lines: every line is one). Tables (JSONL, CSV,
    TSV, Parquet, XLSX) get columns added. The trail takes everything back: translit normalize --undo.
    """
    asked = _Asked(**options)
    step = asked.pipeline(given)
    with ExitStack() as stack:
        rows = _cut(step.rows) if asked.main_text else step.rows
        further = (asked.edits, asked.regions, asked.articles)
        job = given.job(rows, step.failed, *further, diff=asked.diff)
        job.recode = _recode if asked.guess else None
        observers: list[tuple[str | None, Callable[[BinaryIO], Any]]] = [
            (asked.edits, trail),
            (asked.regions, _regions),
            (asked.articles, _articles),
        ]
        for path, observer in observers:
            if path:
                job.observe.append(observer(stack.enter_context(output_to(path))))
        if asked.diff:
            job.observe.append(differ)
        counts = run(job)
    tell(counts, given.output)


class _Asked(NamedTuple):
    """What the options of the command say."""

    lang: str | None
    detector: str
    only: tuple[str, ...]
    without: tuple[str, ...]
    digits: Any
    quotes: Any
    guess: bool
    main_text: bool
    regions: str | None
    articles: str | None
    edits: str | None
    diff: bool

    def pipeline(self, given: Input) -> Pipeline:
        """The step that was asked for."""
        from translit.cleaners import choose
        from translit.pipeline import Pipeline

        return Pipeline(
            glossary="none",
            cleaners=choose(self.only, self.without, digits=self.digits, quotes=self.quotes),
            one_line=given.one_line,
            lang=self.lang,
            detector=self.detector,
        )


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
