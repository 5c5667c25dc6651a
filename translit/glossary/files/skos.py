"""SKOS: the labels of thesauri and knowledge graphs, as RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from translit.errors import GlossaryError, InputError
from translit.formats.xml import Event, events, local
from translit.glossary.concept import REWRITTEN, Concept, Term
from translit.glossary.files.base import GlossaryFile
from translit.glossary.files.xml_text import content, quoted
from translit.glossary.tags import usual

__all__ = ["Skos"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#"
         xmlns:dct="http://purl.org/dc/terms/">
"""
_URN = "urn:translit:"
_LABELS = {"prefLabel": "preferred", "altLabel": "admitted", "hiddenLabel": "misspelling"}
_NOTES = ("note", "editorialNote", "scopeNote", "definition")
_TEXTS = {"dct:type", *(f"skos:{name}" for name in (*_LABELS, *_NOTES))}
_OTHER = {"skos:ConceptScheme", "skos:Collection", "skos:OrderedCollection"}
_ROOT = "rdf:RDF"
_SPACES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://purl.org/dc/terms/": "dct",
    "http://purl.org/dc/elements/1.1/": "dct",
}


@dataclass(frozen=True)
class Skos(GlossaryFile):
    """``prefLabel``, ``altLabel``, and ``hiddenLabel`` for every form that is to be rewritten.

    Types, notes and related concepts come back; form, target, conditions and evidence do not, and all
    rewritten forms come back as ``misspelling``. Files of others are read however they nest and name things;
    a concept's id is the last part of its URI, or the whole URI where another one ends in the same. A label
    without a language is ``und``. Schemes, collections and labels of SKOS-XL are left out.
    """

    id = "skos"
    suffixes = (".skos", ".rdf")
    lossless = False

    def read(self, path: Path) -> Iterator[Concept]:
        reader = _Reader(path.stem)
        try:
            with path.open("rb") as file:
                for event in events(file, str(path)):
                    if concept := reader.take(event):
                        yield concept
        except GlossaryError:
            raise
        except InputError as error:
            where = error.where or str(path)
            raise GlossaryError(str(error).removeprefix(f"{where}: "), where) from None

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD)
            for concept in concepts:
                file.write("\n".join(_element(concept)) + "\n")
            file.write("</rdf:RDF>\n")


def _element(concept: Concept) -> Iterator[str]:
    yield f"  <skos:Concept rdf:about={quoted(_uri(concept.id))}>"
    if concept.type:
        yield f"    <dct:type>{content(concept.type)}</dct:type>"
    seen: set[str] = set()
    for term in concept.terms:
        label = _label(term, seen)
        yield f"    <skos:{label} xml:lang={quoted(term.lang)}>{content(term.text)}</skos:{label}>"
    for link in concept.links:
        yield f"    <skos:related rdf:resource={quoted(_uri(link))}/>"
    if concept.note:
        yield f"    <skos:note>{content(concept.note)}</skos:note>"
    yield "  </skos:Concept>"


def _label(term: Term, seen: set[str]) -> str:
    """SKOS allows one preferred label a language; a second one is an alternative."""
    if term.status in REWRITTEN:
        return "hiddenLabel"
    if term.status == "preferred" and term.lang not in seen:
        seen.add(term.lang)
        return "prefLabel"
    return "altLabel"


def _uri(id_: str) -> str:
    return _URN + quote(id_, safe="")


def _id(uri: str) -> str:
    if uri.startswith(_URN):
        return unquote(uri.removeprefix(_URN))
    return uri.rstrip("/#").replace("#", "/").rpartition("/")[2] or uri


@dataclass
class _Node:
    """What is said of one thing: a concept, unless it turns out to be a scheme or a collection."""

    id: str
    line: int
    other: bool = False
    type: str = ""
    terms: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def concept(self) -> Concept | None:
        """The concept; None where nothing of one was said."""
        if self.other or not (self.terms or self.type or self.notes or self.links):
            return None
        note, links = "\n".join(dict.fromkeys(self.notes)), tuple(self.links)
        return Concept(self.id, self.type, tuple(self.terms), note, links, self.line)


