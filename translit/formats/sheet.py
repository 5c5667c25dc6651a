"""Cells of a worksheet written into its own XML: what isn't written stays byte for byte.

What is written is text, never a formula, and a cell that holds a formula is never written. Source:
ECMA-376 part 1, SpreadsheetML (18.3.1.4 ``c``, 18.3.1.53 ``is``, 18.3.1.73 ``row``, 18.4.8 ``si``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from translit.edit import Edit
from translit.errors import InputError
from translit.formats.package import Package
from translit.formats.xml import Event, Piece, events, local, spliced_each

__all__ = ["LONGEST", "with_cells", "with_edits"]

LONGEST = 32_767
"""Characters that a cell can hold, by the file format."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet reads as one character
_OPEN_TEXT = re.compile(rb"<((?:\w+:)?t)>")
_SPANS = re.compile(rb"""\s+spans=("[^"]*"|'[^']*')""")  # which columns a row has: a hint, optional
_DIMENSION = re.compile(
    rb"""(<(?:\w+:)?dimension\b[^>]*\bref=["'])([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"""
)


def with_cells(data: bytes, name: str, texts: Mapping[int, Mapping[int, str]]) -> bytes:
    """The workbook with texts in its first sheet by (1-based row: 0-based column), over what stood there."""
    package = Package(data, name)
    sheet = _first_sheet(package)
    xml = _changed(package.part(sheet), name, texts, lambda row, raw: _put(row, raw, texts))
    widest = max((column for cells in texts.values() for column in cells), default=0)
    return package.with_part(sheet, _DIMENSION.sub(lambda m: _widened(m, widest), xml, count=1))


def with_edits(
    data: bytes, name: str, column: int, edits: Mapping[int, tuple[str, Sequence[Edit]]]
) -> bytes:
    """The workbook with edits made in the texts of a column: 1-based row: (its text, the edits).

    Runs of a rich text keep their format. A cell that doesn't hold that very text (a number, a
    formula, an escaped character) stays as it is.
    """
    if not edits:
        return data
    package = Package(data, name)
    sheet = _first_sheet(package)
    shared = _shared(package)

    def change(row: _Row, xml: bytes) -> bytes:
        cell = next((c for c in row.cells if c.column == column), None)
        new = _edited(cell, xml, shared, *edits[row.number]) if cell else None
        if cell is None or new is None:
            return xml[row.start : row.end]
        return xml[row.start : cell.start] + new + xml[cell.end : row.end]

    return package.with_part(sheet, _changed(package.part(sheet), name, edits, change))


class _Rich(NamedTuple):
    """The bytes inside an ``si`` or ``is``, and the pieces of its text, phonetic hints left out."""

    raw: bytes
    pieces: list[Piece]
    prefix: str


@dataclass
class _Cell:
    """A cell: bytes ``start:end``, its start tag up to ``head``, its value (``v`` or ``is``) in ``value``."""

    column: int
    start: int
    head: int
    tag: str
    attributes: Mapping[str, str]
    encoding: str
    end: int = 0
    value: tuple[int, int] | None = None
    number: str = ""
    rich: _Rich | None = None
    formula: bool = False

    @property
    def prefix(self) -> str:
        """Of the elements' names, with its colon."""
        return self.tag[: -len("c")]


@dataclass
class _Row:
    """A row: bytes ``start:end``, its start tag up to ``head``, its end tag from ``tail``."""

    number: int
    start: int
    head: int
    tag: str
    encoding: str
    tail: int = 0
    end: int = 0
    cells: list[_Cell] = field(default_factory=list)


class _Texts:
    """Gathers the text of each ``si`` or ``is`` that goes by."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.start: int | None = None
        self.pieces: list[Piece] = []
        self.inside = self.phonetic = False

    def see(self, event: Event) -> _Rich | None:
        """The text that this event ends."""
        kind, tag = event.kind, local(event.name)
        if kind == "text":
            if self.inside and self.start is not None:
                at = (event.start - self.start, event.end - self.start)
                self.pieces.append(Piece(event.value, *at, event.encoding))
        elif tag in ("si", "is"):
            if kind == "start":
                self.start, self.pieces = event.end, []
            elif self.start is not None:
                raw = self.xml[self.start : event.start]
                self.start = None
                return _Rich(raw, self.pieces, event.name[: -len(tag)])
        elif tag == "rPh":
            self.phonetic = kind == "start"
        elif tag == "t":
            self.inside = kind == "start" and not self.phonetic
        return None


def _first_sheet(package: Package) -> str:
    """The part that holds the first sheet of the workbook."""
    book = _book(package)
    for event in package.events(book):
        if event.kind == "start" and local(event.name) == "sheet":
            wanted = next((v for k, v in event.value.items() if local(k) == "id"), "")
            found = package.related(book, "worksheet", wanted)
            if found:
                return found
            break
    raise InputError("its first sheet is not a worksheet", package.name)


def _book(package: Package) -> str:
    return package.related("", "officeDocument") or "xl/workbook.xml"


def _shared(package: Package) -> list[_Rich]:
    """The shared strings."""
    part = package.related(_book(package), "sharedStrings")
    if part is None:
        return []
    texts = _Texts(package.part(part))
    return [rich for event in package.events(part) if (rich := texts.see(event))]


def _changed(
    xml: bytes, name: str, wanted: Mapping[int, object], change: Callable[[_Row, bytes], bytes]
) -> bytes:
    """The sheet with the wanted rows changed. Raises ``InputError`` where it doesn't have one of them."""
    out: list[bytes] = []
    at, left = 0, set(wanted)
    for row in _rows(xml, name):
        if row.number in left and row.cells:
            left.discard(row.number)
            out += (xml[at : row.start], change(row, xml))
            at = row.end
    if left:
        raise InputError(
            "can't be written back: the sheet's rows are not where they were read", name
        )
    return b"".join(out) + xml[at:]


