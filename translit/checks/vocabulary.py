"""The words of a batch by number, and what is known of each: worked out once a word, not once a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Vocabulary"]

_MOST = 1 << 16  # words; beyond them all are forgotten, and begun anew with the next block
_LEAST = 1 << 10

Array = npt.NDArray[Any]


class _Numbers(dict[str, int]):
    """A number for every word that is asked for; ``words`` are those numbered so far, in order."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number


class Vocabulary:
    """Numbers for words, and facts about words as arrays that those numbers look into.

    A fact is what a function says of a word alone. Most words of a text were in the texts before it,
    so a question about every word of some hundred texts is one look into an array.
    """

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._facts: dict[Callable[[str], Any], tuple[int, Array]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Vocabulary, ()  # another process reads other texts

    def renew(self) -> None:
        """Forget everything where that is much; numbers given before mean nothing afterwards."""
        if len(self._numbers) > _MOST:
            self._numbers, self._facts = _Numbers(), {}

    def numbers(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """The numbers of these words."""
        return np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))

    def fact(self, of: Callable[[str], Any], kind: npt.DTypeLike = np.bool_) -> Array:
        """What the function says of each word, by the word's number; ``kind`` is the type of its answers.

        Of no type that numpy knows: ``object``.
        """
        words = self._numbers.words
        known, array = self._facts.get(of, (0, np.zeros(0, kind)))
        if known < len(words):
            if len(words) > len(array):
                array, old = np.zeros(max(2 * len(words), _LEAST), kind), array
                array[:known] = old[:known]
            some = map(of, words[known:])
            array[known : len(words)] = np.fromiter(some, kind, len(words) - known)
            self._facts[of] = len(words), array
        return array
