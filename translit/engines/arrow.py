"""Use 1 on Arrow: ``Step`` takes a RecordBatch and gives it back with our columns added.

The same step serves every engine that speaks Arrow (Spark, Ray, Polars, DuckDB, datasets). It keeps rows
and order, never raises for a row, and loads nothing until its first batch, in whatever process that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from translit.edit import Normalized
from translit.errors import InputError
from translit.formats.parquet import pyarrow, result_schema
from translit.pipeline import Pipeline

__all__ = ["Step"]


class Step:
    """``step(batch) -> batch``. ``field`` holds the text; ``options`` are those of ``Pipeline``.

    The column may be string, large_string, string_view or a dictionary of them; null is skipped. A
    large batch is worked on ``rows`` at a time. Our columns are those of ``translit.formats.COLUMNS``;
    a row that can't be read has status ``error``. Picklable by its configuration.
    """

    def __init__(self, field: str = "text", *, rows: int = 1024, **options: Any) -> None:
        self.field = field
        self.rows = rows
        self.pipeline = Pipeline(**options)

    def __call__(self, batch: Any) -> Any:
        """The RecordBatch (or Table) with our columns; those of an older run are replaced."""
        pa = pyarrow()
        if self.field not in batch.schema.names:
            found = ", ".join(map(repr, batch.schema.names))
            raise InputError(f"no {self.field!r} column; found: {found}")
        pieces = [self._columns(batch, at) for at in range(0, len(batch), self.rows)] or [
            self._built([], [])
        ]
        kept = [n for n in batch.schema.names if n not in result_schema()]
        arrays = [batch.column(n) for n in kept]
        fields = [batch.schema.field(n) for n in kept]
        for name, kind in result_schema().items():
            column = pa.chunked_array([piece[name] for piece in pieces], kind)
            whole = isinstance(batch, pa.RecordBatch)
            arrays.append(column.combine_chunks() if whole else column)
            fields.append(pa.field(name, kind))
        return type(batch).from_arrays(arrays, schema=pa.schema(fields, batch.schema.metadata))

    def schema(self, schema: Any) -> Any:
        """The schema of what comes out for a schema that goes in. Raises ``InputError`` without ``field``."""
        pa = pyarrow()
        if self.field not in schema.names:
            raise InputError(
                f"no {self.field!r} column; found: {', '.join(map(repr, schema.names))}"
            )
        ours = result_schema()
        return pa.schema(
            [f for f in schema if f.name not in ours] + [pa.field(n, t) for n, t in ours.items()]
        )

    def _columns(self, batch: Any, at: int) -> dict[str, Any]:
        return self._built(*self._worked(_texts(batch.column(self.field).slice(at, self.rows))))

    def _worked(self, texts: list[Any]) -> tuple[list[Normalized | None], list[dict[str, Any]]]:
        """The results, and the columns of each row that has none."""
        try:
            results = iter(self.pipeline.map([t for t in texts if isinstance(t, str)]))
            found = [next(results) if isinstance(t, str) else None for t in texts]
            rows = [{} if isinstance(t, str) else self.pipeline.rows([t])[0] for t in texts]
        except Exception:  # one of them is at fault: row by row, the others go on
            found = [None] * len(texts)
            rows = self.pipeline.rows(texts)
        return found, rows

    def _built(
        self, found: Sequence[Normalized | None], rows: list[dict[str, Any]]
    ) -> dict[str, Any]:
        pa = pyarrow()
        schema = result_schema()
        out = {
            name: pa.array(
                [
                    get(r) if r is not None else row[name]
                    for r, row in zip(found, rows, strict=True)
                ],
                schema[name],
            )
            for name, get in _PLAIN.items()
        }
        edits = [
            r.edits if r is not None else _values(row, "translit_edits")
            for r, row in _both(found, rows)
        ]
        mentions = [
            r.mentions if r is not None else _values(row, "translit_mentions")
            for r, row in _both(found, rows)
        ]
        out["translit_edits"] = _nested(edits, schema["translit_edits"])
        out["translit_mentions"] = _nested(mentions, schema["translit_mentions"])
        out["translit_version"] = pa.array([self.pipeline.version] * len(rows), pa.string())
        return out


_PLAIN: dict[str, Callable[[Normalized], Any]] = {
    "translit_text": lambda r: r.text,
    "translit_lang": lambda r: r.lang,
    "translit_script": lambda r: r.script,
    "translit_lang_score": lambda r: r.lang_score,
    "translit_status": lambda _: "ok",
    "translit_error": lambda _: None,
}


def _both(
    found: Sequence[Normalized | None], rows: list[dict[str, Any]]
) -> Iterator[tuple[Normalized | None, dict[str, Any]]]:
    return zip(found, rows, strict=True)


def _values(row: dict[str, Any], name: str) -> list[tuple[Any, ...]]:
    return [tuple(item.values()) for item in row[name]]


def _nested(lists: Sequence[Iterable[tuple[Any, ...]]], kind: Any) -> Any:
    """A list<struct> column from tuples, built field by field without a Python object a struct."""
    pa = pyarrow()
    flat = [item for items in lists for item in items]
    offsets = list(accumulate((len(items) for items in lists), initial=0))  # type: ignore[arg-type]
    struct = kind.value_type
    columns = list(zip(*flat, strict=True)) or [()] * struct.num_fields
    arrays = [pa.array(c, struct.field(i).type) for i, c in enumerate(columns)]
    values = pa.StructArray.from_arrays(arrays, fields=list(struct))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values).cast(kind)


def _texts(column: Any) -> list[Any]:
    """The values as text; bytes that are no UTF-8 stay bytes, so that the row is told from the others."""
    pa = pyarrow()
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        raw = column.cast(pa.large_string()).cast(pa.large_binary()).to_pylist()
        return [_decoded(value) for value in raw]


def _decoded(value: bytes | None) -> str | bytes | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return value
