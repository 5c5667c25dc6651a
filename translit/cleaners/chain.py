"""Cleaners one after the other, as one value that other rooms hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from translit.cleaners.base import Cleaner
from translit.edit import Edit, apply, compose

__all__ = ["Chain"]


@dataclass(frozen=True)
class Chain:
    """Cleaners in order. Picklable, thread-safe; a clean text costs next to nothing.

    ``chain(text, lang)`` gives the cleaned text and the edits in offsets of ``text``. Who learns the
    language from the cleaned text calls ``before(text)``, detects, and then ``after(text, lang)``:
    cleaners that need the language stand in the second half; without one they repair what is wrong in
    every language.
    """

    cleaners: tuple[Cleaner, ...]

    def __call__(self, text: str, lang: str | None = None) -> tuple[str, list[Edit]]:
        """The cleaned text, and what was changed."""
        cleaned, first = self.before(text)
        cleaned, second = self.after(cleaned, lang)
        return cleaned, compose(first, second)

    def before(self, text: str) -> tuple[str, list[Edit]]:
        """What can be repaired in any language."""
        return self._any_lang.run(text, None)

    def after(self, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        """What can be repaired only once the language is known."""
        return self._one_lang.run(text, None if lang == "und" else lang)

    @cached_property
    def _any_lang(self) -> _Stage:
        return _Stage([c for c in self.cleaners if not c.needs_lang])

    @cached_property
    def _one_lang(self) -> _Stage:
        return _Stage([c for c in self.cleaners if c.needs_lang])


class _Stage:
    """Some cleaners with one search that tells whether the most of them can be skipped."""

    def __init__(self, cleaners: Iterable[Cleaner]) -> None:
        plans = [(c, c.trigger()) for c in cleaners]
        self._plans = [(c, t is not None) for c, t in plans if t != ""]
        body = "".join(t for _, t in plans if t)
        self._trigger = re.compile(f"[{body}]" if body else r"(?!)")

    def run(self, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        skip = self._trigger.search(text) is None
        found: list[Edit] = []
        for cleaner, has_trigger in self._plans:
            if skip and has_trigger:
                continue
            edits = cleaner.edits(text, lang)
            if edits:
                # What was repaired may need a repair of another kind (an entity hid a tatweel).
                skip = False
                text, found = apply(text, edits), compose(found, edits)
        return text, found
