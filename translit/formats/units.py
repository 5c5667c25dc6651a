"""Bilingual XML: a format says which elements are units, languages and text; this reads and writes it.

TMX, XLIFF and the like differ in names only. Written back, a file is its own bytes with the edits
spliced into the text of the units: where nothing was changed it is the same byte for byte.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from translit.edit import Edit, apply, diff
from translit.errors import InputError
from translit.formats import splice
from translit.formats.base import Format, Record, documents
from translit.formats.kept import Keeper
from translit.formats.splice import Piece
from translit.formats.xml import CDATA, Event, drive, events
from translit.segment import Document, Segment

__all__ = ["Text", "Units", "XmlUnits"]

_NO_NAME = re.compile(r"\W+")
_MOST_NAMES = 1000  # of elements, to remember: a hostile file may have millions


@dataclass
class Text:
    """The text of one element of a unit, with where its pieces are in the file."""

    role: str
    lang: str | None
    value: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Units:
    """What a reader remembers while it goes through the file.

    ``unit`` names the one at hand; ``holder`` is what it may stand in with others, ``held`` of them so far.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    document: str | None = None
    holder: str | None = None
    unit: str | None = None
    texts: list[Text] = field(default_factory=list)
    count: int = 0
    held: int = 0


class XmlUnits(Format):
    """A format made of units with a source and targets. A subclass names its elements.

    ``unit`` holds the texts of one segment; ``codes`` are inline elements whose content is markup, not
    text. ``opened`` looks at each start tag and gives the ``Text`` that begins there, if one does. A code
    that ``placeholder`` names stands in the text as ``{name}``: a sentence goes on around it, and both
    sides must have it. Elements of other namespaces than the root's are left alone.
    """

    root: str
    unit: tuple[str, ...]
    codes: frozenset[str]
    ignored: frozenset[str] = frozenset()

    @abstractmethod
    def opened(self, name: str, attributes: Mapping[str, str], state: Units) -> Text | None:
        """The text that an element begins; notes languages and ids in the state."""

    def placeholder(self, name: str, attributes: Mapping[str, str]) -> str | None:
        """What names a code that stands for text; None for one that only formats."""
        return None

    def locked(self, name: str, attributes: Mapping[str, str]) -> bool | None:
        """Whether what is in the element must stay as it is; None where that is as around it."""
        return None

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
        """The segments of the unit just read; none of one that is not for translation."""
        if not state.texts:
            return
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
        keeper = Keeper(stream)
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

    def _held(self, waiting: list[tuple[str, Text | None]], keeper: Keeper) -> Iterator[Record]:
        for name, text in waiting:
            start = keeper.at
            raw = keeper.take(keeper.until)
            yield Record(name, text.value if text else None, (raw, _moved(text, start)))
        waiting.clear()

    def _record(self, state: Units, text: Text, keeper: Keeper, end: int) -> Record:
        start = keeper.at
        return Record(_id(state), text.value, (keeper.take(end), _moved(text, start)))

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for record, result in rows:
            raw, pieces = record.row
            new = result["translit_text"]
            if isinstance(record.text, str) and isinstance(new, str) and new != record.text:
                raw = splice.spliced(raw, pieces, _edits(result) or diff(record.text, new))
            stream.write(raw)

    def fitting(self, record: Record, result: Mapping[str, Any]) -> Mapping[str, Any]:
        edits = _edits(result)
        raw, pieces = record.row
        fit = splice.fitting(raw, pieces, edits)
        if fit == edits:
            return result
        text = apply(record.text, fit)
        return {
            **result,
            "translit_text": text,
            "translit_edits": [edit._asdict() for edit in fit],
        }

    def _units(self, stream: BinaryIO, name: str) -> Iterator[tuple[Units, int]]:
        """(state, byte after the unit) at each unit's end."""
        walk = _Walk(self, name)
        for event in events(stream, name, raw=True):
            if event.kind == "text":
                walk.text(event.value, event)
            elif event.kind == "start":
                walk.start(event.name, event.value, event)
            elif event.kind == "end" and walk.end(event.name, event):
                yield walk.state, event.end
                walk.state.texts = []


class _Walk:
    """Where a reader is in the tree: inside a text, inside a code of it, inside what is ignored."""

    def __init__(self, form: XmlUnits, name: str) -> None:
        self.form, self.name = form, name
        self.state = Units()
        self.current: Text | None = None
        self.depth = self.code = self.ignored = 0
        self.known: dict[str, tuple[str, bool]] = {}
        self.prefix, self.declares = "", "xmlns"  # of the format's own elements
        self.space: str | None = None
        self.locks: list[tuple[str, bool]] = []  # the elements that say it, and what they say
        self.shown, self.at = "", 0  # of the placeholder at hand: its text, its first byte

    def start(self, tag: str, attributes: Mapping[str, str], event: Event | None = None) -> None:
        """A start tag."""
        name, apart = self.known.get(tag) or self._new(tag, attributes)
        if self.ignored or apart or (attributes and self._foreign(attributes)):
            self.ignored += 1
            return
        if attributes or self.locks:
            self._lock(name, attributes)
        if self.current is not None:
            self._inside(name, attributes, event)
            return
        text = self.form.opened(name, attributes, self.state)
        if text is not None and not self.locked:
            self.current = text
            self.depth = self.code = 0

    def _new(self, tag: str, attributes: Mapping[str, str]) -> tuple[str, bool]:
        """The local name of an element seen for the first time, and whether it is left alone."""
        prefix, _, name = tag.rpartition(":")
        if not self.known:
            if name != self.form.root:
                raise InputError(f"expected <{self.form.root}>, found <{name}>", self.name)
            self.prefix = prefix
            self.declares = f"xmlns:{prefix}" if prefix else "xmlns"
            self.space = attributes.get(self.declares)
        found = name, prefix != self.prefix or name in self.form.ignored
        if len(self.known) < _MOST_NAMES:
            self.known[tag] = found
        return found

    def _foreign(self, attributes: Mapping[str, str]) -> bool:
        """Whether an element with the root's prefix is of another namespace than the root."""
        return attributes.get(self.declares, self.space) != self.space

    def _lock(self, name: str, attributes: Mapping[str, str]) -> None:
        """Remember an element that says whether its content stays, and those of its name inside it."""
        lock = self.form.locked(name, attributes) if attributes else None
        if lock is not None or (self.locks and name == self.locks[-1][0]):
            self.locks.append((name, self.locked if lock is None else lock))

    @property
    def locked(self) -> bool:
        """Whether what stands here must stay as it is."""
        return bool(self.locks) and self.locks[-1][1]

    def _inside(self, name: str, attributes: Mapping[str, str], event: Event | None) -> None:
        """A start tag inside a text."""
        self.depth += 1
        if self.code:
            self.code += 1
        elif name in self.form.codes:
            self.code = 1
            shown = self.form.placeholder(name, attributes)
            self.shown = "" if shown is None else f"{{{_NO_NAME.sub('_', shown)[:40]}}}"
            self.at = event.start if event else 0

    def end(self, tag: str, event: Event | None = None) -> bool:
        """An end tag; whether it ends a unit."""
        if self.ignored:
            self.ignored -= 1
            return False
        name, _ = self.known.get(tag) or self._new(tag, {})
        if self.locks and name == self.locks[-1][0]:
            self.locks.pop()
        if self.current is None:
            ends = name in self.form.unit
            self.state.count += ends
            return ends
        if not self.depth:
            self.state.texts.append(self.current)
            self.current = None
            return False
        self.depth -= 1
        if self.code:
            self._code_end(self.current, event)
        return False

    def _code_end(self, text: Text, event: Event | None) -> None:
        """One element of a code less; at its end a placeholder comes into the text."""
        self.code -= 1
        if self.shown and not self.code:
            text.value += self.shown
            if event is not None:
                at = (self.at, event.end)
                text.pieces.append(Piece(self.shown, *at, event.encoding, fixed=True))
            self.shown = ""

    def text(self, value: str, event: Event | None = None) -> None:
        """Text, which counts where a text is open and no code of it."""
        if self.current is not None and not self.code and not self.ignored:
            self.current.value += value
            if event is not None:
                at, cdata = (event.start, event.end), event.name == CDATA
                piece = Piece(value, *at, event.encoding, cdata, self.locked)
                self.current.pieces.append(piece)


def _id(state: Units) -> str:
    return state.unit or str(state.count)


def _moved(text: Text | None, by: int) -> list[Piece]:
    return [p._replace(start=p.start - by, end=p.end - by) for p in text.pieces] if text else []


def _edits(result: Mapping[str, Any]) -> list[Edit]:
    return [Edit(**e) for e in result.get("translit_edits") or ()]
