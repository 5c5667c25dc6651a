"""Cells of a worksheet written into its own XML: what isn't written stays byte for byte.

What is written is text, never a formula, and a cell that holds a formula is never written. Source:
ECMA-376 part 1, SpreadsheetML (18.3.1.4 ``c``, 18.3.1.53 ``is``, 18.3.1.73 ``row``, 18.4.8 ``si``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from translit.edit import Edit
from translit.errors import InputError
from translit.formats.package import Package
from translit.formats.rich_text import Rich, rich_texts
from translit.formats.splice import spliced
from translit.formats.xml import local

__all__ = ["LONGEST", "first_sheet", "with_cells", "with_edits"]

LONGEST = 32_767
"""Characters that a cell can hold, by the file format."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet reads as one character
_OPEN_TEXT = re.compile(rb"<((?:\w+:)?t)>")
_SPANS = re.compile(rb"""\s+spans=("[^"]*"|'[^']*')""")  # which columns a row has: a hint, optional
_DIMENSION = re.compile(
    rb"""(<(?:\w+:)?dimension\b[^>]*\bref=["'])([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"""
)
_ATTRIBUTES = rb"""((?:[^"'<>/]++|"[^"<]*+"|'[^'<]*+')*+)"""
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def with_cells(data: bytes, name: str, texts: Mapping[int, Mapping[int, str]]) -> bytes:
    """The workbook with texts in its first sheet by (1-based row: 0-based column), over what stood there."""
    package = Package(data, name)
    sheet = first_sheet(package)
    tags = _Tags(package.part(sheet), f"{name}/{sheet}")
    xml = tags.changed(texts, lambda row: _put(row, tags, texts[row.number]))
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
    sheet = first_sheet(package)
    shared = _shared(package)
    tags = _Tags(package.part(sheet), f"{name}/{sheet}")

    def change(row: _Row) -> bytes:
        cell = next((c for c in tags.cells(row) if c.column == column), None)
        new = _edited(cell, tags, shared, *edits[row.number]) if cell else None
        if cell is None or new is None:
            return tags.xml[row.start : row.end]
        return tags.xml[row.start : cell.start] + new + tags.xml[cell.end : row.end]

    return package.with_part(sheet, tags.changed(edits, change))


class _Row(NamedTuple):
    """A row: bytes ``start:end``, its start tag up to ``head``, its end tag from ``tail``."""

    number: int
    start: int
    head: int
    tail: int
    end: int


class _Cell(NamedTuple):
    """A cell: bytes ``start:end``, its start tag up to ``head``, what it holds in ``inner``."""

    column: int
    start: int
    head: int
    end: int
    attributes: Mapping[str, str]
    inner: bytes

    @property
    def formula(self) -> bool:
        """Whether it is calculated."""
        return re.search(rb"<(?:\w+:)?f\b", self.inner) is not None


class _Tags:
    """The rows and cells of a sheet, found by their tags.

    Without comments, CDATA and a DTD, which spreadsheets don't write, "<" opens a tag wherever it
    stands. Raises ``InputError`` for a sheet that has them, or is in another encoding than UTF-8.
    """

    def __init__(self, xml: bytes, name: str) -> None:
        self.xml, self.name = xml, name
        root = re.search(rb"<((?:[\w.-]+:)?)worksheet\b", xml[:100_000])
        coded = re.match(
            rb"""<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8|us-ascii)""", xml, re.IGNORECASE
        )
        if root is None or coded or b"<!" in xml:
            raise InputError("can't be written back: not a sheet as spreadsheets write it", name)
        self.prefix = root[1].decode()
        row, cell = (re.escape(root[1] + tag) for tag in (b"row", b"c"))
        self._row = re.compile(
            rb"<%s\b%s(?:/>|>(.*?)(</%s\s*>))" % (row, _ATTRIBUTES, row), re.DOTALL
        )
        self._cell = re.compile(
            rb"<%s\b%s(?:/>|>(.*?)</%s\s*>)" % (cell, _ATTRIBUTES, cell), re.DOTALL
        )

    def rows(self) -> Iterator[_Row]:
        """The rows that hold anything."""
        number = 0
        for m in self._row.finditer(self.xml):
            number = int(_attributes(m[1]).get("r", number + 1))
            if m[2] is not None:
                yield _Row(number, m.start(), m.start(2), m.end(2), m.end())

    def cells(self, row: _Row) -> Iterator[_Cell]:
        """The cells of a row."""
        column = -1
        for m in self._cell.finditer(self.xml, row.head, row.tail):
            attributes = _attributes(m[1])
            column = _column(attributes["r"]) if "r" in attributes else column + 1
            head = m.end() if m[2] is None else m.start(2)
            yield _Cell(column, m.start(), head, m.end(), attributes, m[2] or b"")

    def changed(self, wanted: Mapping[int, object], change: Callable[[_Row], bytes]) -> bytes:
        """The sheet with the wanted rows changed. Raises ``InputError`` where it hasn't one of them."""
        out: list[bytes] = []
        at, left = 0, set(wanted)
        for row in self.rows():
            if row.number in left:
                left.discard(row.number)
                out += (self.xml[at : row.start], change(row))
                at = row.end
        if left:
            told = f"can't be written back: row {min(left)} isn't where it was read"
            raise InputError(told, self.name)
        return b"".join(out) + self.xml[at:]