class _Open(NamedTuple):
    """An element that is open: a thing (``node``), or a property of the thing above it."""

    name: str
    node: _Node | None
    lang: str
    line: int


class _Reader:
    """What is open. RDF/XML alternates: in a thing stand its properties, in a property may stand things."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.open: list[_Open] = []
        self.prefixes: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.taken: set[str] = set()
        self.blank = 0
        self.wanted = 0  # how many elements are open whose text is kept
        self.text: list[str] = []

    def take(self, event: Event) -> Concept | None:
        if event.kind == "text" and self.wanted:
            self.text.append(event.value)
        elif event.kind == "start":
            self._start(event)
        elif event.kind == "end":
            closed = self.open.pop()
            self.wanted -= closed.name in _TEXTS
            if closed.node is not None and (concept := closed.node.concept()):
                return concept
            if self.open and (owner := self.open[-1].node):
                _say(owner, closed, "".join(self.text).strip())
        return None

    def _start(self, event: Event) -> None:
        for key, value in event.value.items():
            if key.startswith("xmlns"):
                self.prefixes[key[6:]] = _SPACES.get(value, value)
        name = self._name(event.name)
        above = self.open[-1] if self.open else None
        lang = event.value.get("xml:lang", above.lang if above else "")
        node = None
        if name != _ROOT and (above is None or above.node is None):
            node = self._thing(name, event)
        elif _attribute(event, "parseType") == "Resource":
            node = _Node("", event.line, other=True)
        elif above is not None and above.node is not None:
            self._refer(above.node, name, _attribute(event, "resource"))
        self.open.append(_Open(name, node, lang, event.line))
        if name in _TEXTS:
            self.wanted += 1
            self.text.clear()

    def _thing(self, name: str, event: Event) -> _Node:
        """A thing; one that stands in a property is what that property leads to."""
        uri = _attribute(event, "about")
        for key, mark in (("ID", "#"), ("nodeID", "_:")):
            if value := _attribute(event, key):
                uri = mark + value
        if not uri:
            self.blank += 1
            uri = f"{self.stem}-{self.blank}"
        if len(self.open) > 1 and (owner := self.open[-2].node):
            self._refer(owner, self.open[-1].name, uri)
        return _Node(self._known(uri), event.line, other=name in _OTHER)

    def _refer(self, owner: _Node, name: str, uri: str) -> None:
        """A property that leads to another thing."""
        if name == "skos:related" and uri:
            owner.links.append(self._known(uri))
        elif name == "rdf:type" and f"skos:{_id(uri)}" in _OTHER:
            owner.other = True

    def _known(self, uri: str) -> str:
        """The id for a URI: its last part, unless another one ends in the same."""
        if uri not in self.ids:
            id_ = _id(uri)
            id_ = uri if id_ in self.taken else id_
            while id_ in self.taken:
                id_ += "-"
            self.ids[uri] = id_
            self.taken.add(id_)
        return self.ids[uri]

    def _name(self, name: str) -> str:
        """The name with the usual prefix of its namespace."""
        prefix, _, last = name.rpartition(":")
        return f"{self.prefixes.get(prefix, prefix)}:{last}"


def _attribute(event: Event, name: str) -> str:
    return next((value for key, value in event.value.items() if local(key) == name), "")


def _say(owner: _Node, said: _Open, value: str) -> None:
    """A property whose value is a text; one without text says nothing."""
    space, _, name = said.name.partition(":")
    if said.name not in _TEXTS or not value:
        return
    if space == "dct":
        owner.type = owner.type or value
    elif name in _LABELS:
        lang = usual(said.lang) or "und"
        owner.terms.append(Term(value, lang, _LABELS[name], line=said.line))
    else:
        owner.notes.append(value)
