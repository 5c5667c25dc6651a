"""Names of several words in the cases of their language: ``Владимира Путина``, ``Марии Захаровой``.

A name of one word is found by its stem and its ending (``joining.inflected``); in longer ones each word
is inflected, all in the same case, so that their oblique cases are keys of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from translit.languages import get

__all__ = ["declined"]

_MOST = 4  # words of a name that are inflected


@functools.lru_cache(maxsize=1024)
def declined(form: str, lang: str) -> tuple[str, ...]:
    """The oblique cases of a name, in the order of the language's ``cases``; none where it has none.

    Where the first word may be a woman's name and the last ends in a consonant, the cases with that
    one as it is follow (``Ангелы Меркель``). Only names of two to four words, all with a capital.
    """
    language = get(lang)
    words = form.split(" ")
    if language is None or not language.clitics.cases or not 1 < len(words) <= _MOST:
        return ()
    if not all(word[:1].isupper() and word[1:].islower() for word in words):
        return ()
    *given, last = words
    firsts = [_cases(word, lang) for word in given]
    out = [" ".join(named) for named in zip(*firsts, _cases(last, lang, surname=True), strict=True)]
    if last[-1] not in _VOWELS and given[0][-1] in _FEMININE:
        out += [f"{' '.join(named)} {last}" for named in zip(*firsts, strict=True)]
    return tuple(out)


@functools.lru_cache(maxsize=1 << 14)
def _cases(word: str, lang: str, *, surname: bool = False) -> tuple[str, ...]:
    """The oblique cases of one word of a name: names share their words."""
    return tuple(_ended(word, ends) for ends in _endings(lang, surname=surname))


@functools.cache
def _endings(lang: str, *, surname: bool) -> list[Mapping[str, str]]:
    """What each case puts in the place of an end."""
    language = get(lang)
    cases = language.clitics.cases if language else ()
    return [{**every, **own} if surname else every for every, own in cases]


def _ended(word: str, ends: Mapping[str, str]) -> str:
    """A word with its end replaced, by the longest that fits; ``""`` is what a consonant takes."""
    for size in range(min(_LONGEST, len(word) - 1), 0, -1):
        if (end := ends.get(word[-size:])) is not None:
            return word[:-size] + end
    return word if word[-1] in _VOWELS else word + ends[""]


_LONGEST = 4
_FEMININE = "ая"
_VOWELS = "аеёиоуыэюяєії"
