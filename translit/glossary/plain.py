"""The short way into columns for large tables: TSV whose rows say nothing but the usual.

A million rows become columns without a ``Term`` in between. Whatever is unusual (a column of flags or
conditions, an escape, a note, a missing cell) ends the attempt: the file is read the long way, whose
errors say what and where.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from translit.glossary.building import Rows
from translit.glossary.concept import STATUSES
from translit.glossary.store import NONE, Store
from translit.glossary.tags import usual

__all__ = ["read"]

_COLUMNS = ("concept", "type", "lang", "text", "status", "form", "target", "note")
_LARGE = 1 << 20  # bytes: below, the long way is quick enough


def read(path: Path) -> Store | None:
    """The store of a large plain table; None where it has to be read the long way."""
    if path.suffix.lower() != ".tsv" or path.stat().st_size < _LARGE:
        return None
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            names = file.readline().rstrip("\n").split("\t")
            if sorted(names) != sorted(_COLUMNS):
                return None
            order = [names.index(name) for name in _COLUMNS]
            return _filled(file, order).store()
    except (UnicodeDecodeError, _UnusualError):
        return None


class _UnusualError(Exception):
    """A row that the short way doesn't know."""


def _filled(file: Iterator[str], order: list[int]) -> Rows:
    rows = Rows()
    string, ordered = rows.numbers.setdefault, itemgetter(*order)
    known = dict[tuple[str, ...], tuple[int, int, int]]()
    concepts: dict[int, int] = {}
    untyped = set[int]()
    terms = array("I")
    for line in file:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != len(order) or _odd(line):
            raise _UnusualError
        concept, type_, lang, text, status, form, target, note = ordered(cells)
        kind = (lang, status, form)
        numbers = known.get(kind) or known.setdefault(kind, _numbers(rows, *kind))
        number = string(concept, len(rows.numbers))
        row = concepts.get(number)
        if row is None:
            row = concepts[number] = rows.concept(number, type_, 0)
            if not type_:
                untyped.add(number)
        elif type_ and number in untyped:  # its type is told behind its first row
            raise _UnusualError
        if note or not text or not concept:
            raise _UnusualError
        to = string(target, len(rows.numbers)) if target else NONE
        terms.extend(
            (string(text, len(rows.numbers)), to, row, numbers[0], numbers[1], numbers[2], 0)
        )
    rows.terms = terms
    return rows


def _odd(line: str) -> bool:
    """Whether a line has escapes, or spaces at the edge of a cell."""
    return "\\" in line or "\r" in line or " \t" in line or "\t " in line or line != line.strip(" ")


def _numbers(rows: Rows, lang: str, status: str, form: str) -> tuple[int, int, int]:
    if not lang or usual(lang) != lang or (status and status not in STATUSES):
        raise _UnusualError
    return rows.word(lang), rows.word(form or "full"), STATUSES.index(status or "admitted")
