"""Quotation marks of another style, by policy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit, canonical
from translit.errors import ConfigError
from translit.languages import get

__all__ = ["Quotes"]

_DOUBLE = re.compile("[“”„‟«»]")
_SINGLE = re.compile("[‘’‚‛]")


@dataclass(frozen=True)
class Quotes(Cleaner):
    """Double quotation marks written one way: ``policy`` keep, straight or native.

    Not a fault, so nothing is done unless asked. ``straight`` also makes ’ an apostrophe; ``native``
    is the language's first pair, and changes marks only in a line where they take turns.
    """

    id = "quotes"
    default = False
    needs_lang = True
    bad = ()
    good = (Example("قال «نعم» و“لا”", "قال «نعم» و“لا”", "ar"),)

    policy: Literal["keep", "straight", "native"] = "keep"

    def __post_init__(self) -> None:
        if self.policy not in ("keep", "straight", "native"):
            raise ConfigError(f"quotes: no policy {self.policy!r}; known: keep, native, straight")

    def trigger(self, lang: str | None = None) -> Trigger | None:
        return Trigger("") if self.policy == "keep" else None

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        if self.policy == "straight":
            return canonical(self.replaced(_DOUBLE, text, '"') + self.replaced(_SINGLE, text, "'"))
        language = get(lang)
        if self.policy == "keep" or language is None or not language.quotes:
            return []
        opening, closing = language.quotes[0]
        return [
            Edit(at, at + 1, text[at], mark, self.id)
            for line in _LINE.finditer(text)
            for at, mark in _paired(line, opening, closing)
            if text[at] != mark
        ]


_LINE = re.compile("[^\n]+")
_MARK = re.compile('["“”„‟«»]')


def _paired(line: re.Match[str], opening: str, closing: str) -> list[tuple[int, str]]:
    """(offset, mark) of the quotation marks of a line whose marks take turns; else none."""
    places = [found.start() + line.start() for found in _MARK.finditer(line[0])]
    if len(places) % 2:
        return []
    return [(at, closing if i % 2 else opening) for i, at in enumerate(places)]
