"""Cleaners one after the other, as one value that other rooms hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from translit.cleaners.base import Cleaner
from translit.cleaners.search import Search
from translit.edit import Edit, apply, compose

__all__ = ["Chain", "Cleaned"]

Cleaned = tuple[str, list[Edit]]
"""A text after a stage, and what was changed."""


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

    def before(self, text: str) -> Cleaned:
        """What can be repaired in any language."""
        return self.before_many([text])[0]

    def after(self, text: str, lang: str | None) -> Cleaned:
        """What can be repaired only once the language is known."""
        return self.after_many([text], [lang])[0]

    def before_many(self, texts: Sequence[str]) -> list[Cleaned]:
        """``before`` of each text, in order; those with nothing to repair are told together."""
        return self._many(self._any_lang, texts, None)

    def after_many(self, texts: Sequence[str], langs: Sequence[str | None]) -> list[Cleaned]:
        """``after`` of each text in its language, in order; texts of one language are told together."""
        groups: dict[str | None, list[int]] = {}
        for at, lang in enumerate(langs):
            groups.setdefault(_known(lang), []).append(at)
        if len(groups) == 1:
            (lang,) = groups
            return self._many(self._stage(lang), texts, lang)
        out: list[Cleaned] = [(text, []) for text in texts]
        for lang, rows in groups.items():
            some = self._many(self._stage(lang), [texts[at] for at in rows], lang)
            for at, cleaned in zip(rows, some, strict=True):
                out[at] = cleaned
        return out

    def _many(self, stage: _Stage, texts: Sequence[str], lang: str | None) -> list[Cleaned]:
        if len(texts) == 1:  # an article that is cleaned alone
            wanted = stage.search.wanted(texts[0])
            return [self._run(stage, texts[0], lang, wanted)]
        out: list[Cleaned] = [(text, []) for text in texts]
        for at, wanted in stage.search.wanted_many(texts):
            out[at] = self._run(stage, texts[at], lang, wanted)
        return out

    def _run(self, stage: _Stage, text: str, lang: str | None, wanted: list[int]) -> Cleaned:
        cleaned, edits = stage.run(text, lang, wanted)
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


def _known(lang: str | None) -> str | None:
    return None if lang == "und" else lang


class _Stage:
    """Some cleaners with one search that tells which of them have to look at a text."""

    def __init__(self, cleaners: Iterable[Cleaner], lang: str | None) -> None:
        told = [(cleaner, cleaner.trigger(lang)) for cleaner in cleaners]
        told = [(cleaner, trigger) for cleaner, trigger in told if trigger is None or any(trigger)]
        self._cleaners = [cleaner for cleaner, _ in told]
        self.search = Search([trigger for _, trigger in told])

    def run(self, text: str, lang: str | None, todo: list[int]) -> Cleaned:
        """The text after the cleaners that it wants, each once and in order."""
        found: list[Edit] = []
        while todo:
            at, *todo = todo
            edits = self._cleaners[at].edits(text, lang)
            if edits:
                text, found = apply(text, edits), compose(found, edits)
                # What was repaired may need a repair of another kind (an entity hid a tatweel).
                if at + 1 < len(self._cleaners):
                    more = self.search.wanted(text, _around(text, edits))
                    todo = sorted({*todo, *(number for number in more if number > at)})
        return text, found


_BESIDE = 3  # characters beside an edit with which it may make a trigger


def _around(text: str, edits: Sequence[Edit]) -> str:
    """Where a text was edited."""
    pieces, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        pieces.append(text[max(start - _BESIDE, 0) : end + _BESIDE])
        shift += len(edit.after) - len(edit.before)
    return "\n".join(pieces)
