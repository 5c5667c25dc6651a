"""What every file format is: records for use 1, documents for use 2.

A *record* is one text with the row that it came in; a format gives records, and writes each back with
its result, everything else of the row untouched. A *document* is segments in order, for the audit.
Reading streams: memory does not grow with the file.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, ClassVar

from translit.edit import Edit
from translit.errors import InputError
from translit.segment import Document, Segment

__all__ = [
    "CHUNK",
    "COLUMNS",
    "LONGEST_LINE",
    "Change",
    "Format",
    "Record",
    "Table",
    "documents",
    "json_bytes",
    "lines",
    "segment_of",
]

CHUNK = 1000
"""Segments a document is cut at, so that a batch of millions needs no more memory than one chunk."""

LONGEST_LINE = 1 << 28
"""Bytes; a longer line is no text of ours and would fill the memory."""

COLUMNS = (
    "translit_text",
    "translit_lang",
    "translit_script",
    "translit_lang_score",
    "translit_edits",
    "translit_mentions",
    "translit_status",
    "translit_error",
    "translit_version",
)
"""What use 1 adds to a row, in this order."""


@dataclass(frozen=True, slots=True)
class Record:
    """One text with the row it came in.

    ``text`` is None where the row has none (it is skipped), ``error`` is ``code: message`` where the
    row could not be read. ``row`` belongs to the format.
    """

    id: str
    text: Any
    row: Any
    error: str | None = None

    @property
    def is_end(self) -> bool:
        """Whether it is no row but what stands after the last one; it is written and not counted."""
        return not self.id and self.text is None and self.error is None


class Format(ABC):
    """One file format; stateless. ``suffixes`` choose it. Both verbs read a binary stream to its end."""

    id: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    extra: ClassVar[str | None] = None

    @abstractmethod
    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        """The texts of the column or element ``field``. ``name`` is for messages."""

    @abstractmethod
    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        """Each record with the columns that its result adds, in order; every result has the same ones."""

    def fitting(self, record: Record, result: Mapping[str, Any]) -> Mapping[str, Any]:
        """The result without the edits that can't be made where the text stands: the trail says no other."""
        return result

    @abstractmethod
    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        """The segments for the audit. A row that can't be read has ``meta["translit_error"]``."""


Change = Callable[[Segment], Sequence[Edit]]
"""The edits to make in the target of a segment; none where it stays."""


class Table(Format):
    """Tables in files that aren't text; they can be written again with some targets changed."""

    @abstractmethod
    def rewrite(self, stream: BinaryIO, name: str, out: BinaryIO, change: Change) -> None:
        """The batch with the edits made in the column ``target``, everything else as it was."""


def lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """(1-based number, line with its end). Lines end at LF; a CR before it belongs to the end."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise InputError(f"a line longer than {LONGEST_LINE >> 20} MiB", f"{name}:{number}")
        yield number, line


def json_bytes(value: object) -> bytes:
    """Compact JSON as UTF-8; a lone surrogate comes out escaped, so that it survives."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()


_TEXT = ("id", "document", "system", "source", "target", "source_lang", "target_lang")


def segment_of(row: Mapping[str, Any], number: int, document: str) -> Segment:
    """The segment in a row of a batch. Raises ``InputError`` where a column is not text."""
    for key in _TEXT:
        if not isinstance(row.get(key), str | int | None):
            raise InputError(f"{key} must be text, found {type(row[key]).__name__}")
    text = {k: None if row.get(k) is None else str(row[k]) for k in _TEXT}
    references = row.get("references", row.get("reference"))
    if isinstance(references, str):
        references = (references,)
    if not isinstance(references, list | tuple | None):
        raise InputError(f"references must be a list of texts, found {type(references).__name__}")
    meta = {k: v for k, v in row.items() if k not in (*_TEXT, "reference", "references")}
    return Segment(
        id=text["id"] or str(number),
        target=text["target"],
        source=text["source"],
        references=tuple(r for r in references or () if isinstance(r, str)),
        source_lang=text["source_lang"],
        target_lang=text["target_lang"],
        document=text["document"] or document,
        system=text["system"],
        meta=meta,
    )


def documents(segments: Iterable[Segment], name: str) -> Iterator[Document]:
    """Runs of segments of one document, cut at ``CHUNK``."""
    run: list[Segment] = []
    for segment in segments:
        if run and (run[-1].document != segment.document or len(run) == CHUNK):
            yield Document(run[0].document or name, tuple(run))
            run = []
        run.append(segment)
    if run:
        yield Document(run[0].document or name, tuple(run))
