"""Texts from files through a step into files: what ``normalize``, ``clean`` and ``detect`` share."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from translit.cli._progress import progress
from translit.draft import draft
from translit.errors import InputError
from translit.formats import Format, Record, choose, opened, sniffed
from translit.formats.archives import inner
from translit.formats.base import Table
from translit.formats.places import Place, places

__all__ = ["Counts", "Input", "Job", "input_options", "output_to", "run"]

Row = Mapping[str, Any]
_BATCH = 256  # records
_BATCH_SIZE = 1 << 20  # code points


@dataclasses.dataclass
class Counts:
    """read = written + skipped + errored, over all files; ``cut`` lost an edit that markup stands in.

    ``error`` is the first one.
    """

    read: int = 0
    written: int = 0
    skipped: int = 0
    errored: int = 0
    cut: int = 0
    error: str | None = None

    def add(self, status: str, error: str | None = None) -> None:
        """One more row of that status."""
        self.read += 1
        self.error = self.error or error
        name = {"ok": "written", "skipped": "skipped"}.get(status, "errored")
        setattr(self, name, getattr(self, name) + 1)

    def __str__(self) -> str:
        return (
            f"read {self.read:,} = written {self.written:,} + skipped {self.skipped:,} "
            f"+ errored {self.errored:,}"
        )


@dataclasses.dataclass
class Job:
    """What to read, how, and where it goes.

    ``step`` gives the columns to add for a batch of values; ``failed`` those of a row that could not
    be read (its text or None, its error). ``observe`` sees every record with its columns. ``recode``
    makes UTF-8 of a file's bytes (given with its name). ``beside`` are further files that the command
    writes or needs: none may be another one, or be read or written itself.
    """

    files: Sequence[str]
    step: Callable[[Sequence[Any]], list[dict[str, Any]]]
    failed: Callable[[str | None, str | None], dict[str, Any]]
    output: str | None = None
    format_id: str | None = None
    field: str = "text"
    max_errors: int | None = None
    observe: list[Callable[[Record, Row], None]] = dataclasses.field(default_factory=list)
    silent: bool = False
    recode: Callable[[bytes, str], bytes] | None = None
    beside: Sequence[str] = ()
    counts: Counts = dataclasses.field(default_factory=Counts)


@dataclasses.dataclass(frozen=True)
class Input:
    """What the options that every verb on texts takes have said."""

    files: tuple[str, ...]
    output: str | None
    format_id: str | None
    field: str
    max_errors: int | None

    def job(
        self, step: Any, failed: Any, *beside: str | None, diff: bool = False, silent: bool = False
    ) -> Job:
        """These files through a step; silent: nothing is written but what observes, as changes are shown."""
        if diff and self.output not in (None, "-"):
            raise click.UsageError(
                "--diff shows what would change and writes nothing: leave out -o"
            )
        options = (self.format_id, self.field, self.max_errors)
        job = Job(self.files, step, failed, self.output, *options, silent=diff or silent)
        job.beside = [path for path in beside if path]
        return job

    @property
    def one_line(self) -> bool:
        """Whether a text has to stay on its line: no repair may bring a line end in."""
        by_suffix = self.format_id is None and any(
            inner(name).lower().endswith(".tsv") for name in self.files
        )
        return by_suffix or self.format_id in {"lines", "tsv"}


_OPTIONS = (
    click.argument("files", nargs=-1, metavar="[FILE…|-]"),
    click.option("-o", "--output", metavar="OUT", help="File (or folder, for several) to write."),
    click.option(
        "--format", "format_id", metavar="NAME", help="Format, where the suffix is silent."
    ),
    click.option("--field", default="text", show_default=True, help="Column that holds the text."),
    click.option("--lines", is_flag=True, help="Plain text: every line is a text of its own."),
    click.option(
        "--max-errors", type=click.IntRange(0), metavar="N", help="Give up after N bad rows."
    ),
)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every verb on texts takes, handed to it as one ``Input``."""

    @functools.wraps(command)
    def gathered(*, lines: bool, **given: Any) -> Any:
        if lines and given["format_id"] not in (None, "lines", "txt"):
            told = f"--lines is for plain text; it can't be with --format {given['format_id']}"
            raise click.UsageError(told)
        ours = {f.name: given.pop(f.name) for f in dataclasses.fields(Input)}
        return command(Input(**{**ours, **({"format_id": "lines"} if lines else {})}), **given)

    decorated: Callable[..., Any] = gathered
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def run(job: Job) -> Counts:
    """Every file through the step; a bad row comes out with status ``error``."""
    files = list(job.files) or ["-"]
    if not job.files and sys.stdin is not None and sys.stdin.isatty():
        raise click.UsageError("no FILE given; - reads standard input")
    found = places(files, None if job.silent else job.output)
    _apart(job.beside, found)
    for place in found:
        choose(place.source, job.format_id)  # of many files none is written before all are known
    with _progress(job):
        for place in found:
            _file(job, place.source, place.target)
    return job.counts


