"""Some hundred segments as arrays of characters and words: what they may have is told for all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from translit.checks.vocabulary import Vocabulary
from translit.edit import Normalized
from translit.segment import Segment

if TYPE_CHECKING:
    from translit.checks.base import Check, Context

__all__ = ["Block", "Mask", "Side"]

Mask = npt.NDArray[np.bool_]
"""One truth value a segment."""
Array = npt.NDArray[Any]
Fact = Callable[[str], Any]

_BETWEEN = "\uffff"  # a noncharacter, so that an empty text too has a place among the joined ones
_CODE_POINTS = 0x110000
_PLANE = 0x10000
_MARKS = range(ord("\N{ARABIC FATHATAN}"), ord("\N{ARABIC SUKUN}") + 1)
_SPACE = np.uint32(ord(" "))
_HASH = 0xFFFFFFFF
_NO_NAMES = Normalized("")
_MIX = 1_000_003


class Words(NamedTuple):
    """The words of all texts in one row: their numbers, the text of each, and its place there.

    ``of`` is the number of the text, ``bounds`` where in the row each text begins (and the last ends).
    """

    numbers: npt.NDArray[np.int32]
    of: Array
    bounds: Array
    start: Array
    end: Array
    text: list[str]


class Side:
    """One side of a block. Words are those of ``Context.tokens``."""

    def __init__(self, texts: Sequence[str | None], vocabulary: Vocabulary) -> None:
        self.texts = [text or "" for text in texts]
        self.vocabulary = vocabulary

    @cached_property
    def lengths(self) -> Array:
        """Code points of each text."""
        return np.fromiter(map(len, self.texts), np.int64, len(self.texts))

    @cached_property
    def codes(self) -> npt.NDArray[np.uint32]:
        """The code points of all texts, one that is no character after each."""
        joined = _BETWEEN.join(self.texts) + _BETWEEN
        return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)

    @cached_property
    def starts(self) -> Array:
        """Where among the codes each text begins."""
        return np.cumsum(self.lengths + 1) - self.lengths - 1

    def has(self, characters: frozenset[str]) -> Mask:
        """Which texts hold one of these characters."""
        return self._any(_table(characters)[self.codes])

    def has_pair(self, first: frozenset[str], second: frozenset[str]) -> Mask:
        """Which texts hold one of the first characters right before one of the second."""
        met = _table(first)[self.codes]
        met[:-1] &= _table(second)[self.codes[1:]]
        return self._any(met)

    def has_astral(self) -> Mask:
        """Which texts hold a character beyond the first 65,536."""
        return self._any(self.codes >= _PLANE)

    def _any(self, met: Mask) -> Mask:
        found: Mask = np.logical_or.reduceat(met, self.starts)
        return found

    @cached_property
    def words(self) -> Words:
        """The runs of letters and digits; diacritics stay inside."""
        inside = _inside(self.codes)
        edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
        starts, ends = edges[0::2], edges[1::2]
        plain = np.where(inside, self.codes, _SPACE).tobytes()
        text = plain.decode("utf-32-le").split()
        bounds = np.append(np.searchsorted(starts, self.starts), len(starts))
        of = np.repeat(np.arange(len(self.texts)), np.diff(bounds))
        first = self.starts[of]
        numbers = self.vocabulary.numbers(text)
        return Words(numbers, of, bounds, starts - first, ends - first, text)

    def fact(self, of: Fact, kind: npt.DTypeLike = np.bool_) -> Array:
        """What a function says of each word."""
        numbers = self.words.numbers  # before the fact, which is asked of the words known by then
        return self.vocabulary.fact(of, kind)[numbers]

    def count(self, met: Array) -> Array:
        """How many words of each text are met (or the sum of what each is given)."""
        sums = np.concatenate(([0], np.cumsum(met, dtype=np.int64)))
        found: Array = np.diff(sums[self.words.bounds])
        return found

    def holds(self, of: Fact) -> Mask:
        """Which texts hold a word of which the function says yes."""
        return self.count(self.fact(of)) > 0

    def holds_pair(self, first: Array, second: Array) -> Mask:
        """Which texts hold a word met by the first right before one met by the second."""
        return self.count(np.append(first[:-1] & second[1:] & self._together, False)) > 0

    def has_between(self, characters: frozenset[str]) -> Mask:
        """Which texts hold one of these characters, and nothing else, between two words."""
        words = self.words
        alone = (words.start[1:] == words.end[:-1] + 1) & self._together
        at = self.starts[words.of[:-1]] + words.end[:-1]
        return self.count(np.append(alone & _table(characters)[self.codes[at]], False)) > 0

    def same_next(self, first: Array, second: Array) -> Mask:
        """Which texts hold a word whose first value is the second value of the word after it."""
        return self.count(np.append((first[:-1] == second[1:]) & self._together, False)) > 0

    @cached_property
    def _together(self) -> Mask:
        """Which words stand in one text with the word after them."""
        found: Mask = self.words.of[:-1] == self.words.of[1:]
        return found

    @cached_property
    def hashes(self) -> Array:
        """A number for each word in lower case; two words seldom share one by chance."""
        return self.fact(_hash, np.int64)

    @cached_property
    def pairs_again(self) -> Array:
        """How often each text says two words in a row, at most (by chance, seldom, one too many)."""
        return self.most(self._pairs, self._together)

    @cached_property
    def _pairs(self) -> Array:
        found: Array = (self.hashes[:-1] * _MIX + self.hashes[1:]) & _HASH
        return found

    def triples_again(self, some: Mask) -> Mask:
        """Which of these texts say three words in a row a second time (and, by chance, a few more)."""
        three = (self._pairs[:-1] * _MIX + self.hashes[2:]) & _HASH
        where = self._together[:-1] & self._together[1:] & some[self.words.of[: len(three)]]
        return self.most(three, where) > 1

    def most(self, values: Array, where: Mask) -> Array:
        """How often each text has the value that it has most often, of the words that are met."""
        keys = np.sort((self.words.of[: len(values)][where] << 32) | values[where])
        firsts = np.flatnonzero(np.diff(keys, prepend=-1))
        times = np.diff(firsts, append=len(keys))
        found = np.zeros(len(self.texts), np.int64)
        np.maximum.at(found, keys[firsts] >> 32, times)
        return found


class Block:
    """Segments that are looked at together, each with its context."""

    def __init__(
        self, rows: Sequence[tuple[Segment, Context]], vocabulary: Vocabulary | None = None
    ) -> None:
        self.rows = rows
        self._vocabulary = Vocabulary() if vocabulary is None else vocabulary
        self._concerned: dict[Check, Mask | None] = {}

    @cached_property
    def target(self) -> Side:
        """The targets; one that is absent is empty."""
        return Side([segment.target for segment, _ in self.rows], self._vocabulary)

    @cached_property
    def source(self) -> Side:
        """The sources; one that is absent is empty."""
        return Side([segment.source for segment, _ in self.rows], self._vocabulary)

    @cached_property
    def target_names(self) -> list[Normalized]:
        """The names of each target."""
        return self._names([segment.target for segment, _ in self.rows], self.target_langs)

    @cached_property
    def source_names(self) -> list[Normalized]:
        """The names of each source."""
        return self._names([segment.source for segment, _ in self.rows], self.source_langs)

    def _names(self, texts: Sequence[str | None], langs: Sequence[str | None]) -> list[Normalized]:
        return [
            context.normalized(text, lang) if text and context.glossary is not None else _NO_NAMES
            for text, lang, (_, context) in zip(texts, langs, self.rows, strict=True)
        ]

    @cached_property
    def target_langs(self) -> list[str | None]:
        """The language that each target should be in."""
        return [context.target_lang_of(segment) for segment, context in self.rows]

    @cached_property
    def source_langs(self) -> list[str | None]:
        """The language that each source is in."""
        return [context.source_lang_of(segment) for segment, context in self.rows]

    def concerned(self, check: Check) -> Mask | None:
        """Which segments a check may have anything to say of; it is asked once."""
        if check not in self._concerned:
            self._concerned[check] = check.concerned(self)
        return self._concerned[check]

    def target_is(self, *codes: str) -> Mask:
        """Which targets should be in one of these languages."""
        return self.by(self.target_langs, lambda lang: _subtag(lang) in codes)

    def by(self, langs: Sequence[str | None], told: Callable[[str | None], Mask | bool]) -> Mask:
        """What is told of each segment's language; it is asked once for each there is."""
        found = np.zeros(len(langs), np.bool_)
        for lang, here in self.apart(langs):
            found |= here & told(lang)
        return found

    def apart(self, langs: Sequence[str | None]) -> Iterator[tuple[str | None, Mask]]:
        """Each language there is, and the segments that have it."""
        several = dict.fromkeys(langs)
        for lang in several:
            if len(several) == 1:
                yield lang, np.ones(len(langs), np.bool_)
            else:
                yield lang, np.array([other == lang for other in langs])

    def part(self, places: Sequence[int]) -> Block:
        """A block of some of the segments."""
        return Block([self.rows[at] for at in places], self._vocabulary)


