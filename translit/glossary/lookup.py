"""Forms found by looking words up: for glossaries of any size, and where no automaton is installed.

Texts repeat their words. What stands between two spaces (a token) is taken apart once: which forms stand in
it, and which begin in it and may go on after it; both are remembered. To read a text is then to split it
and to ask what is known of each token, which of most is nothing. So the time hardly depends on how many
forms there are. A token that is new costs some microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.glossary.fold import Folded
from translit.glossary.index import Index, Node
from translit.glossary.joining import rests
from translit.glossary.memory import Memory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Hit", "Lookup"]

_WORD = re.compile(r"[^\W_]+")
_SPACE, _LINE = 32, 10  # what parts tokens
_MARKS = "،.؛:؟!?,;«»“”\"'()[]…–—"


Hit = tuple[int, int, int, int]
"""Where a node was found: the node, the key offsets of start and end, and of where its word begins."""

Spans = tuple[tuple[int, int], ...]


class _Known(NamedTuple):
    """What is known of a piece of text: the forms that end in it, and (start, word's start) of those that
    may go on after it.
    """

    hits: tuple[Hit, ...]
    open: Spans


class Lookup:
    """Finds the forms of an index in texts. Thread-safe; a copy of it has read nothing yet."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: dict[tuple[int, ...], tuple[Memory[_Known | None], Memory[_Known | None]]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Lookup, (self.index,)

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> list[Hit]:
        """Every form that stands in the text from a word's beginning, or after clitics, to a word's end.

        ``tails`` are lengths of endings that a last word may carry besides.
        """
        text = folded.text
        tokens = text.replace("\n", " ").split(" ")
        known, pairs = self._memories(tuple(tails))
        told = list(map(known.__getitem__, tokens))
        found = list(compress(range(len(told)), told))  # of most tokens nothing is known
        if not found:
            return []
        walk = _Walk(self.index.look, text, tuple(tails))
        add, gaps = walk.hits.append, _gaps(folded).data
        tokens.append("")
        for number in found:
            hits, going_on = told[number]  # type: ignore[misc]  # none of these is None
            pair = pairs[f"{tokens[number]} {tokens[number + 1]}"] if going_on else None
            if not hits and pair is None:  # nearly always, where something may go on
                continue
            at = gaps[number - 1] + 1 if number else 0
            for node, start, end, word in hits:
                add((node, at + start, at + end, at + word))
            gap = at + len(tokens[number])
            if pair is not None and text.startswith(" ", gap):  # no form goes on in the next line
                rest = (tokens[later] for later in range(number + 2, len(tokens)))
                walk.further(pair, at, rest, gap + len(tokens[number + 1]) + 2)
        return walk.hits

    def _memories(
        self, tails: tuple[int, ...]
    ) -> tuple[Memory[_Known | None], Memory[_Known | None]]:
        """What is known of tokens, and of two tokens that stand together."""
        known = self._known.get(tails)
        if known is None:
            tokens: Memory[_Known | None] = Memory(lambda token: self._read(token, tokens, tails))
            pairs = Memory(lambda pair: self._read_pair(pair, tokens, tails), most=1 << 14)
            known = self._known[tails] = tokens, pairs
        return known

    def _read(
        self, token: str, tokens: Memory[_Known | None], tails: tuple[int, ...]
    ) -> _Known | None:
        """What stands in a token. Of most nothing does, which is found out the short way."""
        if not token.isalnum():
            word = token.strip(_MARKS)
            if word is not token and word.isalnum() and tokens[word] is None:
                return None
        elif not tails and not any(map(self.index.look, rests(token))):
            return None
        walk = _Walk(self.index.look, token, tails)
        spans = _spans(token)
        going_on = [
            (start, word)
            for number, (word, end) in enumerate(spans)
            for start in (end - len(rest) for rest in rests(token[word:end]))
            if walk.on((start, word), spans, number)
        ]
        return walk.known(going_on)

    def _read_pair(
        self, pair: str, tokens: Memory[_Known | None], tails: tuple[int, ...]
    ) -> _Known | None:
        """What begins in the first of two tokens and ends in the second."""
        first, space, second = pair.partition(" ")
        begun = tokens[first] if space else None
        if begun is None:
            return None
        walk = _Walk(self.index.look, pair, tails)
        spans, base = _spans(second), len(first) + 1
        return walk.known([place for place in begun.open if walk.on(place, spans, 0, base)])


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

    def further(self, begun: _Known, at: int, tokens: Iterable[str], base: int) -> None:
        """Add what began in a piece of text, which stands at a place, and ends in it or later."""
        for node, start, end, word in begun.hits:
            self.hits.append((node, at + start, at + end, at + word))
        going_on = [(at + start, at + word) for start, word in begun.open]
        for token in tokens:
            if not going_on:
                return
            spans = _spans(token)
            going_on = [place for place in going_on if self.on(place, spans, 0, base)]
            base += len(token) + 1

    def known(self, going_on: Sequence[tuple[int, int]]) -> _Known | None:
        """What was found out about a piece of text; None for nothing."""
        return _Known(tuple(self.hits), tuple(going_on)) if self.hits or going_on else None

    def _add(self, node: Node | None, start: int, end: int, word: int) -> None:
        if node and node[1]:
            self.hits.append((node[0], start, end, word))


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
