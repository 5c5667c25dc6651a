"""WMT's XML since 2021: documents with source, references and hypotheses, aligned by segment id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from translit.errors import InputError
from translit.formats.base import Format, Record
from translit.formats.xml import events, local
from translit.segment import Document, Segment

__all__ = ["WmtXml"]


class WmtXml(Format):
    """One document a ``doc`` and system; read only."""

    id = "wmt-xml"
    suffixes = (".wmt.xml", ".xml")

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        state = _State()
        for event in events(stream, name):
            tag = local(event.name)
            if event.kind == "text":
                state.text.append(event.value)
            elif event.kind == "start":
                if state.root and tag != "dataset":
                    raise InputError(f"expected <dataset> of WMT, found <{tag}>", name)
                state.start(tag, event.value)
            elif tag == "seg":
                state.sides[-1].texts[state.key] = "".join(state.text)
            elif tag == "doc":
                yield from _documents(state)

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        raise InputError("WMT XML can be audited and evaluated, not normalized in place", name)

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        for _ in rows:  # reading says why, with the file's name
            raise InputError("WMT XML is read only")


@dataclass
class _Side:
    """One language version of a document."""

    kind: str
    name: str | None
    lang: str | None
    texts: dict[str, str] = field(default_factory=dict)


@dataclass
class _State:
    """What was read of the document at hand."""

    root: bool = True
    id: str = ""
    key: str = ""
    text: list[str] = field(default_factory=list)
    sides: list[_Side] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
        self.root = False
        if tag == "doc":
            self.id, self.sides = attributes.get("id", ""), []
        elif tag in ("src", "ref", "hyp"):
            who = attributes.get("system") or attributes.get("translator")
            self.sides.append(_Side(tag, who, attributes.get("lang")))
        elif tag == "seg":
            self.key, self.text = attributes.get("id", ""), []


def _documents(state: _State) -> Iterator[Document]:
    """One document a hypothesis; where there is none, the references are the targets."""
    source = next((s for s in state.sides if s.kind == "src"), _Side("src", None, None))
    references = [s for s in state.sides if s.kind == "ref"]
    for side in [s for s in state.sides if s.kind == "hyp"] or references:
        yield Document(
            state.id,
            tuple(
                Segment(
                    id=key,
                    target=side.texts.get(key),
                    source=source.texts.get(key),
                    references=tuple(
                        r.texts[key] for r in references if r is not side and key in r.texts
                    ),
                    source_lang=source.lang,
                    target_lang=side.lang,
                    document=state.id,
                    system=side.name,
                )
                for key in dict.fromkeys((*source.texts, *side.texts))
            ),
        )
