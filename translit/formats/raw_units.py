"""Line-based bilingual files: units cut out of the file's own text, written back with only theirs changed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from translit.formats.base import Format, Record, documents
from translit.formats.txt import decoded
from translit.segment import Document, Segment

__all__ = ["RawUnits", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the file: ``raw`` text as it stands; the segment in it, None where it holds none.

    ``start:end`` of ``raw`` is what a new target replaces.
    """

    raw: str
    id: str = ""
    source: str | None = None
    target: str | None = None
    start: int = 0
    end: int = 0


class RawUnits(Format):
    """A format whose ``units`` joined are the file. ``written`` gives a target as the file spells it."""

    @abstractmethod
    def units(self, text: str, name: str) -> Iterator[Unit]:
        """The file in pieces."""

    @abstractmethod
    def written(self, target: str, unit: Unit) -> str:
        """What goes into ``raw[start:end]`` for a new target."""

    def langs(self, text: str) -> tuple[str | None, str | None]:
        """(source, target) languages that the file names."""
        return None, None

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        text = decoded(stream.read(), name)
        source_lang, target_lang = self.langs(text)
        return documents(
            (
                Segment(u.id, u.target, u.source, (), source_lang, target_lang, name)
                for u in self.units(text, name)
                if u.target is not None or u.source is not None
            ),
            name,
        )

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        for unit in self.units(decoded(stream.read(), name), name):
            yield Record(unit.id, unit.target, unit)

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for record, result in rows:
            unit: Unit = record.row
            new = result["translit_text"]
            raw = unit.raw
            if isinstance(new, str) and new != unit.target:
                raw = raw[: unit.start] + self.written(new, unit) + raw[unit.end :]
            stream.write(raw.encode("utf-8", "surrogatepass"))
