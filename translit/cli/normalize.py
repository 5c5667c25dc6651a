"""``translit normalize``: use 1 on files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, BinaryIO, NamedTuple

import click

from translit.cli._diff import show_diff
from translit.cli._progress import Bar, progress
from translit.cli._records import Counts, Input, Job, input_options, output_to, run
from translit.cli._tag import TAG
from translit.cli._undo import Undoing
from translit.edit import Edit
from translit.engines.runner import Progress, Run
from translit.engines.runner import run as run_pool
from translit.errors import counted
from translit.formats import Record
from translit.formats.base import json_bytes
from translit.pipeline import PROFILES, Pipeline

__all__ = ["command", "differ", "tell", "trail"]


_EXAMPLES = (
    "\b"
    "\ntranslit normalize article.txt --diff"
    "\ntranslit normalize batch.jsonl --field target -o clean.jsonl"
)


@click.command("normalize", epilog=_EXAMPLES)
@input_options
@click.option(
    "--glossary",
    multiple=True,
    metavar="NAME|FILE",
    help="Termbase; repeatable; none for none. [all shipped]",
)
@click.option(
    "--lang", type=TAG, metavar="TAG", help="Language of every text, instead of detecting it."
)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="conservative",
    show_default=True,
    help="conservative: wrong forms become right; strict: accepted variants become the preferred one.",
)
@click.option("--no-clean", is_flag=True, help="Names alone.")
@click.option(
    "--keep-quotes",
    is_flag=True,
    help="Leave direct speech as it is: four words and more in quotation marks.",
)
@click.option(
    "--suggest", is_flag=True, help="Say unseen spellings of known names on stderr; never edits."
)
@click.option(
    "--detector",
    default="cascade",
    show_default=True,
    metavar="ID",
    help="What tells the language.",
)
@click.option("--edits", metavar="FILE.jsonl", help="Write the trail, a line a document.")
@click.option("--diff", is_flag=True, help="Show what would change instead of the text.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes, for large files and folders; needs -o. A run that was stopped goes on.",
)
@click.option("--undo", metavar="EDITS.jsonl", help="Give the originals back from a trail.")
def command(given: Input, **options: Any) -> None:
    """Clean text, tag its language, and spell its names one way, with a trail that takes it back.

    A .txt file is one document (--lines: every line is one). Tables (JSONL, CSV, TSV, Parquet, XLSX) get
    columns added; of TMX, XLIFF, PO and subtitles the targets are changed, and nothing else.
    """
    asked = _Asked(**options)
    if asked.workers is not None:
        _in_pool(given, asked)
        return
    with ExitStack() as stack:
        undoing = asked.undo and Undoing.of(asked.undo, given.files)
        job = _job(given, asked, undoing or None)
        if asked.edits:
            job.observe.append(trail(stack.enter_context(output_to(asked.edits))))
        if asked.diff:
            job.observe.append(differ)
        counts = run(job)
        if undoing:
            undoing.used_up(counts.read)
    tell(counts, given.output)


class _Asked(NamedTuple):
    """What the options of the command say."""

    glossary: tuple[str, ...]
    lang: str | None
    profile: str
    no_clean: bool
    keep_quotes: bool
    suggest: bool
    detector: str
    edits: str | None
    diff: bool
    workers: int | None
    undo: str | None

    def pipeline(self, given: Input) -> Pipeline:
        """The step that was asked for."""
        return Pipeline(
            glossary=self.glossary or None,
            lang=self.lang,
            profile=self.profile,
            clean=not self.no_clean,
            keep_quotes=self.keep_quotes,
            suggest=self.suggest,
            detector=self.detector,
            one_line=given.one_line,
        )


def _job(given: Input, asked: _Asked, undoing: Undoing | None) -> Job:
    """One process: the texts normalized, or the originals given back by their trail."""
    if undoing:
        files = (asked.edits, None if asked.undo == "-" else asked.undo)
        return given.job(undoing.step, undoing.failed, *files, diff=asked.diff)
    step = asked.pipeline(given)
    job = given.job(step.rows, step.failed, asked.edits, diff=asked.diff)
    if asked.suggest:
        job.observe.append(_suggester(step))
    return job


def _in_pool(given: Input, asked: _Asked) -> None:
    """A pool of processes, for large files and folders."""
    trails = asked.edits or asked.diff or asked.undo or asked.suggest
    if given.output in (None, "-") or not given.files or "-" in given.files or trails:
        raise click.UsageError(
            "--workers takes files or a folder and -o, without --edits, --diff, --undo, --suggest"
        )
    step, workers = asked.pipeline(given), asked.workers or 1
    options = (given.field, given.format_id, workers, given.max_errors)
    _tell_run(Run(given.files, given.output, step, *options))


def _tell_run(job: Run) -> None:
    """The pool at work: how far it is, and the final count."""
    try:
        with progress("normalize") as bar:
            done = run_pool(job, lambda p: _show(bar, p))
    except KeyboardInterrupt:
        if job.parts.exists():
            told = f"translit: stopped; what is done is kept in {job.parts}, run it again to go on"
            click.echo(told, err=True)
        raise
    counts = Counts(done.read, done.written, done.skipped, done.errored)
    click.echo(f"translit: {counts}", err=True)


def _show(bar: Bar, at: Progress) -> None:
    """How much of the input is done; small ones are told in KB."""
    scale, unit = (10**6, "MB") if at.size >= 10**7 else (10**3, "KB")
    said = counted(at.read, "row")
    bar.update(at.bytes // scale, at.size // scale, said, unit, at.kept // scale)


def tell(counts: Counts, output: str | None) -> None:
    """The final count, where somebody would miss a row; a single plain text needs none."""
    if not counts.read or counts.errored or counts.skipped or (output and counts.read > 1):
        told = f"; the first: {counts.error}" if counts.error else ""
        click.echo(f"translit: {counts}{told}", err=True)
    if counts.cut:
        told = counted(counts.cut, "text")
        click.echo(f"translit: {told} kept a form that inline markup stands in", err=True)


def trail(out: BinaryIO) -> Callable[[Record, Any], None]:
    """Writes a record's edits and mentions as a line."""

    def write(record: Record, result: Any) -> None:
        if record.is_end:
            return
        out.write(
            json_bytes(
                {
                    "id": record.id,
                    "edits": result["translit_edits"],
                    "mentions": result.get("translit_mentions", []),  # an undoing finds none
                }
            )
            + b"\n"
        )

    return write


def differ(record: Record, result: Any) -> None:
    """Shows a record's changes."""
    if isinstance(record.text, str):
        show_diff(record.id, record.text, [Edit(**e) for e in result["translit_edits"]])


def _suggester(step: Pipeline) -> Callable[[Record, Any], None]:
    def say(record: Record, _: Any) -> None:
        if isinstance(record.text, str):
            for s in step(record.text).suggestions:
                click.echo(
                    f"{record.id}:{s.start}: {s.before} -> {s.after} ({s.score:.2f}; {s.why})",
                    err=True,
                )

    return say
