"""Concepts as rows of a table, one term a row, and back: what TSV, CSV, JSONL and XLSX share."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError, nearest
from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.files.base import GlossaryFile
from translit.glossary.tags import usual

__all__ = [
    "COLUMNS", "RowFile", "cells", "concepts", "header", "said", "strings", "term", "typed", "used",
]  # fmt: skip

COLUMNS = (
    "concept", "type", "lang", "text", "status", "form", "target", "note",
    "gender", "number", "requires", "unless", "flag", "case", "evidence", "concept_note", "links",
)  # fmt: skip
"""All columns, the first eight always written. A row without lang and text is a concept without terms."""

_NEEDED = ("concept", "lang", "text")
_LISTS = ("requires", "unless", "links")
_PART = re.compile(r"(?:\\.|[^|])+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TRUE = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_STATUSES = frozenset(STATUSES)
_RARE = frozenset(COLUMNS[8:15])
_OWN = frozenset(COLUMNS[15:])  # what a concept says of itself
_PLAIN = frozenset(COLUMNS[:8])  # needs no parsing of flags or lists: the fast way


class RowFile(GlossaryFile):
    """A format that is a table, one term a row: a fault in one row doesn't hide those behind it."""

    @abstractmethod
    def rows(self, path: Path) -> Iterator[Row]:
        """The rows behind the header. Raises ``GlossaryError`` where nothing behind can be read."""

    def read(self, path: Path) -> Iterator[Concept]:
        return concepts(self.rows(path), str(path))

    def faults(self, path: Path) -> Iterator[GlossaryError]:
        try:
            for line, row in self.rows(path):
                try:
                    _id(row, line, str(path))
                    term(_whole(row), line, str(path))
                except GlossaryError as error:
                    yield error
        except GlossaryError as error:
            yield error


Row = tuple[int, Mapping[str, Any] | GlossaryError]
"""(line, cells by column, or what is wrong with the row)."""


def header(names: Sequence[str], where: str, needed: Sequence[str] = _NEEDED) -> tuple[str, ...]:
    """The column names of a table, checked. Raises ``GlossaryError`` that names the column."""
    found = tuple(name.strip().lower().lstrip("\N{ZERO WIDTH NO-BREAK SPACE}") for name in names)
    for name in found:
        if name not in COLUMNS:
            raise GlossaryError(f"unknown column {name!r}; {nearest(name, COLUMNS)}", where)
    for name in needed:
        if name not in found:
            raise GlossaryError(f"no column {name!r}; needed are {', '.join(needed)}", where)
    if len(set(found)) < len(found):
        raise GlossaryError("a column stands twice", where)
    return found


def _whole(row: Mapping[str, Any] | GlossaryError) -> Mapping[str, Any]:
    if isinstance(row, GlossaryError):
        raise row
    return row


def _id(row: Mapping[str, Any] | GlossaryError, line: int, file: str) -> str:
    """The concept of a row. Raises ``GlossaryError`` where it has none."""
    id_: str = _whole(row)["concept"]
    if not id_:
        raise GlossaryError("a row without a concept", f"{file}:{line}")
    return id_


def concepts(rows: Iterable[Row], file: str) -> Iterator[Concept]:
    """The concepts of numbered rows; rows of one concept that follow each other are one piece."""
    piece: _Piece | None = None
    for line, given in rows:
        row = _whole(given)
        if piece is None or row["concept"] != piece.id:
            if piece is not None:
                yield piece.made()
            piece = _Piece(_id(row, line, file), line)
        piece.add(row)
        made = term(row, line, file)
        if made:
            piece.terms.append(made)
    if piece is not None:
        yield piece.made()


class _Piece:
    """A concept while its rows come. What it says of itself may stand in any of them: people sort tables."""

    def __init__(self, id_: str, line: int) -> None:
        self.id, self.line = id_, line
        self.type = ""
        self.terms: list[Term] = []
        self.notes: dict[str, None] = {}
        self.links: tuple[str, ...] = ()

    def add(self, row: Mapping[str, Any]) -> None:
        self.type = self.type or row.get("type") or ""
        if row.keys().isdisjoint(_OWN):
            return
        self.links += tuple(link for link in _words(row.get("links")) if link not in self.links)
        if note := row.get("concept_note"):
            self.notes[note] = None

    def made(self) -> Concept:
        note = "\n".join(self.notes)
        return Concept(self.id, self.type, tuple(self.terms), note, self.links, self.line)


