"""Texts folded and searched many at a time: what is short costs no more than what is long."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from translit.glossary.fold import Folded, fold
from translit.glossary.lookup import Hit
from translit.glossary.store import Store
from translit.languages import get

__all__ = ["Found", "scan", "suffixes_of", "tails_of"]

_BLOCK = 1 << 14  # characters that are searched at a time


Found = list[tuple[int, list[Hit]]]
"""(number of a store, what of it stands in a text), of all stores of which anything does."""


def scan(
    texts: Sequence[str], stores: Sequence[Store], lang: str | None
) -> Iterator[tuple[Folded, Found]]:
    """Each text's key and what was found in it. The answer for a text doesn't hang on its neighbours."""
    low = size = 0
    for at, text in enumerate(texts):
        if size and size + len(text) > _BLOCK:
            yield from _block(texts[low:at], stores, lang)
            low, size = at, 0
        size += len(text) + 1
    yield from _block(texts[low:], stores, lang)


def _block(
    texts: Sequence[str], stores: Sequence[Store], lang: str | None
) -> Iterator[tuple[Folded, Found]]:
    if len(texts) == 1:
        folded = fold(texts[0])
        yield folded, _found(folded, stores, lang)
        return
    if not texts:
        return
    folded = fold("\n".join(texts))
    bounds = folded.bounds([0, *accumulate(len(text) + 1 for text in texts[:-1])])
    found: list[Found] = [[] for _ in texts]
    for store, hits in _found(folded, stores, lang):
        here: dict[int, list[Hit]] = defaultdict(list)
        for node, start, end, word in hits:
            number = bisect_right(bounds, word) - 1
            base = bounds[number]
            here[number].append((node, start - base, end - base, word - base))
        for number, of_text in here.items():
            found[number].append((store, of_text))
    for number, of_texts in enumerate(found):
        yield (folded.part(*bounds[number : number + 2]) if of_texts else folded), of_texts


def _found(folded: Folded, stores: Sequence[Store], lang: str | None) -> Found:
    tails = tails_of(lang)
    return [
        (number, hits) for number, store in enumerate(stores) if (hits := store.find(folded, tails))
    ]


@functools.cache
def tails_of(lang: str | None) -> tuple[int, ...]:
    """The lengths of the endings that names carry in a language."""
    language = get(lang)
    if language is None:
        return ()
    every = suffixes_of(language.code).union(*language.clitics.endings.values())
    return tuple(sorted({len(ending) for ending in every}))


@functools.cache
def suffixes_of(lang: str) -> frozenset[str]:
    """The keys of the endings that a whole name may carry in a language."""
    language = get(lang)
    return frozenset(fold(s).text for s in language.clitics.suffixes) if language else frozenset()
