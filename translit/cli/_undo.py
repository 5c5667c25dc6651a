"""The originals of texts that were changed, by the trail that was written beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from translit.edit import Edit, apply, canonical, invert
from translit.errors import InputError, counted
from translit.formats import opened

__all__ = ["Undoing"]

_Line = tuple[str, list[Edit]]
"""(``file:line``, edits) of one text."""


@dataclass
class Undoing:
    """The lines of a trail, taken one a text in the order of both. A line is read when it is needed."""

    path: str
    lines: Iterator[_Line]

    @classmethod
    def of(cls, path: str, texts: Sequence[str]) -> Undoing:
        """The trail of a file, ``-`` is standard input where the texts aren't."""
        if path == "-" and "-" in (texts or ("-",)):
            raise click.UsageError("the texts and their trail can't both be standard input")
        return cls(path, _lines(path))

    def step(self, texts: Sequence[Any]) -> list[dict[str, Any]]:
        """The columns of texts that were normalized: their originals."""
        return [self._undone(text) for text in texts]

    def failed(self, text: str | None, error: str | None) -> dict[str, Any]:
        """The columns of a row that can't be read; it has its line as well."""
        next(self.lines, None)
        told = {"translit_status": "error", "translit_error": error}
        return {"translit_text": text, "translit_edits": [], **told}

    def used_up(self, texts: int) -> None:
        """Raises ``InputError`` where the trail goes on behind the last text: one is missing."""
        if left := sum(1 for _ in self.lines):
            lines = counted(texts + left, "line")
            told = f"the trail has {lines} for {counted(texts, 'text')}: is one missing?"
            raise InputError(told, self.path)

    def _undone(self, text: Any) -> dict[str, Any]:
        line = next(self.lines, None)
        if line is None and text is not None:
            raise InputError("the trail has fewer lines than there are texts", self.path)
        where, edits = line or (self.path, [])
        try:
            back = invert(canonical(edits))
            original = apply(text or "", back) if back else text
        except (InputError, ValueError, TypeError) as error:
            raise InputError(f"the trail is of another text ({error})", where) from None
        return {
            "translit_text": original,
            "translit_edits": [edit._asdict() for edit in back],
            "translit_status": "skipped" if text is None else "ok",
            "translit_error": None,
        }


def _lines(path: str) -> Iterator[_Line]:
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                edits = [_edit(said) for said in _given(json.loads(line))]
            except (ValueError, TypeError, RecursionError) as error:
                raise InputError(f"not a line of a trail: {error}", where) from None
            yield where, edits


def _given(line: Any) -> list[Any]:
    edits = line.get("edits") if isinstance(line, Mapping) else None
    if not isinstance(edits, list):
        raise TypeError("no object with a list of edits")
    return edits


def _edit(said: Any) -> Edit:
    """An edit as it was written, each value of its kind."""
    if not isinstance(said, Mapping):
        raise TypeError("an edit is an object")
    edit = Edit(**said)
    texts = (edit.before, edit.after, edit.rule, edit.concept or "")
    if type(edit.start) is not int or type(edit.end) is not int:
        raise TypeError("start and end of an edit are whole numbers")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("before, after, rule and concept of an edit are texts")
    if edit.start < 0 or edit.end - edit.start != len(edit.before):
        raise ValueError(f"an edit of {edit.start} to {edit.end} doesn't fit {edit.before!r}")
    return edit