def _subtag(lang: str | None) -> str | None:
    return None if lang is None else lang.partition("-")[0]


def _hash(word: str) -> int:
    return hash(word.lower()) & _HASH


@cache
def _table(characters: frozenset[str]) -> Mask:
    """Which code points are among these characters. Only the pages that are written take memory."""
    table = np.zeros(_CODE_POINTS, np.bool_)
    table[[ord(c) for c in characters]] = True
    return table


def _inside(codes: npt.NDArray[np.uint32]) -> Mask:
    """Which characters are of a word: letters and digits, and the marks that follow them."""
    kinds = _kinds()[codes]
    if len(beyond := np.flatnonzero(codes >= _PLANE)):
        kinds[beyond] = [chr(c).isalnum() for c in codes[beyond].tolist()]
    # A mark on nothing begins no word, nor do several; what stands after the last text is none.
    for at in np.flatnonzero((kinds[1:] == _MARK) & (kinds[:-1] == 0)).tolist():
        while kinds[at + 1] == _MARK:
            at += 1  # noqa: PLW2901 - to the next of several
            kinds[at] = 0
    if kinds[0] == _MARK:
        kinds[: np.argmax(kinds != _MARK)] = 0
    return kinds > 0


_MARK = 2


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """1 for letters and digits, 2 for the marks that stay inside words."""
    kinds = np.zeros(_CODE_POINTS, np.uint8)
    kinds[:_PLANE] = [chr(c).isalnum() for c in range(_PLANE)]
    kinds[_MARKS] = _MARK
    return kinds