def _attributes(raw: bytes) -> dict[str, str]:
    """The attributes in a start tag, as they are written."""
    found = _ATTRIBUTE.findall(raw)
    return {name.decode(): (double or single).decode() for name, double, single in found}


def first_sheet(package: Package) -> str:
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


def _shared(package: Package) -> list[Rich]:
    """The shared strings."""
    part = package.related(_book(package), "sharedStrings")
    return [] if part is None else list(rich_texts(package.part(part), f"{package.name}/{part}"))


def _edited(
    cell: _Cell, tags: _Tags, shared: Sequence[Rich], text: str, edits: Sequence[Edit]
) -> bytes | None:
    """The cell with edits in its text; None where it doesn't hold that text."""
    value = re.search(rb"<(?:\w+:)?(v|is)\b[^<>]*>(.*)</(?:\w+:)?\1\s*>", cell.inner, re.DOTALL)
    if value is None or cell.formula:
        return None
    rich = _held(cell.attributes.get("t"), value, shared)
    if rich is None or rich.prefix != tags.prefix or "".join(p.text for p in rich.pieces) != text:
        return None
    inner = spliced(rich.raw, rich.pieces, edits)
    if inner == rich.raw:
        return None
    inner = _OPEN_TEXT.sub(rb'<\1 xml:space="preserve">', inner)
    opened, closed = (f"<{sign}{tags.prefix}is>".encode() for sign in ("", "/"))
    body = cell.inner[: value.start()] + opened + inner + closed + cell.inner[value.end() :]
    attributes = {**cell.attributes, "t": "inlineStr"}
    told = "".join(f" {k}={_quoted(v)}" for k, v in attributes.items())
    return f"<{tags.prefix}c{told}>".encode() + body + f"</{tags.prefix}c>".encode()


def _held(kind: str | None, value: re.Match[bytes], shared: Sequence[Rich]) -> Rich | None:
    """The text that a cell holds; None where it holds none."""
    if kind == "s" and value[2].strip().isdigit():
        at = int(value[2])
        return shared[at] if at < len(shared) else None
    if kind != "inlineStr" or value[1] != b"is":
        return None
    return next(rich_texts(value[0], "cell"), None)


def _put(row: _Row, tags: _Tags, texts: Mapping[int, str]) -> bytes:
    """The row with the texts in their columns: over a cell, or before the first one further right."""
    cells = list(tags.cells(row))
    out: list[bytes] = [_SPANS.sub(b"", tags.xml[row.start : row.head])]
    at = row.head
    for column, text in sorted(texts.items()):
        cell = next((c for c in cells if c.column >= column), None)
        start = end = cell.start if cell else row.tail
        style = ""
        if cell and cell.column == column:
            if cell.formula:
                continue
            end, style = cell.end, cell.attributes.get("s", "")
        new = _written(tags.prefix, f"{_letters(column)}{row.number}", text, style)
        out += (tags.xml[at:start], new.encode())
        at = end
    return b"".join(out) + tags.xml[at : row.end]


def _written(prefix: str, place: str, text: str, style: str) -> str:
    """A cell with an inline string."""
    shown = escape(_ESCAPED.sub("_x005F_", _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)))
    shown = shown.replace("\r", "_x000D_")
    told = f" s={_quoted(style)}" if style else ""
    return (
        f'<{prefix}c r="{place}"{told} t="inlineStr"><{prefix}is>'
        f'<{prefix}t xml:space="preserve">{shown}</{prefix}t></{prefix}is></{prefix}c>'
    )


def _quoted(raw: str) -> str:
    """An attribute's value as it was written, in double quotes."""
    return '"' + raw.replace('"', "&quot;") + '"'


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
