"""Where in a text a known form may begin: told of all its words at once, before any is looked up.

A form's head is its first word, of which eight letters count, a byte each; of a form of several words, that
and the first two letters of the second. A table knows the heads of all forms: each sets five bits of one of
its cells, so a head whose bits are not all there is none of them, and one in two hundred others is let
through (a blocked Bloom filter: Putze, Sanders and Singler 2007). It takes two bytes for a form. A text asks
it twice for each word and for what follows its clitics, and both answers stand side by side: what that costs
hangs neither on the number of forms nor on whether the words were seen before.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.glossary.hashing import distinct, word_flags
from translit.glossary.joining import every_stack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]
    Heads = NDArray[np.uint64]

__all__ = ["Begun", "Words", "heads_of", "heads_of_two", "letters_of", "table_of"]

_LETTERS = 8  # of a first word that count
_CELL, _SET = 64, 5  # bits of a cell, and those that a head sets in it
_ROOM = 16  # bits of the table for each head
_PATTERNS = 1 << 12  # ways to set them
_NEAR = 16  # bits of a head that only its first word sets: those that share it stand close together
# Of a second word two letters count; of one that carries an ending, one may be all that stays.
_SECONDS = (0xFFFF, 0xFF)
_STACK = 4  # letters of the longest stack of clitics, a power of two
_MIX = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads heads over the cells
_SECOND = 0xD6E8FEB86659FD93  # odd: spreads the letters of a second word


class Begun(NamedTuple):
    """Places where a form may begin, in columns; ``more``: one that goes on with the next word."""

    places: list[int]
    ends: list[int]  # of the word
    words: list[int]  # where the word starts
    numbers: list[int]  # of the word
    more: list[bool]


class Words(NamedTuple):
    """The words of a key: where they start and end, and the eight letters from each place on, as a number.

    A letter is a byte there; 0 is what stands between words.
    """

    letters: Heads
    starts: Places
    ends: Places

    @classmethod
    def of(cls, codes: NDArray[np.uint16]) -> Words:
        """The words of a key of these characters. A word is a run of letters and digits."""
        import numpy as np

        padded = np.zeros(len(codes) + 1 + _LETTERS, np.uint8)  # to look past both ends
        _bytes().take(codes, out=padded[1 : len(codes) + 1], mode="clip")
        inside = padded != 0
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        every = np.ndarray((len(codes) + 1,), "<u8", padded.data, 1, (1,))
        return cls(np.ascontiguousarray(every), edges[0::2], edges[1::2])

    def firsts(self, starts: Places, ends: Places) -> Heads:
        """The words, or rests of words, between these places, as numbers: up to eight letters count.

        A rest may begin past the end: of what only looks like a stack of clitics nothing is left.
        """
        found = self.letters.take(starts, mode="clip")
        found &= _masks().take(ends - starts, mode="clip")
        return found

    def begun(self, table: Heads, tails: Sequence[int] = ()) -> Begun:
        """The places where a form may begin. ``tails``: lengths of endings that words may carry."""
        import numpy as np

        count = len(self.starts)
        led, lengths = self._led()
        # The words, then the rests of those that something leads.
        numbers = np.concatenate((np.arange(count), led))
        starts, ends = self.starts.take(numbers), self.ends.take(numbers)
        starts[count:] += lengths
        words = self.firsts(starts, ends)
        asked = np.empty((3 if tails else 2, len(words)), np.uint64)
        np.multiply(words, _number(_MIX), out=asked[0])
        for row in range(1, len(asked)):
            after = _seconds(words[:count], _SECONDS[row - 1])
            np.bitwise_xor(asked[0], after.take(numbers), out=asked[row])
        found, more, *others = _known(table, asked)
        for other in others:
            more |= other
        if tails:
            found |= self._tailed(table, starts, ends, tails)
        found |= more
        at = found.nonzero()[0]
        numbers = numbers.take(at)
        return Begun(
            starts.take(at).tolist(),
            ends.take(at).tolist(),
            self.starts.take(numbers).tolist(),
            numbers.tolist(),
            more.take(at).tolist(),
        )

    def _led(self) -> tuple[Places, Places]:
        """(number of a word, letters) where words begin with what looks like a stack of clitics.

        The first two letters tell, so some of the places are none; who looks there sees it.
        """
        import numpy as np

        firsts = self.letters.take(self.starts).view(np.uint16)[:: _LETTERS // 2]
        at = _stacks().take(firsts).view(bool).nonzero()[0]
        lengths = at & (_STACK - 1)
        lengths += 1
        at >>= _STACK.bit_length() - 1
        return at, lengths

    def _tailed(
        self, table: Heads, starts: Places, ends: Places, tails: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Whether a form of one word may stand between two places with one of the endings."""
        import numpy as np

        found = np.zeros(len(starts), bool)
        for tail in tails:
            rests = self.firsts(starts, np.maximum(ends - tail, starts))
            found |= _known(table, rests * _number(_MIX))
        return found


