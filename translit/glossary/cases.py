"""Names of several words in the cases of their language: ``Владимира Путина``, ``Марии Захаровой``.

A name of one word is found by its stem and its ending (``joining.inflected``); in longer ones each word
is inflected, all in the same case, so that their oblique cases are keys of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from translit.glossary.memory import Memory
from translit.languages import get

__all__ = ["FEMININE", "LONGEST", "MOST", "VOWELS", "Declension", "declined", "tails_of"]

MOST = 4
"""Words of a name that are inflected."""
LONGEST = 4
"""Letters of a word's end that tell what becomes of it."""
FEMININE = "ая"
VOWELS = "аеёиоуыэюяєії"


@functools.lru_cache(maxsize=1024)
def declined(form: str, lang: str) -> tuple[str, ...]:
    """The oblique cases of a name, in the order of the language's ``cases``; none where it has none.

    Where the first word may be a woman's name and the last ends in a consonant, the cases with that
    one as it is follow (``Ангелы Меркель``). Only names of two to four words, all with a capital.
    """
    return tuple(Declension(lang, most=1)(form))


class Declension:
    """``declined`` for many names of a language: they share their words, of which so many are kept."""

    def __init__(self, lang: str, most: int = 1 << 12) -> None:
        given, last = (tails_of(lang, surname=surname) for surname in (False, True))
        self._given = Memory(lambda word: _cases(word, given), most)
        self._last = Memory(lambda word: _cases(word, last), most)

    def __call__(self, form: str) -> list[str]:
        """The oblique cases of a name; none where it has none."""
        words = form.split(" ")
        if not 1 < len(words) <= MOST:
            return []
        last = words.pop()
        lasts = self._last[last]
        firsts = [self._given[word] for word in words]
        if not lasts or not all(firsts):
            return []
        out = [*map(" ".join, zip(*firsts, lasts, strict=True))]
        if last[-1] not in VOWELS and words[0][-1] in FEMININE:
            out += (f"{' '.join(named)} {last}" for named in zip(*firsts, strict=True))
        return out


def _cases(word: str, tails: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The oblique cases of one word of a name; none of what is no such word."""
    if not (word[:1].isupper() and word[1:].islower()):
        return ()
    for size in range(min(LONGEST, len(word) - 1), 0, -1):
        if found := tails.get(word[-size:]):
            stem = word[:-size]
            return tuple([stem + tail for tail in found])
    found = tails.get("", ())
    return (word,) * len(found) if word[-1] in VOWELS else tuple([word + tail for tail in found])


@functools.cache
def tails_of(lang: str, *, surname: bool) -> Mapping[str, tuple[str, ...]]:
    """What each end of a word becomes in every case; ``""`` is what a consonant takes besides."""
    language = get(lang)
    cases = language.clitics.cases if language else ()
    endings = [{**every, **own} if surname else every for every, own in cases]
    ends = {end for known in endings for end in known}
    return {end: tuple(_ended(end, known) for known in endings) for end in ends}


def _ended(word: str, ends: Mapping[str, str]) -> str:
    """An end with its own end replaced, by the longest that fits; ``""`` is what a consonant takes."""
    for at in range(len(word)):
        if (end := ends.get(word[at:])) is not None:
            return word[:at] + end
    return word if word and word[-1] in VOWELS else word + ends[""]
