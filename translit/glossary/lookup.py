"""Where the forms of an index stand in a text, however many there are: without a package, and for any size.

A filter tells of all words at once where a form may begin (``heads``); from each of these few places the
index is asked, word by word, as far as forms go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from translit.glossary.heads import Words
from translit.glossary.joining import every_stack
from translit.glossary.memory import Memory

if TYPE_CHECKING:
    from translit.glossary.fold import Folded
    from translit.glossary.index import Index, Node

__all__ = ["Hit", "Lookup"]

Hit = tuple[int, int, int, int]
"""Where a node was found: the node, the key offsets of start and end, and of where its word begins."""


class Lookup:
    """Finds the forms of an index in texts. Thread-safe; a copy of it has looked up nothing yet."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._look: Callable[[str], Node | None] = Memory(index.look).__getitem__

    def __reduce__(self) -> tuple[Any, ...]:
        return Lookup, (self.index,)

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> list[Hit]:
        """Every form that stands in the text from a word's beginning, or after clitics, to a word's end.

        ``tails`` are lengths of endings that a last word may carry besides.
        """
        words, stacks, text, look = Words.of(folded.codes), every_stack(), folded.text, self._look
        walk = _Walk(look, text, words, tails)
        add = walk.hits.append
        begun = words.begun(self.index.heads, tails)
        for start, end, word, number, on in zip(*begun, strict=True):
            if start != word and text[word:start] not in stacks:
                continue
            if tails:
                walk.tailed(start, number, word)
            found = look(text[start:end])
            if found is None:
                continue
            node, whole, more = found
            if whole:
                add((node, start, end, word))
            if on and more:
                walk.on(start, number + 1, word)
        return walk.hits


class _Walk:
    """From word to word of a text, as far as forms go."""

    __slots__ = ("begins", "ends", "hits", "look", "tails", "text")

    def __init__(
        self, look: Callable[[str], Node | None], text: str, words: Words, tails: Sequence[int]
    ) -> None:
        self.look = look
        self.text = text
        self.begins, self.ends = words.starts.data, words.ends.data
        self.tails = tails
        self.hits: list[Hit] = []

    def on(self, start: int, number: int, word: int) -> None:
        """Add the forms from a place to an end of the n-th word or of a later one."""
        text, look = self.text, self.look
        for at in range(number, len(self.ends)):
            if self.tails:
                self.tailed(start, at, word)
            end = self.ends[at]
            node = look(text[start:end])
            if node is None:
                return
            if node[1]:
                self.hits.append((node[0], start, end, word))
            if not node[2]:
                return

    def tailed(self, start: int, number: int, word: int) -> None:
        """Add the forms from a place to an ending of the n-th word."""
        low, end = max(self.begins[number], start), self.ends[number]
        for tail in self.tails:
            if end - tail > low:
                node = self.look(self.text[start : end - tail])
                if node and node[1]:
                    self.hits.append((node[0], start, end - tail, word))
