"""Parquet and Arrow files: our columns are added, typed, batch by batch; all others as they were."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, BinaryIO, ClassVar

from translit.edit import apply
from translit.errors import InputError, MissingExtra
from translit.formats.base import Change, Record, Table, documents, segment_of
from translit.segment import Document, Segment

__all__ = ["Arrow", "Parquet", "pyarrow", "result_schema"]

_ROWS = 1024
_BATCHES = 16  # that are written together, as one row group


def pyarrow() -> Any:
    """The package, or the line that installs it."""
    try:
        import pyarrow as found
    except ImportError:
        raise MissingExtra("pyarrow", "arrow") from None
    return found


def result_schema() -> dict[str, Any]:
    """The Arrow type of each column that use 1 adds."""
    pa = pyarrow()
    text, offset = pa.string(), pa.int64()
    edit = [
        ("start", offset),
        ("end", offset),
        ("before", text),
        ("after", text),
        ("rule", text),
        ("concept", text),
    ]
    mention = [
        ("start", offset),
        ("end", offset),
        ("concept", text),
        ("form", text),
        ("status", text),
        ("protected", pa.bool_()),
    ]
    return {
        "translit_text": text,
        "translit_lang": text,
        "translit_script": text,
        "translit_lang_score": pa.float64(),
        "translit_edits": pa.list_(pa.struct(edit)),
        "translit_mentions": pa.list_(pa.struct(mention)),
        "translit_status": text,
        "translit_error": text,
        "translit_version": text,
    }


class Parquet(Table):
    """Apache Parquet, read in batches of rows; written again by its own row groups."""

    id = "parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet",)
    extra = "arrow"

    def batches(self, stream: BinaryIO, name: str) -> Iterator[Any]:
        """Record batches of the file; one without rows at least."""
        pa = pyarrow()
        with _readable(name, "Parquet"):
            import pyarrow.parquet as pq

            file = pq.ParquetFile(stream)
            yield from file.iter_batches(batch_size=_ROWS)
            if not file.metadata.num_rows:
                yield pa.RecordBatch.from_pylist([], schema=file.schema_arrow)

    def groups(self, path: str) -> int:
        """How many row groups a file has."""
        pyarrow()
        import pyarrow.parquet as pq

        with _readable(path, "Parquet"):
            return int(pq.ParquetFile(path).metadata.num_row_groups)

    def some(self, path: str, first: int, end: int) -> bytes:
        """The row groups ``first:end`` of a file, as a file."""
        pyarrow()
        import pyarrow.parquet as pq

        out = io.BytesIO()
        with _readable(path, "Parquet"):
            table = pq.ParquetFile(path).read_row_groups(list(range(first, end)))
            pq.write_table(table, out, compression="none")
        return out.getvalue()

    def writer(self, stream: BinaryIO, schema: Any) -> Any:
        """Something with ``write_table`` that is a context manager."""
        pyarrow()
        import pyarrow.parquet as pq

        return pq.ParquetWriter(stream, schema)

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        at = 0
        batch = None
        for batch in self.batches(stream, name):
            _has(batch.schema, field, name)
            ids = (
                batch.column("id").to_pylist()
                if "id" in batch.schema.names
                else [None] * len(batch)
            )
            for i, value in enumerate(batch.column(field).to_pylist()):
                at += 1
                yield Record(str(at if ids[i] is None else ids[i]), value, (batch, at))
        if batch is not None and not at:
            yield Record("", None, (batch, 0))  # the end: a table without rows has columns too

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        pa = pyarrow()
        writer = None
        waiting: list[Any] = []
        for _, group in groupby(rows, key=lambda row: id(row[0].row[0])):
            table = _with_results(pa, list(group))
            writer = writer or self.writer(stream, table.schema)
            waiting.append(table)
            if len(waiting) == _BATCHES:
                writer.write_table(pa.concat_tables(waiting))
                waiting = []
        if writer is not None:
            writer.write_table(pa.concat_tables(waiting) if waiting else table.slice(0, 0))
            writer.close()

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        def segments() -> Iterator[Segment]:
            number = 0
            for batch in self.batches(stream, name):
                _has(batch.schema, "target", name)
                for row in batch.to_pylist():
                    number += 1
                    yield _segment(row, number, name)

        return documents(segments(), name)

    def rewrite(self, stream: BinaryIO, name: str, out: BinaryIO, change: Change) -> None:
        pa = pyarrow()
        import pyarrow.parquet as pq

        with _readable(name, "Parquet"):
            file = pq.ParquetFile(stream)
            _has(file.schema_arrow, "target", name)
            # nested columns keep the names that they have in the file
            kept = {"compression": _codecs(file), "use_compliant_nested_type": False}
            with pq.ParquetWriter(out, file.schema_arrow, **kept) as writer:
                number = 0
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group)
                    new = _changed(pa, table, number, name, change)
                    writer.write_table(new, row_group_size=max(len(new), 1))
                    number += len(table)


class Arrow(Parquet):
    """Arrow IPC files (Feather version 2)."""

    id = "arrow"
    suffixes: ClassVar[tuple[str, ...]] = (".arrow", ".feather")

    def batches(self, stream: BinaryIO, name: str) -> Iterator[Any]:
        pa = pyarrow()
        with _readable(name, "Arrow"):
            reader = pa.ipc.open_file(stream)
            yield from (reader.get_batch(i) for i in range(reader.num_record_batches))
            if not reader.num_record_batches:
                yield pa.RecordBatch.from_pylist([], schema=reader.schema)

    def writer(self, stream: BinaryIO, schema: Any) -> Any:
        return pyarrow().ipc.new_file(stream, schema)

    def rewrite(self, stream: BinaryIO, name: str, out: BinaryIO, change: Change) -> None:
        pa = pyarrow()
        with _readable(name, "Arrow"):
            reader = pa.ipc.open_file(stream)
            _has(reader.schema, "target", name)
            with pa.ipc.new_file(out, reader.schema) as writer:
                number = 0
                for i in range(reader.num_record_batches):
                    table = pa.Table.from_batches([reader.get_batch(i)])
                    writer.write_table(_changed(pa, table, number, name, change))
                    number += len(table)


def _segment(row: Mapping[str, Any], number: int, name: str) -> Segment:
    """The segment in a row; one that can't be read says so."""
    try:
        return segment_of(row, number, name)
    except InputError as error:
        told = f"input: {name}: row {number}: {error}"
        return Segment(str(number), document=name, meta={"translit_error": told})