def heads_of(keys: Sequence[str]) -> Heads:
    """The heads of keys, none of which holds a line feed; each once."""
    import numpy as np

    codes = np.frombuffer("\n".join(keys).encode("utf-16-le"), np.uint16)
    words = Words.of(codes)
    line = np.searchsorted((codes == ord("\n")).nonzero()[0], words.starts)
    new = line[1:] != line[:-1]
    first = np.ones(len(line), bool)
    first[1:] = new
    several = np.zeros(len(line), bool)
    several[:-1] = ~new
    letters = words.firsts(words.starts, words.ends)
    heads = letters * _number(_MIX)
    heads[several] ^= _seconds(letters, _SECONDS[0])[several]
    return distinct(heads[first])


def letters_of(word: str) -> int:
    """The letters of a word as they count in a head, as one number; up to eight fit."""
    return int.from_bytes(_bytes()[[ord(letter) for letter in word]].tobytes(), "little")


def heads_of_two(firsts: Heads, seconds: Heads) -> Heads:
    """The heads of forms that begin with these two words, as numbers each (``Words.firsts``)."""
    after = seconds & _number(_SECONDS[0])
    after *= _number(_SECOND)
    after >>= _number(_NEAR)
    after ^= firsts * _number(_MIX)
    return after


def _seconds(words: Heads, letters: int) -> Heads:
    """What makes the head of each word that of it and the first letters of the next; 0 for the last."""
    import numpy as np

    found = np.zeros(len(words), np.uint64)
    np.bitwise_and(words[1:], _number(letters), out=found[:-1])
    found *= _number(_SECOND)
    found >>= _number(_NEAR)
    return found


def table_of(heads: Heads) -> Heads:
    """The table that knows these heads, which are used up; its length is a power of two."""
    import numpy as np

    cells = len(heads) * _ROOM // _CELL
    table = np.zeros(1 << max(cells.bit_length(), 1), np.uint64)
    np.bitwise_or.at(table, _cells(heads, len(table)), _bits(heads))
    return table


def _known(table: Heads, heads: Heads) -> NDArray[np.bool_]:
    """Whether the table knows each head. The heads are used up."""
    held = table.take(_cells(heads, len(table)))
    bits = _bits(heads)
    held &= bits
    known: NDArray[np.bool_] = held == bits
    return known


def _cells(heads: Heads, size: int) -> Places:
    """The cell of each head in a table of that size."""
    return (heads >> _number(_CELL - size.bit_length() + 1)).view("q")


def _bits(heads: Heads) -> Heads:
    """The bits that each head sets in its cell. The heads are used up."""
    heads >>= _number(_CELL // 2)
    heads &= _number(_PATTERNS - 1)
    return _patterns().take(heads.view("q"))


@functools.cache
def _number(value: int) -> np.uint64:
    """A number that arrays of them are reckoned with, made once."""
    import numpy as np

    return np.uint64(value)


@functools.cache
def _patterns() -> Heads:
    """Up to five bits of a cell, in so many ways; files rely on them."""
    import numpy as np

    mixed = (2 * np.arange(_PATTERNS, dtype=np.uint64) + np.uint64(1)) * np.uint64(_MIX)
    bits = [mixed >> np.uint64(_CELL - 6 * (n + 1)) & np.uint64(_CELL - 1) for n in range(_SET)]
    out: Heads = np.bitwise_or.reduce([np.uint64(1) << bit for bit in bits])
    return out


@functools.cache
def _masks() -> Heads:
    """What is left of eight bytes when so many of them belong to a word."""
    import numpy as np

    return np.array([(1 << 8 * count) - 1 for count in range(_LETTERS + 1)], np.uint64)


@functools.cache
def _stacks() -> NDArray[np.uint32]:
    """For every two letters a flag for each length that a stack of clitics has that begins with them."""
    import numpy as np

    table = np.zeros((1 << 16, _STACK), bool)
    for stack in every_stack():
        first, second = _bytes()[[ord(letter) for letter in f"{stack}\n"[:2]]].tolist()
        seconds = slice(None) if len(stack) == 1 else slice(second, second + 1)
        table.reshape(1 << 8, 1 << 8, _STACK)[seconds, first, len(stack) - 1] = True
    return table.view(np.uint32)[:, 0]


@functools.cache
def _bytes() -> NDArray[np.uint8]:
    """The byte of each character of the basic plane: 0 for what is in no word. Some share one."""
    import numpy as np

    return np.where(word_flags(), np.arange(1 << 16) % 0xFF + 1, 0).astype(np.uint8)
