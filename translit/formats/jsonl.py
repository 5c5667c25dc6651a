"""JSON Lines: one record a line; what isn't ours is passed through byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from translit.errors import InputError
from translit.formats.base import Format, Record, documents, json_bytes, lines, segment_of
from translit.segment import Document, Segment

__all__ = ["Jsonl"]

_OURS = b'"translit_'


class Jsonl(Format):
    """One JSON object a line. Blank lines are skipped; a line that isn't an object is an error row."""

    id = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        for number, line in lines(stream, name):
            if not line.strip():
                continue
            try:
                row = _object(line)
            except InputError as error:
                yield Record(str(number), None, line, f"input: {name}:{number}: {error}")
                continue
            found = row.get(field)
            error_text = None
            if field not in row:
                error_text = f"input: {name}:{number}: no field {field!r}; found: {', '.join(row)}"
            yield Record(str(row.get("id", number)), found, line, error_text)

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        stream.writelines(_line(record, result) for record, result in rows)

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        return documents(self._segments(stream, name), name)

    def _segments(self, stream: BinaryIO, name: str) -> Iterator[Segment]:
        seen = False
        for number, line in lines(stream, name):
            if not line.strip():
                continue
            try:
                row = _object(line)
                if not seen and "target" not in row:
                    raise InputError(
                        f"no 'target' column; found: {', '.join(row)}", f"{name}:{number}"
                    )
                seen = True
                yield segment_of(row, number, name)
            except InputError as error:
                if error.where:
                    raise
                text = f"input: {name}:{number}: {error}"
                yield Segment(str(number), document=name, meta={"translit_error": text})


def _object(line: bytes) -> dict[str, Any]:
    """The object of a line. Raises ``InputError`` in words."""
    try:
        row = json.loads(line.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise InputError("not UTF-8") from None
    except RecursionError:
        raise InputError("nested too deep") from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise InputError(f"not a JSON object but {type(row).__name__}")
    return row


def _line(record: Record, added: Mapping[str, Any]) -> bytes:
    """The line with our fields added before its closing brace, all else as it was written."""
    body: bytes = record.row.strip().removeprefix(b"\xef\xbb\xbf")
    ours = json_bytes(added)
    try:
        row = _object(body) if record.error or _OURS in body else None
    except InputError:
        raw = record.row.decode("utf-8", "surrogateescape").rstrip("\r\n")
        return json_bytes({"translit_raw": raw, **added}) + b"\n"
    if row is not None and any(key in row for key in added):
        kept = {k: v for k, v in row.items() if k not in added}
        return json_bytes({**kept, **added}) + b"\n"
    inner = body[1:-1].strip()
    return b"{" + inner + (b", " if inner else b"") + ours[1:] + b"\n"
