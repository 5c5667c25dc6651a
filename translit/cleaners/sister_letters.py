"""Letters of a sister language: Persian ones in Arabic words, Arabic ones in Persian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit
from translit.languages import get
from translit.languages.sisters import Passages

__all__ = ["SisterLetters"]

_LETTERS = "\u0620-\u063f\u0641-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u200c"
_WORD = re.compile(f"[{_LETTERS}]+")
_VOWELLED = re.compile("[\u064b-\u0652].*[\u064b-\u0652]")
_YEHS = "\N{ARABIC LETTER FARSI YEH}"
_CLITICS = re.compile("[وف]?[بلك]?(?=.{3})")


@dataclass(frozen=True)
class SisterLetters(Cleaner):
    """Letters of a sister language's keyboard in the words of this one: ليبیا for ليبيا.

    They look alike and no search finds them. Only where the language is known (its ``letter_fixes``:
    Arabic, Persian, Urdu, Kurdish ...); a word that holds a letter which this language doesn't know
    is taken for a word of the sister language and stays, and so do its neighbours, and so does a sentence
    or a line in that language. At the end of an Arabic word ی becomes ى where that word is known, else ي.
    """

    id = "sister-letters"
    needs_lang = True
    bad = (
        Example("ليبیا وترکيا", "ليبيا وتركيا", "ar"),
        Example("علی الحدود اللیبی", "على الحدود الليبي", "ar"),
        Example("ارتش ملي ليبي در كاخ", "ارتش ملی لیبی در کاخ", "fa"),
    )
    good = (
        Example("ارتش ملی لیبی", "ارتش ملی لیبی", "fa"),
        Example("ارتش ملی لیبی", "ارتش ملی لیبی"),
        Example("صحيفة «کیهان چاپ» الإيرانية", "صحيفة «کیهان چاپ» الإيرانية", "ar"),
        Example("او گفت که ایران نظری ندارد", "او گفت که ایران نظری ندارد", "ar"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        plan = _plan(lang)
        return Trigger("".join(plan.fixes) if plan else "")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        plan = _plan(lang)
        if plan is None:
            return []
        passages = Passages(text, lang)
        return [
            edit
            for start, end in plan.words(text)
            if not passages.sister(start)
            for edit in self._letters(text, start, end, plan)
        ]

    def _letters(self, text: str, start: int, end: int, plan: _Plan) -> list[Edit]:
        word = text[start:end]
        return [
            Edit(start + i, start + i + 1, letter, plan.letter(word, i), self.id)
            for i, letter in enumerate(word)
            if letter in plan.fixes
        ]


_NEAR = 40  # how far a word's neighbour is looked for


@dataclass(frozen=True)
class _Plan:
    """How one language's words are repaired."""

    arabic: bool
    fixes: Mapping[str, str]
    foreign: re.Pattern[str]

    def words(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words with a letter to repair are, away from words of the sister language."""
        end = 0
        for faulty in _places(text, "".join(self.fixes)):
            if faulty < end:
                continue
            start = faulty
            while start > end and _WORD.match(text, start - 1):
                start -= 1
            end = _WORD.match(text, start).end()  # type: ignore[union-attr]
            if not self._sister(text, start, end):
                yield start, end

    def _sister(self, text: str, start: int, end: int) -> bool:
        """Whether the word, or one beside it, is of the sister language or a vowelled quotation."""
        before = _WORD.findall(text[max(start - _NEAR, 0) : start])[-1:]
        after = _WORD.search(text, end, end + _NEAR)
        words = [text[start:end], *before, after[0] if after else ""]
        vowelled = not self.arabic and _VOWELLED.search(words[0])
        return any(map(self.foreign.search, words)) or bool(vowelled)

    def letter(self, word: str, at: int) -> str:
        """What a letter of a word becomes."""
        final = self.arabic and word[at] in _YEHS and at == len(word) - 1
        if final and _ends_in_alef("".join(self.fixes.get(c, c) for c in word[:-1]) + "ى"):
            return "ى"
        return self.fixes[word[at]]


@lru_cache(512)
def _plan(lang: str | None) -> _Plan | None:
    language = get(lang)
    if language is None or not language.letter_fixes or not language.letters:
        return None
    fixes = language.letter_fixes
    known = "".join(map(re.escape, [*language.letters, *fixes]))
    # Persian words carry ZWNJ; in Persian itself it is no sign of another language.
    joiner = "" if language.code == "ar" else "\u200c"
    foreign = re.compile(f"[^{known}\u064b-\u0655\u0670{joiner}]")
    return _Plan(language.code == "ar", fixes, foreign)


def _places(text: str, letters: str) -> list[int]:
    """Where any of some letters stands: a pattern of one is searched ten times as fast as a class."""
    return sorted(found.start() for letter in letters for found in re.finditer(letter, text))


def _ends_in_alef(word: str) -> bool:
    """Whether an Arabic word, with its clitics or without, is known to end in ى."""
    known = _alef_maqsura()
    clitics = _CLITICS.match(word)
    bare = word[clitics.end() :] if clitics else word
    # A verb takes و ف alone: لتلقي is a noun, which ends in ي.
    forms = {word, word.lstrip("وف")} | ({bare} if bare[0] not in "تين" else set())
    if clitics and bare.startswith("ل"):
        forms.add(f"ال{bare[1:]}")
    return not known.isdisjoint(forms)


@cache
def _alef_maqsura() -> frozenset[str]:
    """The words of ``alef_maqsura.txt``."""
    text = (files("translit.cleaners") / "alef_maqsura.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )
