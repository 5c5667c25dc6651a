"""Parquet and Arrow files: our columns are added, typed, batch by batch; all others as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO, ClassVar

from translit.errors import InputError, MissingExtra
from translit.formats.base import Format, Record, documents, segment_of
from translit.segment import Document, Segment

__all__ = ["Arrow", "Parquet", "pyarrow", "result_schema"]

_ROWS = 1024


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


class Parquet(Format):
    """Apache Parquet, read in batches of rows."""

    id = "parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet",)
    extra = "arrow"

    def batches(self, stream: BinaryIO, name: str) -> Iterator[Any]:
        """Record batches of the file."""
        pa = pyarrow()
        import pyarrow.parquet as pq

        try:
            yield from pq.ParquetFile(stream).iter_batches(batch_size=_ROWS)
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"not readable Parquet: {error}", name) from None

    def writer(self, stream: BinaryIO, schema: Any) -> Any:
        """Something with ``write_table`` that is a context manager."""
        pyarrow()
        import pyarrow.parquet as pq

        return pq.ParquetWriter(stream, schema)

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        at = 0
        for batch in self.batches(stream, name):
            if field not in batch.schema.names:
                found = ", ".join(map(repr, batch.schema.names))
                raise InputError(f"no {field!r} column; found: {found}", name)
            ids = (
                batch.column("id").to_pylist()
                if "id" in batch.schema.names
                else [None] * len(batch)
            )
            for i, value in enumerate(batch.column(field).to_pylist()):
                at += 1
                yield Record(str(at if ids[i] is None else ids[i]), value, (batch, at))

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        pa = pyarrow()
        types = result_schema()
        writer = None
        for _, group in groupby(rows, key=lambda row: id(row[0].row[0])):
            same = list(group)
            batch = same[0][0].row[0]
            table = pa.Table.from_batches([batch])
            for name in same[0][1]:
                values = pa.array([_arrow(r[name]) for _, r in same], types.get(name))
                table = table.drop_columns([name]) if name in table.column_names else table
                table = table.append_column(name, values)
            writer = writer or self.writer(stream, table.schema)
            writer.write_table(table)
        if writer is not None:
            writer.close()

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        def segments() -> Iterator[Segment]:
            number = 0
            for batch in self.batches(stream, name):
                if "target" not in batch.schema.names:
                    found = ", ".join(map(repr, batch.schema.names))
                    raise InputError(f"no 'target' column; found: {found}", name)
                for row in batch.to_pylist():
                    number += 1
                    yield segment_of(row, number, name)

        return documents(segments(), name)


class Arrow(Parquet):
    """Arrow IPC files (Feather version 2)."""

    id = "arrow"
    suffixes: ClassVar[tuple[str, ...]] = (".arrow", ".feather")

    def batches(self, stream: BinaryIO, name: str) -> Iterator[Any]:
        pa = pyarrow()
        try:
            reader = pa.ipc.open_file(stream)
            yield from (reader.get_batch(i) for i in range(reader.num_record_batches))
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"not a readable Arrow file: {error}", name) from None

    def writer(self, stream: BinaryIO, schema: Any) -> Any:
        return pyarrow().ipc.new_file(stream, schema)


def _arrow(value: Any) -> Any:
    """Text with a lone surrogate can't be Arrow's UTF-8: it is told by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, list):
        return [{k: _arrow(v) for k, v in item.items()} for item in value]
    return value
