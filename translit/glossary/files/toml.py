"""The home format: one concept a table, one term a line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError, nearest
from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.files import rows
from translit.glossary.files.base import GlossaryFile, text_of
from translit.glossary.files.toml_lines import Lines
from translit.glossary.files.toml_quick import quick

__all__ = ["Toml", "quoted"]

_CONCEPT = {"type": str, "note": str, "links": list, "terms": list}
_TERM = ("text", "lang", "status", "form", "target", "gender", "number", "requires", "unless",
         "flag", "case", "evidence", "note")  # fmt: skip
_BARE = re.compile(r"[A-Za-z0-9_-]+")
# Quote and backslash, and what can't be seen: controls, bidi marks, joiners, surrogates.
_HIDDEN = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]'
)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True)
class Toml(GlossaryFile):
    """``[id]``, then ``type``, ``note``, ``links`` and ``terms = [{ text = "…", lang = "ar" }, …]``.

    Characters that can't be seen are written as escapes. Comments do not survive ``write``.
    """

    id = "toml"
    suffixes = (".toml",)

    lines: bool = True
    """Whether concepts and terms know their lines; finding them takes a third of the time."""

    def read(self, path: Path) -> Iterator[Concept]:
        text = text_of(path)
        tables = _parsed(text, path)
        lines = Lines(text if self.lines else "")
        try:
            for id_, table in tables.items():
                yield _concept(id_, table, lines, path)
        except GlossaryError:
            if not self.lines:
                yield from Toml().read(path)  # which fails at the same place, and says where
            raise

    def faults(self, path: Path) -> Iterator[GlossaryError]:
        try:
            text = text_of(path)
            tables = _parsed(text, path)
        except GlossaryError as error:
            yield error
            return
        lines = Lines(text)
        for id_, table in tables.items():
            terms = table.get("terms") if isinstance(table, dict) else None
            apart = terms if isinstance(terms, list) else []
            frame = {**table, "terms": []} if apart else table
            parts: list[Callable[[], object]] = [partial(_concept, id_, frame, lines, path)]
            parts += (partial(_term_at, id_, n, term, lines, path) for n, term in enumerate(apart))
            for part in parts:
                try:
                    part()
                except GlossaryError as error:
                    yield error

    def whole(self, path: Path) -> bool:
        return True  # a table stands once, tomllib sees to it

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(_written(concept) for concept in concepts))


def _parsed(text: str, path: Path) -> dict[str, Any]:
    text = text.replace("\r\n", "\n")
    tables = quick(text)
    if tables is not None:
        return tables
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line.group(1) if line else text.count("\n") + 1
        raise GlossaryError(f"not TOML: {error}", f"{path}:{number}") from None
    except RecursionError:
        raise GlossaryError("nested too deeply", str(path)) from None


def _concept(id_: str, table: Any, lines: Lines, path: Path) -> Concept:
    line = lines.concepts.get(id_)
    where = f"{path}:{line}" if line else str(path)
    if not isinstance(table, dict):
        raise GlossaryError(f"{id_!r} stands outside a concept; a concept is a table [id]", where)
    if not id_ or id_ != id_.strip():
        raise GlossaryError(f"{id_!r} is no id: empty, or spaces at its ends", where)
    for key, value in table.items():
        _fits(key, value, _CONCEPT, where)
    given = enumerate(table.get("terms", ()))
    terms = tuple(_term_at(id_, index, term, lines, path) for index, term in given)
    links = tuple(rows.typed("links", table.get("links", []), where))
    return Concept(id_, table.get("type", ""), terms, table.get("note", ""), links, line)


def _term_at(id_: str, index: int, term: Any, lines: Lines, path: Path) -> Term:
    """A concept's term of that number, with its line: at worst the concept's."""
    places = lines.terms.get(id_, ())
    place = places[index] if index < len(places) else lines.concepts.get(id_)
    return _term(term, place, f"{path}:{place}" if place else str(path))


def _fits(key: str, value: Any, known: Mapping[str, type], where: str) -> None:
    if key not in known:
        raise GlossaryError(f"unknown key {key!r}; {nearest(key, known)}", where)
    if not isinstance(value, known[key]):
        raise GlossaryError(f"{key} is not a {known[key].__name__}", where)


def _term(table: Any, line: int | None, where: str) -> Term:
    if not isinstance(table, dict):
        raise GlossaryError('a term is { text = "…", lang = "…" }', where)
    for key in table:
        if key not in _TERM:
            raise GlossaryError(f"unknown key {key!r}; {nearest(key, _TERM)}", where)
    for key in ("text", "lang"):
        if not table.get(key):
            raise GlossaryError(f"a term without {key}", where)
    row = {key: rows.typed(key, value, where) for key, value in table.items()}
    status = row.get("status", "admitted")
    if status not in STATUSES:
        raise GlossaryError(f"unknown status {status!r}; {nearest(status, STATUSES)}", where)
    return Term(**row, line=line)


def _written(concept: Concept) -> str:
    id_ = concept.id if _BARE.fullmatch(concept.id) else quoted(concept.id)
    out = [f"[{id_}]"]
    out += [
        f"{key} = {quoted(value)}" for key in ("type", "note") if (value := getattr(concept, key))
    ]
    if concept.links:
        out.append(f"links = {_value(concept.links)}")
    out += ["terms = [", *(f"  {_line(term)}," for term in concept.terms), "]"]
    return "\n".join(out) + "\n"


def _line(term: Term) -> str:
    kept = ((key, getattr(term, key)) for key in _TERM)
    # Status is always said: a reader of the file need not know the default.
    said = [
        f"{k} = {_value(v)}" for k, v in kept if k in {"text", "lang", "status"} or rows.said(k, v)
    ]
    return "{ " + ", ".join(said) + " }"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(quoted, value)) + "]"
    return quoted(value)


def quoted(text: str) -> str:
    """A TOML basic string; characters that can't be seen are escapes."""
    return '"' + _HIDDEN.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or f"\\u{ord(char):04X}"
