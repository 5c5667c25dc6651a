"""Pieces of a text that may be names: one to three words outside what is known, with and without clitics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translit.glossary.common_words import common_words
from translit.glossary.joining import stacks
from translit.names import key

__all__ = ["inside", "pieces"]

SHORTEST = 4
"""Letters that a form has at least; ``SHORTEST_KEY`` consonants: what is shorter sounds like too much."""

SHORTEST_KEY = 3
_MOST_WORDS = 3
_WORD = re.compile(r"[^\W\d_][\w'’ʼ\N{ARABIC TATWEEL}]*")
_GAPS = (" ", "-", "\N{NO-BREAK SPACE}", "\N{HYPHEN}")


def pieces(
    text: str, lang: str | None, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, lead, surface) of one to three words that may be a name, with and without clitics."""
    common = common_words(lang) if lang else frozenset()
    words = [m.span() for m in _WORD.finditer(text)]
    known = [inside(span, taken) for span in words]
    for at, (start, first_end) in enumerate(words):
        for last in range(at, min(at + _MOST_WORDS, len(words))):
            end = words[last][1]
            if last > at and text[words[last - 1][1] : words[last][0]] not in _GAPS:
                break
            if _common(text[words[last][0] : end], common):
                break
            # A longer name may hold a known one (فيلق أفريقيا), but isn't made of known ones.
            if all(known[at : last + 1]) or any(s < start < e or s < end < e for s, e in taken):
                continue
            for lead in _leads(text[start:first_end], lang):
                surface = text[start + len(lead) : end]
                if _sounds(surface) and not _common(surface, common):
                    yield start + len(lead), end, lead, surface


def _common(word: str, common: frozenset[str]) -> bool:
    return word.lower() in common


def _sounds(surface: str) -> bool:
    """Whether there is enough of it to be told by its sound."""
    return len(surface) >= SHORTEST and len(key(surface)) >= SHORTEST_KEY


def inside(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span overlaps one of those that are taken."""
    return any(span[0] < end and start < span[1] for start, end in taken)


def _leads(word: str, lang: str | None) -> Iterator[str]:
    """Nothing, and every stack of clitics without article that the word begins with."""
    yield ""
    for written, stack in stacks(lang).items() if lang else ():
        if not stack.article and word.startswith(written) and len(word) - len(written) >= SHORTEST:
            yield written
