"""Bilingual XML: a format says which elements are units, languages and text; this reads and writes it.

TMX, XLIFF and the like differ in names only. Written back, a file is its own bytes with the edits
spliced into the text of the units: where nothing was changed it is the same byte for byte.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from translit.edit import Edit, diff
from translit.errors import InputError
from translit.formats.base import Format, Record, documents
from translit.formats.xml import CDATA, Piece, drive, events, local, spliced_each
from translit.segment import Document, Segment

__all__ = ["Text", "Units", "XmlUnits"]


@dataclass
class Text:
    """The text of one element of a unit, with where its pieces are in the file."""

    role: str
    lang: str | None
    value: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Units:
    """What a reader remembers while it goes through the file."""

    source_lang: str | None = None
    target_lang: str | None = None
    document: str | None = None
    unit: str | None = None
    texts: list[Text] = field(default_factory=list)
    count: int = 0


class XmlUnits(Format):
    """A format made of units with a source and targets. A subclass names its elements.

    ``unit`` holds the texts of one segment; ``codes`` are inline elements whose content is markup, not
    text. ``opened`` looks at each start tag and gives the ``Text`` that begins there, if one does.
    """

    root: str
    unit: tuple[str, ...]
    codes: frozenset[str]
    ignored: frozenset[str] = frozenset()

    @abstractmethod
    def opened(self, name: str, attributes: Mapping[str, str], state: Units) -> Text | None:
        """The text that an element begins; notes languages and ids in the state."""

    def pairs(self, state: Units) -> Iterator[tuple[Text | None, Text | None]]:
        """(source, target) of the unit just read."""
        source = next((t for t in state.texts if t.role == "source"), None)
        targets = [t for t in state.texts if t.role == "target"]
        yield from ((source, target) for target in targets or (None,))

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        return documents(self._segments(stream, name), name)

    def _segments(self, stream: BinaryIO, name: str) -> Iterator[Segment]:
        walk = _Walk(self, name)
        found: list[Segment] = []

        def end(tag: str) -> None:
            if walk.end(tag):
                found.extend(self._pairs(walk.state, name))
                walk.state.texts = []

        for _ in drive(stream, name, walk.start, end, walk.text):
            yield from found
            found.clear()

    def _pairs(self, state: Units, name: str) -> Iterator[Segment]:
        """The segments of the unit just read."""
        for source, target in self.pairs(state):
            yield Segment(
                id=state.unit or str(state.count),
                target=target.value if target else None,
                source=source.value if source else None,
                source_lang=(source.lang if source else None) or state.source_lang,
                target_lang=(target.lang if target else None) or state.target_lang,
                document=state.document or name,
            )

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        """The targets; ``field`` other than ``text`` names the language wanted."""
        keeper = _Keeper(stream)
        waiting: list[tuple[str, Text | None]] = []
        for state, end in self._units(cast(BinaryIO, keeper), name):
            yield from self._held(waiting, keeper)
            wanted = [
                t
                for _, t in self.pairs(state)
                if t is not None and field in ("text", t.lang, (t.lang or "").split("-")[0])
            ]
            for target in wanted[:-1]:
                last = target.pieces[-1].end if target.pieces else keeper.at
                yield self._record(state, target, keeper, last)
            waiting = [(_id(state), wanted[-1] if wanted else None)]
            keeper.until = end
        keeper.until = keeper.read_total
        yield from self._held(waiting or [("", None)], keeper)

    def _held(self, waiting: list[tuple[str, Text | None]], keeper: _Keeper) -> Iterator[Record]:
        for name, text in waiting:
            start = keeper.at
            raw = keeper.take(keeper.until)
            yield Record(name, text.value if text else None, (raw, _moved(text, start)))
        waiting.clear()

    def _record(self, state: Units, text: Text, keeper: _Keeper, end: int) -> Record:
        start = keeper.at
        return Record(_id(state), text.value, (keeper.take(end), _moved(text, start)))

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for record, result in rows:
            raw, pieces = record.row
            new = result["translit_text"]
            if isinstance(record.text, str) and isinstance(new, str) and new != record.text:
                edits = _edits(result) or diff(record.text, new)
                raw = spliced_each(raw, pieces, edits)
            stream.write(raw)

    def _units(self, stream: BinaryIO, name: str) -> Iterator[tuple[Units, int]]:
        """(state, byte after the unit) at each unit's end."""
        walk = _Walk(self, name)
        for event in events(stream, name, raw=True):
            tag = local(event.name)
            if event.kind == "text":
                at = (event.start, event.end)
                piece = Piece(event.value, *at, event.encoding, event.name == CDATA)
                walk.text(event.value, piece)
            elif event.kind == "start":
                walk.start(tag, event.value)
            elif event.kind == "end" and walk.end(tag):
                yield walk.state, event.end
                walk.state.texts = []


class _Walk:
    """Where a reader is in the tree: inside a text, inside a code of it, inside what is ignored."""

    def __init__(self, form: XmlUnits, name: str) -> None:
        self.form, self.name = form, name
        self.state = Units()
        self.current: Text | None = None
        self.depth = self.code = self.ignored = 0
        self.begun = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
        if not self.begun:
            if tag != self.form.root:
                raise InputError(f"expected <{self.form.root}>, found <{tag}>", self.name)
            self.begun = True
        if self.ignored or tag in self.form.ignored:
            self.ignored += 1
        elif self.current is None:
            self.current = self.form.opened(tag, attributes, self.state)
            self.depth = self.code = 0
        else:
            self.depth += 1
            if self.code or tag in self.form.codes:
                self.code += 1

    def end(self, tag: str) -> bool:
        """An end tag; whether it ends a unit."""
        if self.ignored:
            self.ignored -= 1
        elif self.current is None:
            if tag in self.form.unit:
                self.state.count += 1
                return True
        elif self.depth:
            self.depth -= 1
            self.code -= bool(self.code)
        else:
            self.state.texts.append(self.current)
            self.current = None
        return False

    def text(self, value: str, piece: Piece | None = None) -> None:
        """Text, which counts where a text is open and no code of it."""
        if self.current is not None and not self.code and not self.ignored:
            self.current.value += value
            if piece is not None:
                self.current.pieces.append(piece)


def _id(state: Units) -> str:
    return state.unit or str(state.count)


def _moved(text: Text | None, by: int) -> list[Piece]:
    return [p._replace(start=p.start - by, end=p.end - by) for p in text.pieces] if text else []


def _edits(result: Mapping[str, Any]) -> list[Edit]:
    return [Edit(**e) for e in result.get("translit_edits") or ()]


class _Keeper:
    """A stream that keeps the bytes that were read until they are taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()
        self.at = 0
        self.until = 0

    @property
    def read_total(self) -> int:
        """How many bytes were read so far."""
        return self.at + len(self._kept)

    def read(self, size: int) -> bytes:
        """Like the stream's."""
        data = self._stream.read(size)
        self._kept += data
        return data

    def take(self, end: int) -> bytes:
        """The bytes up to offset ``end`` of the file, and forget them."""
        count = max(end - self.at, 0)
        data = bytes(self._kept[:count])
        del self._kept[:count]
        self.at += count
        return data
