"""Cleaners one after the other, as one value that other rooms hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from translit.cleaners.base import Cleaner, Trigger
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
        lang = None if lang == "und" else lang
        return self._stage(lang).run(text, lang)

    def __reduce__(self) -> tuple[type[Chain], tuple[tuple[Cleaner, ...]]]:
        # The stages are made anew where it is unpickled.
        return Chain, (self.cleaners,)

    @cached_property
    def _any_lang(self) -> _Stage:
        return _Stage([c for c in self.cleaners if not c.needs_lang], None)

    @cached_property
    def _one_lang(self) -> dict[str | None, _Stage]:
        return {}

    def _stage(self, lang: str | None) -> _Stage:
        stage = self._one_lang.get(lang)
        if stage is None:
            stage = _Stage([c for c in self.cleaners if c.needs_lang], lang)
            if len(self._one_lang) < _MOST_LANGS:
                self._one_lang[lang] = stage
        return stage


_MOST_LANGS = 500  # tags come from outside


class _Stage:
    """Some cleaners with one search that tells whether all of them, or the most, can be skipped."""

    def __init__(self, cleaners: Iterable[Cleaner], lang: str | None) -> None:
        plans = [(c, c.trigger(lang)) for c in cleaners]
        triggers = [t for _, t in plans if t and t.first]
        alone = "".join(t.first for t in triggers if not t.then)
        self._plans = [(c, t, _one_of(t.first if t else "")) for c, t in plans if not t or t.first]
        self._alone = _one_of(alone)
        self._suspect = _suspect(alone, triggers)
        self._forms = {t.form for t in triggers if t.form}

    def run(self, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        clean = self._suspect.search(text) is None and self._normal(text)
        present: str | None = None
        found: list[Edit] = []
        for cleaner, trigger, first in self._plans:
            if trigger and clean:
                continue
            if trigger and not trigger.then:
                if present is None:
                    present = "".join(set(self._alone.findall(text)))
                if not first.search(present):
                    continue
            edits = cleaner.edits(text, lang)
            if edits:
                # What was repaired may need a repair of another kind (an entity hid a tatweel).
                clean, present = False, None
                text, found = apply(text, edits), compose(found, edits)
        return text, found

    def _normal(self, text: str) -> bool:
        return all(unicodedata.is_normalized(form, text) for form in self._forms)


def _one_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]" if characters else "(?!)")


def _suspect(alone: str, triggers: list[Trigger]) -> re.Pattern[str]:
    """One search for all triggers. It starts with one class, to which the regex engine skips fast."""
    ways = [f"(?<=[{alone}])"] if alone else []
    ways += [t.then for t in triggers if t.then]
    if not ways:
        return re.compile("(?!)")
    return re.compile(f"[{''.join(t.first for t in triggers)}](?:{'|'.join(ways)})")
