"""The same hits as the look-up's, from a compiled automaton, where its package is installed.

daachorse is several times as fast on a sentence by itself (100,000 pairs: 3 us against 40) and about as fast
on articles (48 KB: 0.51 ms against 0.55; with 250,000 pairs 0.68 against 0.62); where a million pairs are
looked for its states lie too far apart. It needs a kilobyte for a form while it is built, and
has no wheels for some platforms: only indexes up to ``MOST`` entries are searched with it.
``tests/glossary/test_automaton.py`` holds the two to the same answers.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from translit.glossary.common_words import common_words
from translit.glossary.fold import Folded
from translit.glossary.joining import every_stack
from translit.glossary.lookup import Hit

__all__ = ["MOST", "Automaton", "available"]

MOST = 250_000
_LONGEST_STACK = 4
_LONGEST_TAIL = 8


@functools.cache
def available() -> str | None:
    """The version of the automaton's package; None where it isn't installed."""
    try:
        from importlib.metadata import version

        import daachorse  # noqa: F401
    except ImportError:
        return None
    return version("daachorse")


class Automaton:
    """Finds keys in texts. ``nodes`` are the index's nodes by pattern."""

    def __init__(self, machine: Any, nodes: Sequence[int]) -> None:
        self._find = machine.find_overlapping
        self.machine = machine
        self.nodes = nodes

    def __reduce__(self) -> tuple[Any, ...]:
        return Automaton.load, (self.machine.serialize(), self.nodes)

    @classmethod
    def build(cls, keys: Sequence[str], nodes: Sequence[int]) -> Automaton:
        """The automaton of these keys, from their first word to their last."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        by_key = {_trimmed(key): node for key, node in zip(keys, nodes, strict=True)}
        patterns = sorted(key for key in by_key if key)
        # States that are met together stand together: those of words that every text has.
        words = sorted(common_words("ar") | common_words("en"))
        machine = CharwiseDoubleArrayAhoCorasick(patterns, corpus=[" ".join(words)])
        return cls(machine, [by_key[pattern] for pattern in patterns])

    @classmethod
    def load(cls, data: bytes, nodes: Sequence[int]) -> Automaton:
        """The automaton of what ``machine.serialize()`` gave."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return cls(CharwiseDoubleArrayAhoCorasick.deserialize(data), nodes)

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> list[Hit]:
        """What ``Lookup.find`` gives, in another order."""
        text, nodes, stacks, lasts = folded.text, self.nodes, every_stack(), _lasts()
        out: list[Hit] = []
        padded = text + "\n"  # which also stands before the first character, at -1
        for start, end, pattern in self._find(text):
            if padded[end].isalnum() and (not tails or _rest(padded, end) not in tails):
                continue
            word = start
            if (before := padded[start - 1]).isalnum():
                if before not in lasts:  # most of what stands inside a word
                    continue
                word = _word(text, start)
                if text[word:start] not in stacks:
                    continue
            out.append((nodes[pattern], start, end, word))
        return out


@functools.cache
def _lasts() -> frozenset[str]:
    """What clitics end in."""
    return frozenset(stack[-1] for stack in every_stack() if stack)


def _word(text: str, at: int) -> int:
    """Where the word begins, or a little farther left than the longest stack."""
    low = at
    while low and at - low <= _LONGEST_STACK and text[low - 1].isalnum():
        low -= 1
    return low


def _rest(padded: str, at: int) -> int:
    """How many letters of the word are left, or a little more than the longest ending has."""
    end = at
    while end - at <= _LONGEST_TAIL and padded[end].isalnum():
        end += 1
    return end - at


def _trimmed(key: str) -> str:
    """A key from its first letter or digit to its last."""
    at = [i for i, character in enumerate(key) if character.isalnum()]
    return key[at[0] : at[-1] + 1] if at else ""
