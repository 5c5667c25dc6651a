"""Where in a text a known form may begin: told of all its words at once, before any is looked up.

A form's head is its first word, of which eight letters count, a byte each; of a form of several words, that
and the first two letters of the second. A table knows the heads of all forms: each sets four bits of one of
its cells, so a head whose bits are not all there is none of them, and one in a hundred others is let through
(a blocked Bloom filter: Putze, Sanders and Singler 2007). It takes two bytes for a form. A text asks it twice
for each word and for what follows its clitics: what that costs hangs neither on the number of forms nor on
whether the words were seen before.
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

__all__ = ["Words", "heads_of", "table_of"]

_LETTERS = 8  # of a first word that count
_CELL, _SET = 64, 4  # bits of a cell, and those that a head sets in it
_ROOM = 16  # bits of the table for each head
_PATTERNS = 1 << 10  # ways to set them
_LED = 12  # bits of a place in the table of stacks
_MIX = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads heads over the cells
_SECOND = 0xD6E8FEB86659FD93  # odd: what a first word is multiplied by when a second one follows


class Words(NamedTuple):
    """The words of a key: its characters as bytes, 0 between words, and where the words start and end."""

    letters: NDArray[np.uint8]
    starts: Places
    ends: Places

    @classmethod
    def of(cls, codes: NDArray[np.uint16]) -> Words:
        """The words of a key of these characters. A word is a run of letters and digits."""
        import numpy as np

        padded = np.zeros(len(codes) + 2 + 2 * _LETTERS, np.uint8)  # to look past the end
        _bytes().take(codes, out=padded[1 : len(codes) + 1], mode="clip")
        inside = padded != 0
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        return cls(padded[1:], edges[0::2], edges[1::2])

    def firsts(self, starts: Places, ends: Places) -> Heads:
        """The words, or rests of words, between these places, as numbers: up to eight letters count."""
        import numpy as np

        # The eight bytes from each place on.
        every = np.ndarray((len(self.letters) - _LETTERS,), "<u8", self.letters.data, 0, (1,))
        found: Heads = every[starts]
        found &= _masks().take(ends - starts, mode="clip")
        return found

    def begun(self, table: Heads, tails: Sequence[int] = ()) -> list[tuple[int, int]]:
        """(number of a word, place in it) where a form may begin; ``tails``: endings that words may carry."""
        import numpy as np

        words = self.firsts(self.starts, self.ends)
        count = len(words)
        led, lengths = _led(words)
        starts, ends = self.starts.take(led), self.ends.take(led)
        starts += lengths
        seconds = _seconds(words)
        second = np.concatenate((seconds, seconds.take(led)))
        asked = np.empty((2, len(second)), np.uint64)
        np.concatenate((words, self.firsts(starts, ends)), out=asked[0])
        _paired(asked[0], second, out=asked[1])
        known = _known(table, asked)
        found = known[0] | known[1]
        if tails:
            sides = (self.starts, self.ends), (starts, ends)
            found |= np.concatenate([self._tailed(table, *side, tails) for side in sides])
            # Of a second word a letter may be all that stays.
            found |= _known(table, _paired(asked[0], second & _number(0xFF)))
        numbers, places, begins = led.data, starts.data, self.starts.data
        return [
            (at, begins[at]) if at < count else (numbers[at - count], places[at - count])
            for at in found.nonzero()[0].tolist()
        ]

    def _tailed(
        self, table: Heads, starts: Places, ends: Places, tails: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Whether a form of one word may stand between two places with one of the endings."""
        import numpy as np

        found = np.zeros(len(starts), bool)
        for tail in tails:
            found |= _known(table, self.firsts(starts, np.maximum(ends - tail, starts)))
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
    heads = words.firsts(words.starts, words.ends)
    heads = np.where(several, _paired(heads, _seconds(heads)), heads)
    return distinct(heads[first])


def _seconds(words: Heads) -> Heads:
    """The first two letters of the word after each; 0 after the last."""
    import numpy as np

    found = np.zeros(len(words), np.uint64)
    np.bitwise_and(words[1:], _number(0xFFFF), out=found[:-1])
    return found


def _paired(first: Heads, second: Heads, out: Heads | None = None) -> Heads:
    """The heads of forms that begin with these words."""
    import numpy as np

    heads: Heads = np.multiply(first, _number(_SECOND), out=out)
    heads += second
    return heads


def _led(words: Heads) -> tuple[Places, Places]:
    """(number of a word, letters) where words begin with what looks like a stack of clitics."""
    masks, factors, table = _stacks()
    led = words & masks
    led *= factors
    led >>= _number(_CELL - _LED)
    at = table.take(led.ravel().view("q")).nonzero()[0]
    lengths = at // max(len(words), 1)
    at -= lengths * len(words)
    lengths += 1
    return at, lengths


def table_of(heads: Heads) -> Heads:
    """The table that knows these heads; its length is a power of two."""
    import numpy as np

    cells = len(heads) * _ROOM // _CELL
    table = np.zeros(1 << max(cells.bit_length(), 1), np.uint64)
    np.bitwise_or.at(table, *_places(heads, len(table)))
    return table


def _known(table: Heads, heads: Heads) -> NDArray[np.bool_]:
    cells, bits = _places(heads, len(table))
    known: NDArray[np.bool_] = (table.take(cells) & bits) == bits
    return known


def _places(heads: Heads, size: int) -> tuple[NDArray[np.int64], Heads]:
    """The cell of each head in a table of that size, and the bits that it sets there."""
    mixed = heads * _number(_MIX)
    cells = (mixed >> _number(_CELL - size.bit_length() + 1)).view("q")
    mixed >>= _number(_CELL // 2)
    mixed &= _number(_PATTERNS - 1)
    return cells, _patterns().take(mixed.view("q"))


@functools.cache
def _number(value: int) -> np.uint64:
    """A number that arrays of them are reckoned with, made once."""
    import numpy as np

    return np.uint64(value)


@functools.cache
def _patterns() -> Heads:
    """Up to four bits of a cell, in so many ways; files rely on them."""
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
def _stacks() -> tuple[Heads, Heads, NDArray[np.bool_]]:
    """The masks of each length, the factors, (lengths, 1) both, and (places,) where there are stacks."""
    import numpy as np

    lengths = range(1, max(map(len, every_stack())) + 1)
    factors = [_MIX * (2 * length + 1) % (1 << _CELL) for length in lengths]
    table = np.zeros(1 << _LED, bool)
    for stack in every_stack():
        number = int.from_bytes(bytes(_bytes()[[ord(letter) for letter in stack]]), "little")
        table[(number * factors[len(stack) - 1] % (1 << _CELL)) >> (_CELL - _LED)] = True
    return _masks()[lengths, None], np.array(factors, np.uint64)[:, None], table


@functools.cache
def _bytes() -> NDArray[np.uint8]:
    """The byte of each character of the basic plane: 0 for what is in no word. Some share one."""
    import numpy as np

    return np.where(word_flags(), np.arange(1 << 16) % 0xFF + 1, 0).astype(np.uint8)
