"""Tab-separated rows, one term a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit.errors import GlossaryError
from translit.glossary.concept import Concept
from translit.glossary.files import rows
from translit.glossary.files.base import marked, not_utf8

__all__ = ["Tsv"]

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_MEANT = {escape: char for char, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\tnr]")


@dataclass(frozen=True)
class Tsv(rows.RowFile):
    r"""A header line, then one term a line; columns as in ``rows.COLUMNS``, in any order.

    Quotes mean nothing. Tab, line feed, carriage return and backslash are written ``\t \n \r \\``. Lists
    (``requires``, ``unless``, ``links``) are parted by ``|``. Columns that are
    empty everywhere are not written.
    """

    id = "tsv"
    suffixes = (".tsv", ".tab")

    def rows(self, path: Path) -> Iterator[rows.Row]:
        with path.open(encoding=marked(path), newline="\n") as file:
            try:
                yield from _rows(file, path)
            except UnicodeDecodeError:
                raise not_utf8(path) from None

    def whole(self, path: Path) -> bool:
        """A look at the column of ids alone: nothing else of the file is kept."""
        with path.open("rb") as file:
            names = file.readline().strip(b"\xef\xbb\xbf\r\n").split(b"\t")
            if b"concept" not in names:
                return False
            column = names.index(b"concept")
            before, seen = b"", set[int]()
            for line in file:
                id_ = line.split(b"\t", column + 1)[column:][:1]
                if id_ and id_[0] != before:
                    if hash(id_[0]) in seen:
                        return False
                    before = id_[0]
                    seen.add(hash(before))
        return True

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        table = [rows.strings(row) for concept in concepts for row in rows.cells(concept)]
        names = rows.used(table)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\t".join(names) + "\n")
            for row in table:
                file.write("\t".join(_escaped(row.get(name, "")) for name in names) + "\n")


def _rows(file: Iterable[str], path: Path) -> Iterator[rows.Row]:
    names: tuple[str, ...] | None = None
    for number, line in enumerate(file, 1):
        values = [value.strip() for value in line.split("\t")]
        if names is None:
            names = rows.header(values, f"{path}:1")
        elif len(values) > len(names):
            wrong = f"{len(values)} cells, but {len(names)} columns"
            yield number, GlossaryError(wrong, f"{path}:{number}")
        elif len(values) > 1 or values[0]:
            if "\\" in line:
                values = [_ESCAPED.sub(lambda m: _MEANT[m.group()], value) for value in values]
            yield number, dict(zip(names, values, strict=False))
    if names is None:
        raise GlossaryError("an empty file; the first line names the columns", str(path))


def _escaped(value: str) -> str:
    for char, escape in _ESCAPES.items():
        if char in value:
            value = value.replace(char, escape)
    return value