def _rows(xml: bytes, name: str) -> Iterator[_Row]:
    """The rows of a sheet with their cells, one at a time."""
    row: _Row | None = None
    texts = _Texts(xml)
    last = 0
    for event in events(io.BytesIO(xml), name, raw=True):
        tag = local(event.name)
        if row is None:
            if event.kind == "start" and tag == "row":
                last = int(event.value.get("r", last + 1))
                row = _Row(last, event.start, event.end, event.name, event.encoding)
        elif event.kind == "end" and tag == "row":
            row.tail, row.end = event.start, event.end
            yield row
            row = None
        else:
            _cell(row, event, tag, texts.see(event))


def _cell(row: _Row, event: Event, tag: str, rich: _Rich | None) -> None:
    """One event inside a row."""
    if event.kind == "start" and tag == "c":
        column = row.cells[-1].column + 1 if row.cells else 0
        column = _column(event.value["r"]) if "r" in event.value else column
        tags = (event.name, event.value, event.encoding)
        row.cells.append(_Cell(column, event.start, event.end, *tags))
    elif row.cells:
        cell = row.cells[-1]
        cell.formula = cell.formula or tag == "f"
        cell.rich = rich or cell.rich
        if event.kind == "start" and tag in ("v", "is"):
            cell.value = (event.start, event.end)
        elif event.kind == "end" and tag in ("v", "is") and cell.value:
            cell.value = (cell.value[0], event.end)
        elif event.kind == "end" and tag == "c":
            cell.end = event.end
        elif event.kind == "text" and cell.value and not cell.end:
            cell.number += event.value


def _edited(
    cell: _Cell, xml: bytes, shared: Sequence[_Rich], text: str, edits: Sequence[Edit]
) -> bytes | None:
    """The cell with edits in its text; None where it doesn't hold that text."""
    rich = cell.rich
    if cell.attributes.get("t") == "s" and cell.number.strip().isdecimal():
        at = int(cell.number)
        rich = shared[at] if at < len(shared) else None
    if rich is None or cell.value is None or cell.formula or rich.prefix != cell.prefix:
        return None
    if "".join(p.text for p in rich.pieces) != text:
        return None
    inner = spliced_each(rich.raw, rich.pieces, edits)
    if inner == rich.raw:
        return None
    inner = _OPEN_TEXT.sub(rb'<\1 xml:space="preserve">', inner)
    start, end = cell.value
    opened, closed = (f"<{s}{cell.prefix}is>".encode(cell.encoding) for s in ("", "/"))
    return _head(cell) + xml[cell.head : start] + opened + inner + closed + xml[end : cell.end]


def _put(row: _Row, xml: bytes, texts: Mapping[int, Mapping[int, str]]) -> bytes:
    """The row with the texts in their columns: over a cell, or before the first one further right."""
    prefix = row.tag[: -len("row")]
    out: list[bytes] = [_SPANS.sub(b"", xml[row.start : row.head])]
    at = row.head
    for column, text in sorted(texts[row.number].items()):
        cell = next((c for c in row.cells if c.column >= column), None)
        start = end = cell.start if cell else row.tail
        style = ""
        if cell and cell.column == column:
            if cell.formula:
                continue
            end, style = cell.end, cell.attributes.get("s", "")
        new = _written(prefix, f"{_letters(column)}{row.number}", text, style)
        out += (xml[at:start], new.encode(row.encoding, "xmlcharrefreplace"))
        at = end
    return b"".join(out) + xml[at : row.end]


def _written(prefix: str, place: str, text: str, style: str) -> str:
    """A cell with an inline string."""
    shown = escape(_ESCAPED.sub("_x005F_", _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)))
    shown = shown.replace("\r", "_x000D_")
    told = f" s={quoteattr(style)}" if style else ""
    return (
        f'<{prefix}c r="{place}"{told} t="inlineStr"><{prefix}is>'
        f'<{prefix}t xml:space="preserve">{shown}</{prefix}t></{prefix}is></{prefix}c>'
    )


def _head(cell: _Cell) -> bytes:
    """The cell's start tag, saying that it holds an inline string."""
    attributes = {**cell.attributes, "t": "inlineStr"}
    told = "".join(f" {k}={quoteattr(v)}" for k, v in attributes.items())
    return f"<{cell.tag}{told}>".encode(cell.encoding, "xmlcharrefreplace")


def _column(reference: str) -> int:
    """The 0-based column of ``AB12``."""
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter) - 64
    return column - 1


def _letters(column: int) -> str:
    """The letters of a 0-based column."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _widened(found: re.Match[bytes], column: int) -> bytes:
    """The sheet's dimension, up to that column at least."""
    head, left, top, right, bottom = found.groups()
    widest = max(_column((right or left).decode()), column)
    return head + left + top + b":" + _letters(widest).encode() + (bottom or top)
