"""Rich texts of a spreadsheet (ECMA-376 part 1, 18.4.8 ``si``, 18.3.1.53 ``is``): runs with a format each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

from translit.formats.splice import Piece
from translit.formats.xml import CDATA, Event, events, local

__all__ = ["Rich", "rich_texts"]


class Rich(NamedTuple):
    """The bytes inside an ``si`` or ``is``, and the pieces of its text, phonetic hints left out."""

    raw: bytes
    pieces: list[Piece]
    prefix: str


def rich_texts(xml: bytes, name: str) -> Iterator[Rich]:
    """Every ``si`` or ``is`` of a piece of XML, in order."""
    texts = _Texts(xml)
    for event in events(io.BytesIO(xml), name, raw=True):
        rich = texts.see(event)
        if rich is not None:
            yield rich


class _Texts:
    """Gathers the text of each ``si`` or ``is`` that goes by."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.start: int | None = None
        self.pieces: list[Piece] = []
        self.inside = self.phonetic = False

    def see(self, event: Event) -> Rich | None:
        """The text that this event ends."""
        kind, tag = event.kind, local(event.name)
        if kind == "text":
            if self.inside and self.start is not None:
                at = (event.start - self.start, event.end - self.start)
                self.pieces.append(Piece(event.value, *at, event.encoding, event.name == CDATA))
        elif tag in ("si", "is"):
            if kind == "start":
                self.start, self.pieces = event.end, []
            elif self.start is not None:
                raw = self.xml[self.start : event.start]
                self.start = None
                return Rich(raw, self.pieces, event.name[: -len(tag)])
        elif tag == "rPh":
            self.phonetic = kind == "start"
        elif tag == "t":
            self.inside = kind == "start" and not self.phonetic
        return None
