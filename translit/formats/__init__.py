"""Documents and records from and to files: one format a file. ``BUILTIN`` is what can be read.

A format is chosen by name, else by suffix; standard input by what it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from translit.errors import InputError, UnknownPart
from translit.formats.base import COLUMNS, Format, Record
from translit.formats.csv import Csv
from translit.formats.jsonl import Jsonl
from translit.formats.parallel import read_parallel
from translit.formats.stdin import standard_input
from translit.formats.tsv import Tsv
from translit.formats.txt import Lines, Txt
from translit.segment import Document

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
]

BUILTIN: tuple[type[Format], ...] = (Txt, Lines, Jsonl, Csv, Tsv)


def choose(path: str, format_id: str | None = None) -> Format:
    """The format of a file: as named, else by suffix. ``-`` without a name is plain text."""
    from translit.registry import load

    parts = load("formats")
    if format_id is not None:
        if format_id not in parts:
            raise UnknownPart("format", format_id, parts)
        return _ready(parts[format_id])
    if path == "-":
        return Txt()
    name = path.lower()
    for part in parts.values():
        if name.endswith(tuple(part.suffixes)) and part.suffixes:
            return _ready(part)
    known = ", ".join(s for part in parts.values() for s in part.suffixes)
    raise InputError(f"unknown suffix; known: {known}; or say --format", path)


def _ready(part: type[Format]) -> Format:
    return part()


def opened(path: str) -> BinaryIO:
    """A binary stream to read; ``-`` is standard input. ``OSError`` in words where it can't be."""
    if path == "-":
        return standard_input()
    if Path(path).is_dir():
        raise InputError("is a folder, expected a file", path)
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", path) from None


def read_documents(path: str | Path, format_id: str | None = None) -> Iterator[Document]:
    """The documents of one file, or of a folder's files in name order; streamed."""
    for name in batch_files(path):
        reader = choose(name, format_id)
        with opened(name) as stream:
            yield from reader.documents(stream, name)


def batch_files(path: str | Path) -> list[str]:
    """The files of a batch: itself, or a folder's in name order, hidden ones left out."""
    if str(path) == "-" or not Path(path).is_dir():
        return [str(path)]
    found = sorted(p for p in Path(path).iterdir() if p.is_file() and p.name[0] not in "._")
    if not found:
        raise InputError("the folder holds no file", str(path))
    return [str(p) for p in found]
