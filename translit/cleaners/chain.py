"""Cleaners one after the other, as one value that other rooms hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from translit.cleaners.base import Cleaner, Trigger
from translit.edit import Edit, apply, compose, invert

__all__ = ["Chain"]


@dataclass(frozen=True)
class Chain:
    """Cleaners in order. Picklable, thread-safe; a clean text costs next to nothing.

    ``chain(text, lang)`` gives the cleaned text and the edits in offsets of ``text``. Who learns the
    language from the cleaned text calls ``before(text)``, detects, and then ``after(text, lang)``:
    cleaners that need the language stand in the second half; without one they repair what is wrong in
    every language. With ``one_line`` no repair brings a line end into a text: it becomes a space (for
    files in which a line is a text).
    """

    cleaners: tuple[Cleaner, ...]
    one_line: bool = False

    def __call__(self, text: str, lang: str | None = None) -> tuple[str, list[Edit]]:
        """The cleaned text, and what was changed."""
        cleaned, first = self.before(text)
        cleaned, second = self.after(cleaned, lang)
        return cleaned, compose(first, second)

    def before(self, text: str) -> tuple[str, list[Edit]]:
        """What can be repaired in any language."""
        return self._run(self._any_lang, text, None)

    def after(self, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        """What can be repaired only once the language is known."""
        lang = None if lang == "und" else lang
        return self._run(self._stage(lang), text, lang)

    def _run(self, stage: _Stage, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        cleaned, edits = stage.run(text, lang)
        if not edits or not self.one_line:
            return cleaned, edits
        flat = [e._replace(after=_LINE_END.sub(" ", e.after)) for e in edits]
        edits = [e for e in flat if e.before != e.after]
        return apply(text, edits), edits

    def __reduce__(self) -> tuple[type[Chain], tuple[tuple[Cleaner, ...], bool]]:
        # The stages are made anew where it is unpickled.
        return Chain, (self.cleaners, self.one_line)

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


_LINE_END = re.compile("\r\n|[\r\n]")
_MOST_LANGS = 500  # tags come from outside


class _Plan(NamedTuple):
    """A cleaner with its place, and what tells whether it has to look at a text."""

    at: int
    cleaner: Cleaner
    first: re.Pattern[str] | None
    form: Literal["NFC", "NFD", "NFKC", "NFKD"] | None


class _Stage:
    """Some cleaners with one search that tells which of them have to look at a text."""

    def __init__(self, cleaners: Iterable[Cleaner], lang: str | None) -> None:
        triggers = [(c, c.trigger(lang)) for c in cleaners]
        plans = [
            _Plan(at, cleaner, re.compile(f"[{t.first}]") if t else None, t.form if t else None)
            for at, (cleaner, t) in enumerate(triggers)
            if t is None or t.first
        ]
        self._always = [plan for plan in plans if plan.first is None]
        self._plans = plans
        self._forms = {plan.form for plan in plans if plan.form}
        self._suspect = _suspect([t for _, t in triggers if t and t.first])

    def run(self, text: str, lang: str | None) -> tuple[str, list[Edit]]:
        if self._clean(text, lang):
            return text, []
        found: list[Edit] = []
        hits = self._hits(text)
        todo = self._wanted(text, hits, 0)
        while todo:
            at, cleaner, *_ = todo.pop(0)
            edits = cleaner.edits(text, lang)
            if edits:
                text, found = apply(text, edits), compose(found, edits)
                # What was repaired may need a repair of another kind (an entity hid a tatweel).
                if at < self._plans[-1].at:
                    hits += self._hits_beside(text, edits)
                    todo = self._wanted(text, hits, at + 1)
        return text, found

    def _clean(self, text: str, lang: str | None) -> bool:
        """Whether no cleaner has anything to do: what nearly every text is."""
        if self._suspect.search(text):
            return False
        if not all(unicodedata.is_normalized(form, text) for form in self._forms):
            return False
        return not any(plan.cleaner.edits(text, lang) for plan in self._always)

    def _hits(self, text: str) -> str:
        """The suspicious characters of a text, each once."""
        return "".join({hit[0] for hit in self._suspect.finditer(text)})

    def _hits_beside(self, text: str, edits: list[Edit]) -> str:
        """The suspicious characters of an edited text that the edits may have brought."""
        if len(edits) * _EACH > len(text):
            return self._hits(text)
        around = [text[max(edit.start - _NEAR, 0) : edit.end + _NEAR] for edit in invert(edits)]
        return "".join(map(self._hits, around))

    def _wanted(self, text: str, hits: str, start: int) -> list[_Plan]:
        """The cleaners from a place on that have to look at the text."""
        changing = [form for form in self._forms if not unicodedata.is_normalized(form, text)]
        plans = self._plans if hits or changing else self._always
        return [
            plan
            for plan in plans
            if plan.at >= start
            and (plan.first is None or plan.form in changing or plan.first.search(hits))
        ]


_EACH = 500  # characters that are searched while the surroundings of an edit are cut out
_NEAR = 8  # how far a trigger may look from its character


def _suspect(triggers: list[Trigger]) -> re.Pattern[str]:
    """One search for all triggers. It starts with one class, to which the regex engine skips fast."""
    alone = "".join(t.first for t in triggers if not t.then)
    ways = [f"(?<=[{alone}])"] if alone else []
    ways += [t.then for t in triggers if t.then]
    if not ways:
        return re.compile("(?!)")
    return re.compile(f"[{''.join(t.first for t in triggers)}](?:{'|'.join(ways)})")
