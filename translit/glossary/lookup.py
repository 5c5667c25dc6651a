"""Forms found by looking words up: for glossaries of any size, and where no automaton is installed.

Texts repeat their words. What stands between two spaces (a token) is taken apart once: which forms stand in
it, and which begin in it and may go on after it; both are remembered. To read a text is then to split it
and to ask what is known of each token, which of most is nothing. So the time hardly depends on how many
forms there are. A token that is new costs some microseconds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.glossary.fold import Folded
from translit.glossary.index import Index, Node
from translit.glossary.joining import beginnings
from translit.glossary.memory import Memory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Hits", "Lookup"]

_WORD = re.compile(r"[^\W_]+")
_SPACE, _LINE = 32, 10  # what parts tokens


class Hits(NamedTuple):
    """Places where a node was found: key offsets, the place where its word begins, the node."""

    start: list[int]
    end: list[int]
    word: list[int]
    node: list[int]


Hit = tuple[int, int, int, int]
Spans = tuple[tuple[int, int], ...]


class _Token(NamedTuple):
    """What is known of a token: the forms in it, and (start, word's start) of those that may go on."""

    hits: tuple[Hit, ...]
    open: Spans


class Lookup:
    """Finds the forms of an index in texts. Thread-safe; a copy of it has read nothing yet."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._nodes = Memory(index.look)
        self._spans = Memory(_spans)
        self._known: dict[tuple[int, ...], Memory[_Token | None]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Lookup, (self.index,)

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> Hits:
        """Every form that stands in the text from a word's beginning, or after clitics, to a word's end.

        ``tails`` are lengths of endings that a last word may carry besides.
        """
        tails = tuple(tails)
        tokens = folded.text.replace("\n", " ").split(" ")
        found = list(map(self._tokens(tails).__getitem__, tokens))
        numbers = list(compress(range(len(found)), found))
        if not numbers:
            return Hits([], [], [], [])
        gaps = _gaps(folded).data
        walk = _Walk(self._nodes.__getitem__, folded.text, tails)
        for number, (hits, going_on) in zip(numbers, filter(None, found), strict=True):
            at = gaps[number - 1] + 1 if number else 0
            for start, end, word, node in hits:
                walk.hits.append((at + start, at + end, at + word, node))
            if going_on:
                self._follow(walk, tokens, number, at, going_on)
        return Hits(*map(list, zip(*walk.hits, strict=True))) if walk.hits else Hits([], [], [], [])

    def _tokens(self, tails: tuple[int, ...]) -> Memory[_Token | None]:
        known = self._known.get(tails)
        if known is None:
            known = self._known[tails] = Memory(functools.partial(self._read, tails=tails))
        return known

    def _read(self, token: str, tails: tuple[int, ...]) -> _Token | None:
        """What stands in a token."""
        walk = _Walk(self.index.look, token, tails)
        spans = self._spans[token]
        going_on = [
            (start, word)
            for number, (word, end) in enumerate(spans)
            for start in beginnings(token, word, end)
            if walk.on((start, word), spans, number)
        ]
        return _Token(tuple(walk.hits), tuple(going_on)) if walk.hits or going_on else None

    def _follow(
        self, walk: _Walk, tokens: list[str], number: int, at: int, going_on: Spans
    ) -> None:
        """Add what begins in a token, which stands at a place, and ends in a later one."""
        after = at + len(tokens[number]) + 1
        spans = self._spans[tokens[number + 1]] if number + 1 < len(tokens) else ()
        for start, word in going_on:
            # Nearly all end here: the next word is none that the form goes on with.
            begin = at + start
            if spans and not walk.tails and not self._nodes[walk.text[begin : after + spans[0][1]]]:
                continue
            base = after
            for later in range(number + 1, len(tokens)):
                if not walk.on((begin, at + word), self._spans[tokens[later]], 0, base):
                    break
                base += len(tokens[later]) + 1


class _Walk:
    """From word to word of a text, or of a token, as far as forms go."""

    __slots__ = ("hits", "look", "tails", "text")

    def __init__(
        self, look: Callable[[str], Node | None], text: str, tails: tuple[int, ...]
    ) -> None:
        self.look = look
        self.text = text
        self.tails = tails
        self.hits: list[Hit] = []

    def on(self, place: tuple[int, int], spans: Spans, first: int = 0, base: int = 0) -> bool:
        """Add the forms from a (start, word's start) to an end of these words; whether any goes on.

        Words are counted from the ``first``, their places from ``base``.
        """
        start, word = place
        text, look = self.text, self.look
        for number in range(first, len(spans)):
            low, end = base + spans[number][0], base + spans[number][1]
            for tail in self.tails:
                if end - tail > max(low, start):
                    self._add(look(text[start : end - tail]), start, end - tail, word)
            node = look(text[start:end])
            self._add(node, start, end, word)
            if not node or not node[2]:
                return False
        return True

    def _add(self, node: Node | None, start: int, end: int, word: int) -> None:
        if node and node[1]:
            self.hits.append((start, end, word, node[0]))


def _spans(token: str) -> Spans:
    """Where the words of a token begin and end. A word is a run of letters and digits."""
    if token.isalnum():
        return ((0, len(token)),)
    return tuple(match.span() for match in _WORD.finditer(token))


def _gaps(folded: Folded) -> NDArray[np.intp]:
    """Where the spaces and line ends between tokens stand."""
    codes = folded.codes
    gaps: NDArray[np.intp] = ((codes == _SPACE) | (codes == _LINE)).nonzero()[0]
    return gaps