@contextlib.contextmanager
def _readable(name: str, kind: str) -> Iterator[None]:
    """Arrow's errors in words."""
    pa = pyarrow()
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"not readable {kind}: {error}", name) from None


def _has(schema: Any, column: str, name: str) -> None:
    if column not in schema.names:
        found = ", ".join(map(repr, schema.names))
        raise InputError(f"no {column!r} column; found: {found}", name)


def _with_results(pa: Any, rows: Sequence[tuple[Record, Mapping[str, Any]]]) -> Any:
    """The rows of one batch as a table with the columns of their results."""
    types = result_schema()
    batch = rows[0][0].row[0]
    table = pa.Table.from_batches([batch])
    results = [result for _, result in rows][: len(batch)]
    for name in rows[0][1]:
        values = pa.array([_arrow(r[name]) for r in results], types.get(name))
        table = table.drop_columns([name]) if name in table.column_names else table
        table = table.append_column(name, values)
    return table


def _changed(pa: Any, table: Any, before: int, name: str, change: Change) -> Any:
    """The table with the edits made in its targets; ``before`` rows stand before it."""
    known = [c for c in ("id", "document", "system", "target") if c in table.column_names]
    rows = table.select(known).to_pylist()
    targets = [row["target"] for row in rows]
    for i, row in enumerate(rows):
        edits = change(_segment(row, before + i + 1, name))
        if edits:
            targets[i] = apply(targets[i], edits)
    at = table.schema.get_field_index("target")
    kind = table.schema.field(at)
    return table.set_column(at, kind, pa.array(targets, kind.type))


def _codecs(file: Any) -> dict[str, str]:
    """How each column is compressed, by its first row group."""
    if not file.num_row_groups:
        return {}
    group = file.metadata.row_group(0)
    columns = (group.column(i) for i in range(group.num_columns))
    return {c.path_in_schema: c.compression.replace("UNCOMPRESSED", "NONE") for c in columns}


def _arrow(value: Any) -> Any:
    """Text with a lone surrogate can't be Arrow's UTF-8: it is told by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, list):
        return [{k: _arrow(v) for k, v in item.items()} for item in value]
    return value