def cells(concept: Concept) -> Iterator[dict[str, Any]]:
    """The rows of a concept: its own columns are in the first."""
    first: dict[str, Any] = {"concept": concept.id, "type": concept.type}
    own = {"concept_note": concept.note, "links": concept.links}
    if not concept.terms:
        yield first | own
    for index, term in enumerate(concept.terms):
        row = {name: getattr(term, name) for name in COLUMNS[2:15]}
        yield first | row | (own if index == 0 else {})


def said(name: str, value: Any) -> bool:
    """Whether a value says more than its absence does."""
    if name == "case":
        return value is False
    return bool(value) and not (name == "form" and value == "full")


def strings(row: Mapping[str, Any]) -> dict[str, str]:
    """A row as the cells of a table: lists parted by ``|``, truth values as words, defaults empty."""
    return {name: _cell(value) for name, value in row.items() if said(name, value)}


def used(table: Iterable[Mapping[str, str]]) -> list[str]:
    """The columns to write: the first eight, and others that hold something."""
    filled = {name for row in table for name in row}
    return [name for name in COLUMNS if name in _PLAIN or name in filled]


def typed(name: str, value: Any, where: str) -> Any:
    """A value of JSON or TOML, checked: lists of strings as tuples, strings stripped."""
    if name in _LISTS and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if name in {"flag", "case"} and isinstance(value, bool):
        return value
    if isinstance(value, str) and name not in {"flag", "case"}:
        return _words(value) if name in _LISTS else value.strip()
    if value is None:
        return None
    kind = "a list of strings" if name in _LISTS else "true or false"
    kind = kind if name in (*_LISTS, "flag", "case") else "a string"
    raise GlossaryError(f"{name} is {value!r}, not {kind}", where)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "|".join(word.replace("\\", "\\\\").replace("|", "\\|") for word in value)
    return str(value)


def term(row: Mapping[str, Any], line: int, file: str) -> Term | None:
    """The term of a row; None where it has neither text nor language. Raises ``GlossaryError``."""
    text, lang = row.get("text") or "", row.get("lang") or ""
    if not text and not lang:
        return None
    if not text or not lang:
        raise GlossaryError(f"a term without {'lang' if text else 'text'}", f"{file}:{line}")
    lang = usual(lang)
    status, form = row.get("status") or "admitted", row.get("form") or "full"
    if status not in _STATUSES and (status := status.lower()) not in _STATUSES:
        raise GlossaryError(
            f"unknown status {status!r}; {nearest(status, STATUSES)}", f"{file}:{line}"
        )
    target, note = row.get("target") or None, row.get("note") or ""
    if row.keys().isdisjoint(_RARE):  # nearly always, and there are millions
        return Term(text, lang, status, form, target, note=note, line=line)
    try:
        return Term(text, lang, status, form, target, note=note, line=line, **_more(row))
    except ValueError as error:
        raise GlossaryError(str(error), f"{file}:{line}") from None


def _more(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "gender": row.get("gender") or None,
        "number": row.get("number") or None,
        "requires": _words(row.get("requires")),
        "unless": _words(row.get("unless")),
        "flag": _truth("flag", row.get("flag"), absent=False),
        "case": _truth("case", row.get("case"), absent=True),
        "evidence": row.get("evidence") or "",
    }


def _words(value: Any) -> tuple[str, ...]:
    r"""A list, or words parted by ``|`` (a bar inside a word is ``\|``, a backslash ``\\``)."""
    if not value:
        return ()
    if not isinstance(value, str):
        return tuple(value)
    parts = (_ESCAPED.sub(r"\1", part).strip() for part in _PART.findall(value))
    return tuple(part for part in parts if part)


def _truth(name: str, value: Any, *, absent: bool) -> bool:
    if value is None or value == "":
        return absent
    known = _TRUE.get(str(value).lower())
    if known is None:
        raise ValueError(f"{name} is {value!r}; it can be true or false")
    return known
