"""Use 1 and use 2 on Spark DataFrames, by mapInArrow: the rows of the plain runner, the report of ``audit``.

    from translit.engines import spark
    out = spark.normalize(frame, field="text", glossary="libya")
    report = spark.audit(frame, target_lang="ar")

Every worker needs translit and pyarrow in its Python: ``PYSPARK_PYTHON`` names it, and must be set before
the session starts. Schema and Python are checked before the job, with errors in words.
"""

from __future__ import annotations

import functools
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from translit.engines.arrow import Step
from translit.errors import ConfigError, InputError, MissingExtra, TranslitError

if TYPE_CHECKING:
    from translit.miner import Variant
    from translit.report import Report
    from translit.segment import Document

__all__ = ["audit", "check", "mine", "normalize"]


def normalize(frame: Any, field: str = "text", **options: Any) -> Any:
    """The DataFrame with the columns of use 1. ``options`` are those of ``Pipeline``.

    A glossary that isn't a name is sent to each worker once, by broadcast.
    """
    _pyspark()
    session = frame.sparkSession
    _text_column(frame, field)
    check(session)
    step = session.sparkContext.broadcast(Step(field, **options))

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield step.value(batch)

    return frame.mapInArrow(work, _schema(frame, step.value))


def audit(frame: Any, **options: Any) -> Report:
    """The report on a DataFrame of segments (columns as in a batch file; ``target`` is required).

    ``options`` are those of ``translit.audit``. Each partition is examined where it is; what comes to
    the driver are findings and count tables, merged in the order of the partitions.
    """
    from translit.auditor import Auditor, Partial

    auditor = Auditor.of(**options)
    parts = _mapped(frame, auditor, lambda shared, documents: shared.examine(documents))
    return auditor.conclude(functools.reduce(Partial.merge, parts, Partial()))


def mine(frame: Any, glossary: Any = None, *, lang: str = "ar") -> list[Variant]:
    """The candidates of ``translit.mine`` from a DataFrame of segments: counted apart, then merged."""
    from translit.glossary import resolve
    from translit.miner import Observer, Table, conclude, merge

    known = resolve(glossary)
    observer = Observer(known, lang)
    tables = _mapped(
        frame,
        observer,
        lambda shared, documents: functools.reduce(merge, map(shared.observe, documents), Table()),
    )
    return conclude(functools.reduce(merge, tables, Table()), known)


def _mapped(frame: Any, shared: Any, work: Callable[[Any, Iterator[Document]], Any]) -> list[Any]:
    """What ``work`` makes of the documents of each partition, in the order of the partitions."""
    _pyspark()
    session = frame.sparkSession
    if "target" not in frame.columns:
        raise InputError(f"no 'target' column; found: {', '.join(map(repr, frame.columns))}")
    check(session)
    sent = session.sparkContext.broadcast(shared)

    def one(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow
        from pyspark import TaskContext

        made = pickle.dumps(work(sent.value, _documents(batches)))
        context: Any = TaskContext.get()
        yield pyarrow.RecordBatch.from_pydict(
            {"partition": [context.partitionId()], "made": [made]}
        )

    rows = frame.mapInArrow(one, "partition long, made binary").collect()
    # unpickled is only what our own workers made
    return [pickle.loads(row.made) for row in sorted(rows, key=lambda r: r.partition)]


def check(session: Any) -> None:
    """That the workers' Python has what it needs. Raises ``ConfigError`` with the line to set."""
    given = os.environ.get("PYSPARK_PYTHON") or session.conf.get("spark.pyspark.python", None)
    hint = f"set PYSPARK_PYTHON={sys.executable} (on a cluster: its path there) before the session starts"
    if session.sparkContext.master.startswith("local") and given is None:
        raise ConfigError(f"Spark's workers would run another Python than this one: {hint}")
    try:
        found = session.sparkContext.parallelize([0], 1).map(lambda _: _probe()).collect()[0]
    except Exception as error:  # Spark's errors have no common base
        raise ConfigError(f"Spark's workers can't run translit: {hint}\n{error}") from None
    if found != _probe():
        raise ConfigError(f"Spark's workers have {found}, this Python has {_probe()}: {hint}")


def _probe() -> str:
    import pyarrow  # noqa: F401 - that it is there

    from translit._version import __version__

    return f"translit {__version__} on Python {sys.version_info.major}.{sys.version_info.minor}"


def _pyspark() -> Any:
    try:
        import pyspark
    except ImportError:
        raise MissingExtra("pyspark", "spark") from None
    return pyspark


def _text_column(frame: Any, field: str) -> None:
    kinds = dict(frame.dtypes)
    if field not in kinds:
        raise InputError(f"no {field!r} column; found: {', '.join(map(repr, kinds))}")
    if kinds[field] != "string":
        raise InputError(f"column {field!r} is {kinds[field]}, expected string")


def _schema(frame: Any, step: Step) -> Any:
    """The DataFrame's schema with our columns."""
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType

    from translit.formats.parquet import pyarrow, result_schema

    ours = from_arrow_schema(pyarrow().schema(list(result_schema().items())))
    kept = [f for f in frame.schema.fields if f.name not in result_schema()]
    step.schema(to_arrow_schema(frame.schema))
    return StructType([*kept, *ours.fields])


def _documents(batches: Iterable[Any]) -> Iterator[Document]:
    """The rows of a partition as documents; a bad row is a segment with its error."""
    from translit.formats.base import documents, segment_of
    from translit.segment import Segment

    def segments() -> Iterator[Segment]:
        number = 0
        for batch in batches:
            for row in batch.to_pylist():
                number += 1
                try:
                    yield segment_of(
                        {k: v for k, v in row.items() if v is not None}, number, "batch"
                    )
                except TranslitError as error:
                    message = f"{error.code}: row {number}: {error}"
                    yield Segment(str(number), document="batch", meta={"translit_error": message})

    return documents(segments(), "batch")
