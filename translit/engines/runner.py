"""Use 1 over many files by a pool of processes: resumable, counted, never half a file.

The inputs are cut into units (a byte range of lines, a row group, a whole file). Each unit becomes a part
that is written under a temporary name and moved into place, its counts before it: a run that was killed
goes on with the parts that are missing, and no row is lost or doubled. A manifest holds the fingerprint of
the configuration; parts of another configuration are never mixed in. At the end the parts are joined.
"""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from translit.engines.parts import join_bytes, join_parquet, whole
from translit.engines.units import UNIT_BYTES, Unit, cut, lines_before, read
from translit.errors import InputError
from translit.formats import Format, Record, choose
from translit.formats.parquet import Parquet
from translit.formats.places import Place, places
from translit.pipeline import Pipeline

__all__ = ["Progress", "Run", "run"]

_BATCH = 512


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. read = written + skipped + errored."""

    done: int
    units: int
    read: int
    written: int
    skipped: int
    errored: int
    bytes: int


@dataclass(frozen=True)
class Run:
    """What to run and where to. ``output`` is a folder for several inputs, else a file."""

    inputs: Sequence[str]
    output: str
    pipeline: Pipeline
    field: str = "text"
    format_id: str | None = None
    workers: int = 1
    max_errors: int | None = None
    unit_bytes: int = UNIT_BYTES

    @property
    def parts(self) -> Path:
        """Where the parts are until they are joined."""
        place = Path(self.output)
        return place.with_name(f".{place.name}.parts")


def run(job: Run, report: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Do the work that is missing, then join the parts. Raises ``InputError`` with what to do."""
    found = places(job.inputs, job.output)
    units = cut([place.source for place in found], job.format_id, job.unit_bytes)
    try:
        job.parts.mkdir(parents=True, exist_ok=True)
        _same_run(job, units)
        progress = _work(job, units, report)
        _join(job, found, units)
        shutil.rmtree(job.parts)
    except OSError as error:
        where = error.filename or job.output
        raise InputError(
            f"can't be written: {error.strerror}; what is done is kept, run it again to go on",
            str(where),
        ) from None
    return progress


def _same_run(job: Run, units: Sequence[Unit]) -> None:
    """Write the manifest, or hold this run to the one that is there."""
    manifest = job.parts / "manifest.json"
    stats = {name: Path(name).stat() for name in {u.path for u in units}}
    body = {
        "version": job.pipeline.version,
        "field": job.field,
        "format": job.format_id,
        "inputs": {n: [s.st_size, s.st_mtime_ns] for n, s in sorted(stats.items())},
        "units": [[u.path, u.start, u.end] for u in units],
    }
    if manifest.exists():
        there = json.loads(manifest.read_text("utf-8"))
        different = [key for key in body if there.get(key) != body[key]]
        if different:
            raise InputError(
                f"an unfinished run with other {', '.join(different)} is here; "
                "finish it with the same settings, or delete the folder",
                str(job.parts),
            )
    else:
        with whole(manifest) as stream:
            stream.write(json.dumps(body, ensure_ascii=False).encode())


def _part(job: Run, unit: Unit) -> Path:
    return job.parts / f"{unit.number:06d}.part"


def _work(job: Run, units: Sequence[Unit], report: Callable[[Progress], None]) -> Progress:
    counts = {"read": 0, "written": 0, "skipped": 0, "errored": 0, "bytes": 0}
    done = 0

    def add(found: dict[str, int]) -> Progress:
        nonlocal done
        done += 1
        for key in counts:
            counts[key] += found[key]
        progress = Progress(done, len(units), **counts)
        report(progress)
        if job.max_errors is not None and progress.errored > job.max_errors:
            raise InputError(f"more than {job.max_errors} bad rows", job.output)
        return progress

    missing = []
    for unit in units:
        if _part(job, unit).exists():
            add(json.loads(_part(job, unit).with_suffix(".counts").read_text("utf-8")))
        else:
            missing.append(unit)
    for found in _results(job, missing):
        add(found)
    return Progress(done, len(units), **counts)


