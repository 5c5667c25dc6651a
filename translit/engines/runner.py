"""Use 1 over many files by a pool of processes: resumable, counted, never half a file.

The inputs are cut into units (a byte range of lines, a row group, a whole file). Each unit becomes a part
that is written under a temporary name and moved into place, its counts before it: a run that was killed
goes on with the parts that are missing, and no row is lost or doubled. A manifest holds the fingerprint of
the configuration; parts of another configuration are never mixed in. At the end the parts are joined.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from translit.engines.joining import Joining, part_of
from translit.engines.parts import MANIFEST, alone, moved, whole
from translit.engines.pool import Pool, shared
from translit.engines.units import UNIT_BYTES, Unit, cut, lines_before, read
from translit.errors import InputError
from translit.formats import Format, Record, choose
from translit.formats.places import Place, places
from translit.glossary import resolve
from translit.pipeline import Pipeline

__all__ = ["Progress", "Run", "run"]

_BATCH = 512
_COUNTED = ("read", "written", "skipped", "errored")
_STATUS = {"ok": "written", "skipped": "skipped"}

Counts = dict[str, Any]
"""``read``, ``written``, ``skipped``, ``errored``, and the first ``error`` or None."""

Row = tuple[Record, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. read = written + skipped + errored.

    ``bytes`` of the input's ``size`` are done, ``kept`` of them by a run that was stopped. ``error`` is
    that of the first bad row.
    """

    bytes: int
    size: int
    kept: int = 0
    read: int = 0
    written: int = 0
    skipped: int = 0
    errored: int = 0
    error: str | None = None

    def plus(self, unit: Unit, counts: Counts, *, kept: bool) -> Progress:
        """The same and one more unit."""
        done = {name: getattr(self, name) + counts[name] for name in _COUNTED}
        return replace(
            self,
            bytes=self.bytes + unit.size,
            kept=self.kept + unit.size * kept,
            error=self.error or counts["error"],
            **done,
        )


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
        """Where the parts are until they are joined: beside the output."""
        place = Path(self.output)
        place = place.resolve() if place.name in ("", "..") else place
        return place.parent / f".{place.name}.parts"


def run(job: Run, report: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Do the work that is missing, then join the parts. Raises ``InputError`` with what to do."""
    found = places(job.inputs, job.output)
    units = cut([place.source for place in found], job.format_id, job.unit_bytes)
    try:
        job.parts.mkdir(parents=True, exist_ok=True)
        with alone(job.parts):
            progress = _all(job, found, units, report)
        _cleared(job.parts)
    except OSError as error:
        where = str(error.filename or job.output)
        raise InputError(f"can't be written: {error.strerror}{_kept(job)}", where) from None
    except BrokenProcessPool:
        told = f"a worker died (out of memory?){_kept(job)}"
        raise InputError(told, job.output) from None
    return progress


def _kept(job: Run) -> str:
    """What to do next, where something was done."""
    begun = (job.parts / MANIFEST).exists()
    return "; what is done is kept, run it again to go on" if begun else ""


def _all(
    job: Run, found: Sequence[Place], units: Sequence[Unit], report: Callable[[Progress], None]
) -> Progress:
    """Every unit, and then every file in its place."""
    missing = [unit for unit in units if not part_of(job.parts, unit).exists()]
    workers = min(job.workers, len(missing))
    with ExitStack() as stack:
        pool = None
        if workers > 1:  # they start while the termbase is loaded here
            sample = missing[0].path, job.format_id
            pool = stack.enter_context(Pool(workers, job.pipeline, sample))
            loaded = replace(job.pipeline, glossary=resolve(job.pipeline.glossary))
            job = replace(job, pipeline=loaded)
        _same_run(job, units)
        joining = stack.enter_context(Joining(job.parts, units, job.format_id))
        progress = Progress(0, sum(unit.size for unit in units))
        for unit, counts, kept in _units(job, units, pool):
            joining.add(unit)
            progress = progress.plus(unit, counts, kept=kept)
            report(progress)
            _within(job, progress)
        _put(job, found, joining)
    return progress


def _within(job: Run, progress: Progress) -> None:
    """Raises ``InputError`` when there are more bad rows than allowed."""
    if job.max_errors is not None and progress.errored > job.max_errors:
        told = f"more than {job.max_errors} bad rows; the first: {progress.error}"
        raise InputError(f"{told}; what is done is kept in {job.parts}", job.output)


def _units(
    job: Run, units: Sequence[Unit], pool: Pool | None
) -> Iterator[tuple[Unit, Counts, bool]]:
    """(unit, its counts, whether an earlier run did it) of each unit that is done, in any order."""
    missing = []
    for unit in units:
        part = part_of(job.parts, unit)
        if part.exists():
            yield unit, json.loads(part.with_suffix(".counts").read_text("utf-8")), True
        else:
            missing.append(unit)
    if pool is None:
        yield from ((unit, _do(job, unit), False) for unit in missing)
        return
    theirs = replace(job, pipeline=shared(job.pipeline, job.parts / "termbase.glossary"))
    yield from ((unit, counts, False) for unit, counts in pool.results(_do, theirs, missing))


def _put(job: Run, found: Sequence[Place], joining: Joining) -> None:
    """Every file that was made moves to where it was asked for."""
    for place in found:
        moved(joining.result(place.source), Path(place.target or job.output))


def _cleared(folder: Path) -> None:
    """The parts go; the manifest goes last, for parts without one would be taken for anybody's."""
    for place in folder.iterdir():
        if place.name != MANIFEST:
            place.unlink()
    shutil.rmtree(folder)


def _same_run(job: Run, units: Sequence[Unit]) -> None:
    """Write the manifest, or hold this run to the one that is there."""
    manifest = job.parts / MANIFEST
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


def _do(job: Run, unit: Unit) -> Counts:
    """One unit into its part. The counts are in place before the part is: the part says it is done."""
    reader = choose(unit.path, job.format_id)
    counts: Counts = {"read": 0, "written": 0, "skipped": 0, "errored": 0, "error": None}
    place = part_of(job.parts, unit)
    with whole(place) as out:
        with read(reader, unit) as stream:
            rows = _placed(_rows(job, reader, stream, unit), unit)
            reader.write(_counted(rows, counts), out, job.field)
        with whole(place.with_suffix(".counts")) as told:
            told.write(json.dumps(counts).encode())
    return counts


def _rows(job: Run, reader: Format, stream: BinaryIO, unit: Unit) -> Iterator[Row]:
    """Every record with the columns that are added to it."""
    records = reader.records(stream, unit.path, job.field)
    while batch := list(islice(records, _BATCH)):
        results = iter(job.pipeline.rows([r.text for r in batch if r.error is None]))
        for record in batch:
            bad = record.error is not None
            yield record, job.pipeline.failed(record.text, record.error) if bad else next(results)


def _counted(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The rows, counted by what became of them."""
    for record, result in rows:
        if not record.is_end:
            status = _STATUS.get(result["translit_status"], "errored")
            counts["read"] += 1
            counts[status] += 1
            if status == "errored" and counts["error"] is None:
                counts["error"] = result["translit_error"]
        yield record, result


def _placed(rows: Iterator[Row], unit: Unit) -> Iterator[Row]:
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
