"""The cheap test of a text's language: that it surely is in the wanted one."""

from __future__ import annotations

from functools import cache

import numpy as np

from translit import languages
from translit.checks.base import Context
from translit.checks.block import Mask, Side
from translit.languages.numerals.table import words

__all__ = ["ARABIC_LETTERS", "surely", "unsure"]

ARABIC_LETTERS = frozenset(chr(c) for c in range(0x620, 0x6D4) if chr(c).isalpha())
# Words of Arabic that no sister borrowed.
_PARTICLES = frozenset(
    words(
        "في على إلى أن إن التي الذي هذا هذه ذلك كان كانت لم لن قد عن مع إنه إنها أنه أنها لكن وفي وقد"
    )
)
_LATIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def surely(target: str, code: str, context: Context) -> bool:
    """The cheap test: no letter that the language lacks, and two words that tell it."""
    telling, foreign = _tests(code)
    if not telling:
        return False
    if not foreign.isdisjoint(target):
        return False
    found = context.tokens(target)
    if code != "ar":
        return sum(map(telling.__contains__, found)) > 1
    latin = sum(map(str.isascii, found))
    if latin * 3 > len(found) and len(_LATIN_LETTERS.intersection(target)) >= 12:
        return False
    return _arabic(found)


def unsure(lang: str | None, texts: Side) -> Mask | bool:
    """Which of these texts the cheap test leaves open: ``surely`` for many at once."""
    if lang is None:
        return False
    code = lang.split("-")[0].lower()
    telling, foreign = _tests(code)
    if not telling:
        return True
    if code != "ar":
        return (texts.count(texts.fact(telling.__contains__)) < 2) | texts.has(foreign)
    count = np.diff(texts.words.bounds)
    latin = texts.count(texts.fact(str.isascii)) * 3 > count
    hits = texts.count(texts.fact(_tells_arabic, np.int64))
    found: Mask = latin | (hits < 1) | ((hits < 2) & (count > 11)) | texts.has(foreign)
    return found


def _tells_arabic(word: str) -> int:
    """How many things in a word tell Arabic: a particle is two, an article or ة one."""
    return 2 * (word in _PARTICLES) + (len(word) > 4 and "ال" in word[:4]) + (word[-1] == "ة")


def _arabic(words: list[str]) -> bool:
    """Whether two things tell Arabic (in a short text one): a particle is two, an article or ة one."""
    if not _PARTICLES.isdisjoint(words):
        return True
    hits = 0
    for word in words:
        hits += (len(word) > 4 and "ال" in word[:4]) + (word[-1] == "ة")
        if hits > 1:
            return True
    return hits == 1 and len(words) < 12


@cache
def _tests(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """(words that tell the language, letters of its script that it lacks)."""
    language = languages.get(code)
    if language is None or code not in ("ar", "en"):
        return frozenset(), ARABIC_LETTERS
    own = frozenset(w for w in language.function_words if len(w) > 3 or code == "ar")
    if code == "ar":
        return own, ARABIC_LETTERS - frozenset(language.letters)
    return own | {"the", "and"}, ARABIC_LETTERS
