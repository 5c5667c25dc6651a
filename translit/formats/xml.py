"""XML read safely, in constant memory, on expat: what every XML format here stands on.

Entity declarations are refused (and with them external entities and billion laughs), a bare DOCTYPE is
allowed and nothing of it fetched, depth is capped, the declared encoding is honoured. Errors tell line
and column. Each event knows its bytes, so that a format can write a file back with only some text changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple
from xml.parsers import expat

from translit.errors import InputError

__all__ = ["CDATA", "Event", "drive", "events", "local"]

CDATA = "CDATA"
MAX_DEPTH = 256
_CHUNK = 1 << 16


class Event(NamedTuple):
    """``kind`` is start, end, text or other (comment, declaration ...); bytes ``start:end`` of the file,
    on ``line`` (1-based). ``name`` is the element's, ``value`` its attributes or the text. Names keep
    their prefix. The name of text in a CDATA section is ``CDATA``.
    """

    kind: str
    name: str
    value: Any
    start: int = 0
    end: int = 0
    encoding: str = "utf-8"
    line: int = 0


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def events(stream: BinaryIO, name: str, *, raw: bool = False) -> Iterator[Event]:
    """The events of a document. ``raw`` fills the byte offsets, which costs time."""
    reader = _Reader(name, raw=raw)
    while True:
        data = stream.read(reader.next)
        reader.feed(data)
        yield from reader.ready(last=not data)
        if not data:
            return


def drive(
    stream: BinaryIO,
    name: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> Iterator[None]:
    """The same document to callbacks, without an object an event; pauses after each chunk."""
    reader = _Reader(name, raw=False)

    def opened(tag: str, attributes: Mapping[str, str]) -> None:
        reader.depth += 1
        if reader.depth > MAX_DEPTH:
            raise InputError(f"elements nested more than {MAX_DEPTH} deep", reader.here)
        start(tag, attributes)

    def closed(tag: str) -> None:
        reader.depth -= 1
        end(tag)

    reader.parser.StartElementHandler = opened
    reader.parser.EndElementHandler = closed
    reader.parser.CharacterDataHandler = text
    while data := stream.read(reader.next):
        reader.feed(data)
        yield
    reader.feed(b"")
    yield


class _Reader:
    """Expat's callbacks, gathered as events."""

    def __init__(self, name: str, *, raw: bool) -> None:
        self.name, self.raw = name, raw
        self.found: list[Event] = []
        self.depth = self.total = 0
        self.encoding, self.section = "utf-8", ""
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = not raw
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.XmlDeclHandler = self.declaration
        parser.EntityDeclHandler = self.entity
        parser.SkippedEntityHandler = self.skipped
        if raw:
            parser.DefaultHandlerExpand = parser.CommentHandler = self.other
            parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = (
                self.opened,
                self.closed,
            )

    def feed(self, data: bytes) -> None:
        """The next bytes; none is the end."""
        if not self.total:
            self.encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(
                data[:2], "utf-8"
            )
        self.total += len(data)
        try:
            self.parser.Parse(data, not data)
        except expat.ExpatError as error:
            where = f"{self.name}:{error.lineno}:{error.offset + 1}"
            what = expat.ErrorString(error.code)
            raise InputError(f"not well-formed XML: {what}", where) from None
        except (LookupError, ValueError) as error:
            raise InputError(f"not readable XML: {error}", self.here) from None

    def ready(self, *, last: bool) -> Iterator[Event]:
        """Events whose end is known: the start of the next one; the last one waits for more."""
        if not self.raw:
            yield from self.found
            self.found.clear()
            return
        for event, following in itertools.pairwise(self.found):
            kind, name, value, start, _, encoding, line = event
            yield Event(kind, name, value, start, following.start, encoding, line)
        if last:
            yield from (event._replace(end=self.total) for event in self.found[-1:])
        del self.found[:-1]

    @property
    def next(self) -> int:
        """How many bytes to read next: as many as wait, for expat begins an unfinished tag again."""
        return max(_CHUNK, self.total - self.parser.CurrentByteIndex)

    @property
    def here(self) -> str:
        """``file:line:column`` of the event at hand."""
        return f"{self.name}:{self.parser.CurrentLineNumber}:{self.parser.CurrentColumnNumber + 1}"

    def add(self, kind: str, name: str = "", value: object = None) -> None:
        """One more event."""
        at = self.parser.CurrentByteIndex if self.raw else 0
        line = self.parser.CurrentLineNumber
        self.found.append(Event(kind, name, value, at, 0, self.encoding, line))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise InputError(f"elements nested more than {MAX_DEPTH} deep", self.here)
        self.add("start", tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.add("end", tag)

    def text(self, data: str) -> None:
        self.add("text", self.section, data)

    def opened(self) -> None:
        self.section = CDATA
        self.add("other")

    def closed(self) -> None:
        self.section = ""
        self.add("other")

    def other(self, _: str) -> None:
        self.add("other")

    def declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and not encoding.lower().startswith("utf-16"):
            self.encoding = encoding
        self.other("")

    def entity(self, *_: object) -> None:
        raise InputError("entity declarations are refused", self.here)

    def skipped(self, entity: str, *_: object) -> None:
        raise InputError(f"undefined entity &{entity};", self.here)
