"""Documents and records from and to files: one format a file. ``BUILTIN`` is what can be read.

A format is chosen by name, else by suffix; standard input by what it begins with.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from translit.errors import InputError, UnknownPart
from translit.formats.archives import inner, members, unpacked
from translit.formats.base import COLUMNS, Format, Record, documents
from translit.formats.csv import Csv
from translit.formats.html import Html
from translit.formats.jsonl import Jsonl
from translit.formats.parallel import read_parallel
from translit.formats.parquet import Arrow, Parquet
from translit.formats.po import Po
from translit.formats.stdin import LiveStream, standard_input
from translit.formats.subtitles import Subtitles
from translit.formats.tmx import Tmx
from translit.formats.tsv import Tsv
from translit.formats.txt import Lines, Txt
from translit.formats.wmt_xml import WmtXml
from translit.formats.xliff import Xliff
from translit.formats.xlsx import Xlsx
from translit.segment import Document, Segment

__all__ = [
    "BUILTIN",
    "COLUMNS",
    "Format",
    "Record",
    "batch_files",
    "choose",
    "opened",
    "read_documents",
    "read_parallel",
    "sniffed",
]

BUILTIN: tuple[type[Format], ...] = (
    Txt,
    Lines,
    Jsonl,
    Csv,
    Tsv,
    Parquet,
    Arrow,
    Tmx,
    Xliff,
    Po,
    Xlsx,
    Html,
    Subtitles,
    WmtXml,
)


def choose(path: str, format_id: str | None = None) -> Format:
    """The format of a file: as named, else by suffix, a suffix of compression aside.

    ``-`` without a name is plain text, until it is ``sniffed``.
    """
    from translit.registry import load

    parts = load("formats")
    if format_id is not None:
        if format_id not in parts:
            raise UnknownPart("format", format_id, parts)
        return _made(parts[format_id])
    if path == "-":
        return Txt()
    name = inner(path).lower()
    fitting = [(s, part) for part in parts.values() for s in part.suffixes if name.endswith(s)]
    if name.endswith(".zip"):
        raise InputError(
            "a zip is read by audit alone, and not inside another; unpack it first", path
        )
    if not fitting:
        known = ", ".join(s for part in parts.values() for s in part.suffixes)
        raise InputError(f"unknown suffix; known: {known}; or say --format", path)
    return _made(max(fitting, key=lambda x: len(x[0]))[1])


def _made(part: type[Format]) -> Format:
    return part()


_OBJECT = re.compile(rb'\s*\{\s*"(?:[^"\\\n]|\\.)*"\s*:')


def sniffed(chosen: Format, stream: BinaryIO, column: str | None = None) -> Format:
    """The format that the content says where the suffix lies: XML by its root.

    Of what has no suffix (standard input) JSON objects are told too, and tables whose header has the
    ``column``, where one is named.
    """
    head = getattr(stream, "peek", lambda _: b"")(512)[:512]
    name = getattr(stream, "name", "input")
    if head.startswith(b"PK\x03\x04") and chosen.id != "xlsx":
        raise InputError("is a zip archive; name it .zip or .xlsx", name)
    if head.startswith(b"PAR1"):
        if not stream.seekable():
            raise InputError("Parquet is read from a file, not from standard input", name)
        return Parquet()
    start = head.removeprefix(b"\xef\xbb\xbf")
    for mark, part in ((b"<tmx", Tmx), (b"<xliff", Xliff), (b"<dataset", WmtXml)):
        if mark in head and start.lstrip().startswith(b"<"):
            return _made(part)
    return _piped(start, column) or chosen if isinstance(stream, LiveStream) else chosen


def _piped(head: bytes, column: str | None) -> Format | None:
    """The format of what came without a name; None where it is nothing but text."""
    if _OBJECT.match(head):
        return Jsonl()
    cells = head.split(b"\n")[0].strip(b"\r").split
    for sign, part in ((b"\t", Tsv), (b",", Csv)):
        if column is not None and len(cells(sign)) > 1 and column.encode() in cells(sign):
            return _made(part)
    return None


@contextlib.contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A binary stream to read, decompressed; ``-`` is standard input. Errors in words."""
    if path == "-":
        yield standard_input()
        return
    if Path(path).is_dir():
        raise InputError("is a folder, expected a file", path)
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below, once it is known to open
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", path) from None
    with stream:
        yield unpacked(stream, path)


def read_documents(
    path: str | Path, format_id: str | None = None, *, field: str | None = None
) -> Iterator[Document]:
    """The documents of a file, of a zip's members, or of a folder's files in name order; streamed.

    ``field`` names the column of tables that are no batch: each of its texts is a segment's target, and
    rows without one are left out.
    """
    for reader, stream, name in _readers(path, format_id, field or "target"):
        if field is None:
            yield from reader.documents(stream, name)
        else:
            yield from documents(_texts(reader.records(stream, name, field), name), name)


def _texts(records: Iterable[Record], name: str) -> Iterator[Segment]:
    """The texts of records. Raises ``InputError`` where there are errors and not one text."""
    error, found = None, False
    for record in records:
        if record.error is None and isinstance(record.text, str):
            found = True
            yield Segment(record.id, record.text, document=name)
        error = error or record.error
    if error and not found:
        raise InputError(error.removeprefix("input: "))


def _readers(
    path: str | Path, format_id: str | None, column: str
) -> Iterator[tuple[Format, BinaryIO, str]]:
    """Each file with its format and name, open until the next one is asked for."""
    for name in batch_files(path):
        with opened(name) as stream:
            packed = name.lower().endswith(".zip") and format_id is None
            for member, plain in members(stream, name) if packed else [(name, stream)]:
                reader = choose(member, format_id)
                if format_id is None:
                    reader = sniffed(reader, plain, column)
                yield reader, plain, member


def batch_files(path: str | Path) -> list[str]:
    """The files of a batch: itself, or a folder's in name order, hidden ones left out."""
    if str(path) == "-" or not Path(path).is_dir():
        return [str(path)]
    found = sorted(p for p in Path(path).iterdir() if p.is_file() and p.name[0] not in "._")
    if not found:
        raise InputError("the folder holds no file", str(path))
    return [str(p) for p in found]
