"""Use 1 on Spark and by the plain runner: whether the rows are the same, and how long each takes.

``python -m eval.spark_scale --documents 200000`` makes the documents up, one in a hundred hostile, writes
them as Parquet, lets both work on them with two processes, compares every row, and tells the times. It
needs pyspark, and ``JAVA_HOME`` where Java isn't found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from eval.documents import records
from translit import Pipeline
from translit.engines import spark
from translit.engines.runner import Run, run

__all__ = ["main"]


def written(path: Path, count: int, size: int) -> int:
    """The documents as a Parquet file with row groups; the bytes of their texts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    total = 0
    rows = records(count * 2, size, hostile=0.01)
    storable = (r for r in rows if r["text"] is None or "\ud800" not in r["text"])
    with pq.ParquetWriter(path, schema) as writer:
        for group in _groups(islice(storable, count), 10_000):
            total += sum(len((r["text"] or "").encode()) for r in group)
            writer.write_table(pa.Table.from_pylist(group, schema))
    return total


def _groups(rows: Any, size: int) -> Any:
    group: list[Any] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def by_runner(source: Path, target: Path) -> float:
    """Seconds on the wall of two workers of the plain runner."""
    start = time.perf_counter()
    run(Run([str(source)], str(target), Pipeline(), workers=2))
    return time.perf_counter() - start


def by_spark(source: Path, target: Path) -> dict[str, float]:
    """Seconds of Spark in local[2]: its start, a pass that only copies the rows through Arrow, the work."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    times = {}
    start = time.perf_counter()
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(str(source)).repartition(8)
    frame.count()
    times["start"] = time.perf_counter() - start
    start = time.perf_counter()
    frame.mapInArrow(lambda batches: batches, frame.schema).write.parquet(f"{target}.copy")
    times["copy"] = time.perf_counter() - start
    start = time.perf_counter()
    spark.normalize(frame).write.parquet(str(target))
    times["normalize"] = time.perf_counter() - start
    session.stop()
    return times


def different(first: Path, second: Path) -> tuple[int, int]:
    """(rows of the first, rows that the second lacks or has otherwise)."""
    return len(ours := _rows(first)), len(ours.items() ^ _rows(second).items())


def _rows(path: Path) -> dict[str, str]:
    import pyarrow.dataset as ds

    out = {}
    for batch in ds.dataset(path).to_batches(batch_size=5_000):
        for row in batch.to_pylist():
            out[row.pop("id")] = json.dumps(row, sort_keys=True)
    return out


def main() -> int:
    """Print one line of JSON; status 1 where a row differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--size", type=int, default=250, help="characters of a document")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.parquet"
        size = written(source, given.documents, given.size)
        runner = by_runner(source, Path(folder) / "runner.parquet")
        times = by_spark(source, Path(folder) / "spark")
        rows, other = different(Path(folder) / "runner.parquet", Path(folder) / "spark")
    told = {"rows": rows, "different": other, "MB": size / 1e6, "runner": runner, "spark": times}
    print(json.dumps(told))
    return 1 if other or rows != given.documents else 0


if __name__ == "__main__":
    sys.exit(main())
