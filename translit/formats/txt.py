"""Plain text: a file is one document, and exactly the bytes of the result are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from translit.errors import InputError
from translit.formats.base import Format, Record, documents, lines
from translit.segment import Document, Segment

__all__ = ["Lines", "Txt", "decoded"]

_CONVERT = "convert it first, or let `translit clean --decode` guess the encoding"
_SOME = 16  # bytes; fewer tell nothing
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
"""Every second byte of UTF-16 is one of these: 0 in Latin, 6 in Arabic text."""


def decoded(data: bytes, where: str, first: int = 1) -> str:
    """UTF-8, or an ``InputError`` that tells the line (``first`` is the first one) and the byte."""
    if len(data) >= _SOME and len(data.translate(None, _CONTROLS)) * 5 < len(data) * 3:
        raise InputError(
            f"hardly text: UTF-16 without its mark, or a binary file; {_CONVERT}", where
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + first
        raise InputError(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}; {_CONVERT}",
            f"{where}:{line}",
        ) from None


class Txt(Format):
    """A text file as one document. As a batch: an article, a segment a line that isn't blank."""

    id = "txt"
    suffixes = (".txt", ".text")

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        yield Record(name, decoded(stream.read(), name), None)

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for record, result in rows:
            text = result["translit_text"]
            stream.write((record.text if text is None else text).encode("utf-8", "surrogatepass"))

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        return documents(self._segments(stream, name), name)

    def _segments(self, stream: BinaryIO, name: str) -> Iterator[Segment]:
        for number, line in lines(stream, name):
            try:
                text = decoded(line, name)
            except InputError:
                error = f"input: {name}:{number}: not UTF-8"
                yield Segment(str(number), document=name, meta={"translit_error": error})
                continue
            text = text.removeprefix("\ufeff") if number == 1 else text
            if text.strip():
                yield Segment(str(number), text.rstrip("\r\n"), document=name)


class Lines(Format):
    """A text file in which every line is a text of its own; their count and their ends are kept."""

    id = "lines"
    suffixes = ()

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        for number, line in lines(stream, name):
            body = line.rstrip(b"\r\n") if line.endswith(b"\n") else line
            try:
                yield Record(str(number), body.decode(), line)
            except UnicodeDecodeError:
                yield Record(str(number), None, line, f"input: {name}:{number}: not UTF-8")

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for record, result in rows:
            line: bytes = record.row
            if record.text is None or result["translit_status"] != "ok":
                stream.write(line)
                continue
            end = line[len(line.rstrip(b"\r\n")) :] if line.endswith(b"\n") else b""
            stream.write(result["translit_text"].encode("utf-8", "surrogatepass") + end)

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        return Txt().documents(stream, name)
