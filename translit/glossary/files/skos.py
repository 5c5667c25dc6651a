"""SKOS: the labels of thesauri and knowledge graphs, as RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from translit.errors import GlossaryError, InputError
from translit.formats.xml import Event, events, local
from translit.glossary.concept import REWRITTEN, Concept, Term
from translit.glossary.files.base import GlossaryFile
from translit.glossary.files.xml_text import content, quoted

__all__ = ["Skos"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#"
         xmlns:dct="http://purl.org/dc/terms/">
"""
_URN = "urn:translit:"
_LABELS = {"prefLabel": "preferred", "altLabel": "admitted", "hiddenLabel": "misspelling"}
_TEXTS = {*_LABELS, "note", "type", "editorialNote", "scopeNote", "definition"}


@dataclass(frozen=True)
class Skos(GlossaryFile):
    """``prefLabel``, ``altLabel``, and ``hiddenLabel`` for every form that is to be rewritten.

    Types, notes and related concepts come back; form, target, conditions and evidence do not, and all
    rewritten forms come back as ``misspelling``.
    """

    id = "skos"
    suffixes = (".skos", ".rdf")
    lossless = False

    def read(self, path: Path) -> Iterator[Concept]:
        reader = _Reader(path)
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


class _Reader:
    """The concept that is open, and the element whose text is collected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.concept: dict[str, Any] | None = None
        self.terms: list[Term] = []
        self.wanted: tuple[str, str, int] | None = None
        self.text: list[str] = []

    def take(self, event: Event) -> Concept | None:
        if event.kind == "text" and self.wanted:
            self.text.append(event.value)
        elif event.kind == "start":
            self._start(local(event.name), event)
        elif event.kind == "end":
            return self._end(local(event.name))
        return None

    def _start(self, name: str, event: Event) -> None:
        if name in {"Concept", "Description"}:
            uri = event.value.get("rdf:about") or event.value.get("rdf:ID") or f"entry-{event.line}"
            self.concept = {
                "id": _id(uri),
                "links": [],
                "notes": [],
                "type": "",
                "line": event.line,
            }
            self.terms = []
        elif self.concept is not None and name == "related":
            self.concept["links"].append(_id(event.value.get("rdf:resource", "")))
        elif self.concept is not None and name in _TEXTS:
            self.wanted = (name, event.value.get("xml:lang", ""), event.line)
            self.text.clear()

    def _end(self, name: str) -> Concept | None:
        if self.wanted and self.concept is not None and name == self.wanted[0]:
            self._keep(*self.wanted, "".join(self.text).strip())
            self.wanted = None
        elif name in {"Concept", "Description"} and self.concept is not None:
            said, self.concept = self.concept, None
            if self.terms or said["type"] or said["notes"] or said["links"]:
                note = "\n".join(said["notes"])
                links = tuple(link for link in said["links"] if link)
                return Concept(
                    said["id"], said["type"], tuple(self.terms), note, links, said["line"]
                )
        return None

    def _keep(self, name: str, lang: str, line: int, value: str) -> None:
        assert self.concept is not None
        if name == "type":
            self.concept["type"] = value
        elif name not in _LABELS:
            self.concept["notes"].append(value)
        elif not value or not lang:
            raise GlossaryError(
                f"{name} without {'xml:lang' if value else 'text'}", f"{self.path}:{line}"
            )
        else:
            self.terms.append(Term(value, lang, _LABELS[name], line=line))