def _apart(beside: Sequence[str], found: Sequence[Place]) -> None:
    """Raises ``InputError`` where a further file would replace one that is read or written, or another."""
    used = {
        name for place in found for name in (place.source, place.target) if name not in (None, "-")
    }
    taken = {Path(name).resolve() for name in used}
    if "-" in beside and any(place.target is None for place in found):
        raise click.UsageError("two results on standard output; write one of them to a file")
    for path in beside:
        place = Path(path).resolve()
        if place in taken and (place.is_file() or not place.exists()):
            raise InputError("is read or written already; name another file", path)
        taken.add(place)


@contextlib.contextmanager
def _progress(job: Job) -> Iterator[None]:
    """How many rows are done, on a terminal over which they don't run themselves."""
    if not sys.stderr.isatty() or (job.output is None and sys.stdout.isatty()):
        yield
        return
    with progress(click.get_current_context().info_name or "") as bar:

        def see(_: Record, __: Row) -> None:
            if not job.counts.read % _BATCH:
                bar.update(job.counts.read, None, "", "rows")

        job.observe.append(see)
        yield


def _file(job: Job, name: str, target: str | None) -> None:
    if name != "-" and not Path(name).exists():
        raise InputError("can't be read: No such file or directory", name)
    reader = choose(name, job.format_id)
    if isinstance(reader, Table) and target is None and not job.silent and sys.stdout.isatty():
        raise click.UsageError(f"{reader.id} can't be shown on a terminal; name a file with -o")
    with opened(name) as source, output_to(target) as out:
        stream = source
        if job.recode:
            stream = io.BufferedReader(io.BytesIO(job.recode(source.read(), name)))
        reader = sniffed(reader, stream) if job.format_id is None else reader
        rows = _rows(job, reader, stream, name)
        if job.silent:
            for _ in rows:
                pass
        else:
            reader.write(_flushed(rows, stream, out), out, job.field)


def _rows(job: Job, reader: Format, stream: BinaryIO, name: str) -> Iterator[tuple[Record, Row]]:
    last = ""
    result: Row
    for batch in _batches(reader.records(stream, name, job.field), stream):
        results = iter(job.step([r.text for r in batch if r.error is None]))
        for record in batch:
            result = (
                next(results) if record.error is None else job.failed(record.text, record.error)
            )
            if not record.is_end:
                job.counts.add(result["translit_status"], result.get("translit_error"))
            if result.get("translit_edits"):
                made = reader.fitting(record, result)
                job.counts.cut += made["translit_text"] != result["translit_text"]
                result = made
            last = result.get("translit_error") or last
            for see in job.observe:
                see(record, result)
            yield record, result
        if job.max_errors is not None and job.counts.errored > job.max_errors:
            raise InputError(f"more than {job.max_errors} bad rows; the last: {last}", name)


def _batches(records: Iterable[Record], stream: BinaryIO) -> Iterator[list[Record]]:
    """Records in batches; what has come in is worked on before waiting for more."""
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.text) if isinstance(record.text, str) else 0
        if len(batch) >= _BATCH or size >= _BATCH_SIZE or getattr(stream, "waiting", False):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _flushed(
    rows: Iterable[tuple[Record, Row]], stream: BinaryIO, out: BinaryIO
) -> Iterator[tuple[Record, Row]]:
    """The rows; whoever waits at the other end of a pipe gets his answers at once."""
    live = hasattr(stream, "waiting")
    for row in rows:
        yield row
        if live and getattr(stream, "waiting", False):
            out.flush()


@contextlib.contextmanager
def output_to(path: str | None) -> Iterator[BinaryIO]:
    """A stream whose file appears only when all went well: never half a file."""
    if path is None or path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    with draft(place) as new, new.open("wb") as stream:
        yield stream
