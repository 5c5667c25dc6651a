"""``translit normalize``: use 1 on files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import click

from translit.cli._diff import show_diff
from translit.cli._progress import progress
from translit.cli._records import Counts, Job, input_options, one_line, output_to, run
from translit.cli._tag import TAG
from translit.edit import Edit, apply, canonical, invert
from translit.engines.runner import Run
from translit.engines.runner import run as run_pool
from translit.errors import InputError
from translit.formats import Record
from translit.formats.base import json_bytes
from translit.pipeline import PROFILES, Pipeline

__all__ = ["command", "differ", "tell", "trail"]


@click.command("normalize")
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
@click.option("--profile", type=click.Choice(PROFILES), default="conservative", show_default=True)
@click.option("--no-clean", is_flag=True, help="Names alone.")
@click.option("--keep-quotes", is_flag=True, help="Leave direct speech as it is.")
@click.option(
    "--suggest", is_flag=True, help="Say unseen spellings of known names on stderr; never edits."
)
@click.option("--detector", default="cascade", show_default=True)
@click.option("--edits", metavar="FILE.jsonl", help="Write the trail, a line a document.")
@click.option("--diff", is_flag=True, help="Show what would change instead of the text.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes, for large files and folders; needs -o. A run that was stopped goes on.",
)
@click.option("--undo", metavar="EDITS.jsonl", help="Give the originals back from a trail.")
def command(
    files: tuple[str, ...],
    output: str | None,
    format_id: str | None,
    field: str,
    lines: bool,
    max_errors: int | None,
    undo: str | None,
    edits: str | None,
    diff: bool,
    glossary: tuple[str, ...],
    no_clean: bool,
    workers: int | None,
    **options: Any,
) -> None:
    """Clean text, tag its language, and spell its names one way, with a trail that takes it back.

    A .txt file is one document (--lines: every line is one); JSONL, CSV and TSV get columns added.
    """
    if lines and format_id not in (None, "lines", "txt"):
        raise click.UsageError(
            "--lines is for plain text; it can't be with --format " + str(format_id)
        )
    format_id = "lines" if lines else format_id
    if workers is not None:
        if output is None or not files or "-" in files or edits or diff or undo:
            raise click.UsageError(
                "--workers takes files or a folder and -o, without --edits, --diff, --undo"
            )
        step = Pipeline(
            glossary=glossary or None,
            clean=not no_clean,
            one_line=one_line(files, format_id, lines=lines),
            **options,
        )
        _tell_run(Run(files, output, step, field, format_id, workers, max_errors))
        return
    with ExitStack() as stack:
        if undo is not None:
            job = _undo_job(undo)
        else:
            step = Pipeline(
                glossary=glossary or None,
                clean=not no_clean,
                one_line=one_line(files, format_id, lines=lines),
                **options,
            )
            job = Job(files, step.rows, step.failed)
            if options["suggest"]:
                job.observe.append(_suggester(step))
        job.files, job.output, job.format_id = files, output, format_id
        job.field, job.max_errors, job.silent = field, max_errors, diff
        if edits:
            job.observe.append(trail(stack.enter_context(output_to(edits))))
        if diff:
            job.observe.append(differ)
        counts = run(job)
    tell(counts, output)


def _tell_run(job: Run) -> None:
    """The pool at work: how far it is, and the final count."""
    with progress("normalize") as bar:
        done = run_pool(job, lambda p: bar.update(p.done, p.units, f"{p.read:,} rows"))
    counts = Counts(done.read, done.written, done.skipped, done.errored)
    click.echo(f"translit: {counts}", err=True)


def tell(counts: Counts, output: str | None) -> None:
    """The final count, where somebody would miss a row; a single plain text needs none."""
    if counts.errored or counts.skipped or (output and counts.read > 1):
        click.echo(f"translit: {counts}", err=True)


def trail(out: BinaryIO) -> Callable[[Record, Any], None]:
    """Writes a record's edits and mentions as a line."""

    def write(record: Record, result: Any) -> None:
        out.write(
            json_bytes(
                {
                    "id": record.id,
                    "edits": result["translit_edits"],
                    "mentions": result["translit_mentions"],
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


def _undo_job(path: str) -> Job:
    """Texts that were normalized, with the trail's lines in the same order, back to the originals."""
    trail = _trail_lines(path)

    def step(texts: Any) -> list[dict[str, Any]]:
        return [_undone(text, next(trail, None), path) for text in texts]

    def failed(text: str | None, error: str | None) -> dict[str, Any]:
        next(trail, None)
        return {"translit_text": text, "translit_status": "error", "translit_error": error}

    return Job((), step, failed)


def _undone(text: Any, line: tuple[str, list[Edit]] | None, path: str) -> dict[str, Any]:
    if line is None:
        raise InputError("the trail has fewer lines than there are texts", path)
    where, edits = line
    try:
        original = apply(text or "", invert(canonical(edits)))
    except InputError as error:
        raise InputError(f"the trail is of another text ({error})", where) from None
    return {"translit_text": original, "translit_status": "ok", "translit_error": None}


def _trail_lines(path: str) -> Iterator[tuple[str, list[Edit]]]:
    with Path(path).open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            where = f"{path}:{number}"
            try:
                yield where, [Edit(**e) for e in json.loads(line)["edits"]]
            except (ValueError, TypeError, KeyError) as error:
                raise InputError(f"not a line of a trail: {error!r}", where) from None