def _results(job: Run, units: Sequence[Unit]) -> Iterator[dict[str, int]]:
    """The counts of each unit as it is done; at most a few units are on their way at once."""
    if job.workers == 1 or len(units) <= 1:
        for unit in units:
            yield _do(job, unit)
        return
    # fork would copy locks of threads that other packages have started
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(job.workers, context, _begin, (job,)) as pool:
            yield from _pooled(pool, job, units)
    except BrokenProcessPool:
        raise InputError(
            "a worker died (out of memory?); what is done is kept, run it again to go on",
            job.output,
        ) from None


def _pooled(pool: ProcessPoolExecutor, job: Run, units: Sequence[Unit]) -> Iterator[dict[str, int]]:
    waiting: set[Future[dict[str, int]]] = set()
    for unit in units:
        waiting.add(pool.submit(_mine, unit))
        if len(waiting) >= 2 * job.workers:
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ready)
    for future in waiting:
        yield future.result()


_JOB: list[Run] = []  # of a worker: with each unit it would be sent, and its termbase loaded, anew


def _begin(job: Run) -> None:
    _JOB[:] = [job]


def _mine(unit: Unit) -> dict[str, int]:
    return _do(_JOB[0], unit)


def _do(job: Run, unit: Unit) -> dict[str, int]:
    """One unit into its part. The counts are in place before the part is: the part says it is done."""
    reader = choose(unit.path, job.format_id)
    counts = {"read": 0, "written": 0, "skipped": 0, "errored": 0, "bytes": 0}
    place = _part(job, unit)
    with whole(place) as out:
        with read(reader, unit) as stream:
            rows = _placed(_rows(job, reader, stream, unit, counts), unit)
            reader.write(rows, out, job.field)
        with whole(place.with_suffix(".counts")) as told:
            told.write(json.dumps(counts).encode())
    return counts


def _rows(
    job: Run, reader: Format, stream: BinaryIO, unit: Unit, counts: dict[str, int]
) -> Iterator[tuple[Record, dict[str, Any]]]:
    batch: list[Record] = []
    for record in reader.records(stream, unit.path, job.field):
        batch.append(record)
        if len(batch) == _BATCH:
            yield from _worked(job, batch, counts)
            batch = []
    yield from _worked(job, batch, counts)


def _worked(
    job: Run, batch: Sequence[Record], counts: dict[str, int]
) -> Iterator[tuple[Record, dict[str, Any]]]:
    results = iter(job.pipeline.rows([r.text for r in batch if r.error is None]))
    for record in batch:
        bad = record.error is not None
        result = job.pipeline.failed(record.text, record.error) if bad else next(results)
        status = {"ok": "written", "skipped": "skipped"}.get(result["translit_status"], "errored")
        counts["read"] += not record.is_end
        counts[status] += not record.is_end
        counts["bytes"] += len(record.text) if isinstance(record.text, str) else 0
        yield record, result


def _placed(
    rows: Iterator[tuple[Record, dict[str, Any]]], unit: Unit
) -> Iterator[tuple[Record, dict[str, Any]]]:
    """The rows; the line that an error tells is that of the file, not of the unit."""
    before = None
    mark = f"input: {unit.path}:"
    for record, result in rows:
        error = result["translit_error"]
        if unit.start and record.error and error.startswith(mark):
            before = lines_before(unit) if before is None else before
            line, colon, rest = error.removeprefix(mark).partition(":")
            result = {**result, "translit_error": f"{mark}{int(line) + before}{colon}{rest}"}  # noqa: PLW2901
        yield record, result


def _join(job: Run, found: Sequence[Place], units: Sequence[Unit]) -> None:
    """The parts of each input, in order, as one file."""
    for place in found:
        target = Path(place.target or job.output)
        target.parent.mkdir(parents=True, exist_ok=True)
        parts = [_part(job, u) for u in units if u.path == place.source]
        table = len(parts) > 1 and isinstance(choose(place.source, job.format_id), Parquet)
        with whole(target) as out:
            (join_parquet if table else join_bytes)(parts, out)
