"""Tab-separated rows, one term a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from translit.errors import GlossaryError
from translit.glossary.concept import Concept
from translit.glossary.files import rows
from translit.glossary.files.base import GlossaryFile

__all__ = ["Tsv"]

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_MEANT = {escape: char for char, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\tnr]")


@dataclass(frozen=True)
class Tsv(GlossaryFile):
    r"""A header line, then one term a line; columns as in ``rows.COLUMNS``, in any order.

    Quotes mean nothing. Tab, line feed, carriage return and backslash are written ``\t \n \r \\``. Lists
    (``requires``, ``unless``, ``links``) are parted by ``|``. Columns that are
    empty everywhere are not written.
    """

    id = "tsv"
    suffixes = (".tsv", ".tab")

    def read(self, path: Path) -> Iterator[Concept]:
        with path.open("rb") as file:
            yield from rows.concepts(_rows(file, path), str(path))

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        table = [rows.strings(row) for concept in concepts for row in rows.cells(concept)]
        names = rows.used(table)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\t".join(names) + "\n")
            for row in table:
                file.write("\t".join(_escaped(row.get(name, "")) for name in names) + "\n")


def _rows(file: IO[bytes], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    names: tuple[str, ...] | None = None
    for number, raw in enumerate(file, 1):
        line = _line(raw, f"{path}:{number}")
        if names is None:
            names = rows.header(line.split("\t"), f"{path}:1")
            continue
        if not line.strip():
            continue
        values = [value.strip() for value in line.split("\t")]
        if len(values) > len(names):
            wrong = f"{len(values)} cells, but {len(names)} columns"
            raise GlossaryError(wrong, f"{path}:{number}")
        if "\\" in line:
            values = [_ESCAPED.sub(lambda m: _MEANT[m.group()], value) for value in values]
        row = dict(zip(names, values, strict=False))
        row.setdefault("text", "")
        yield number, row
    if names is None:
        raise GlossaryError("an empty file; the first line names the columns", str(path))


def _line(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise GlossaryError(f"not UTF-8: {error.reason}", where) from None


def _escaped(value: str) -> str:
    for char, escape in _ESCAPES.items():
        if char in value:
            value = value.replace(char, escape)
    return value
