"""Where in a text a known form may begin: told of all its words at once, before any is looked up.

A form's head is its first word, of which eight letters count, a byte each; of a form of several words, that
and the first two letters of the second. A table knows the heads of all forms: each sets four bits of one of
its cells, so a head whose bits are not all there is none of them, and one in a hundred others is let through
(a blocked Bloom filter: Putze, Sanders and Singler 2007). It takes two bytes for a form. A text asks it twice
for each word, and again for each letter that may be a clitic: what that costs hangs neither on the number of
forms nor on whether the words were seen before.
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

        padded = np.zeros(len(codes) + 2 + _LETTERS, np.uint8)
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

    def begun(self, table: Heads, tails: Sequence[int] = ()) -> tuple[Places, Places]:
        """(number of a word, place in it) where a form may begin; ``tails``: endings that words may carry."""
        import numpy as np

        words = self.firsts(self.starts, self.ends)
        numbers, lengths = _led(words)
        starts, ends = self.starts.take(numbers) + lengths, self.ends.take(numbers)
        second = _seconds(words)
        first = np.concatenate((words, self.firsts(starts, ends)))
        numbers = np.concatenate((np.arange(len(words)), numbers))
        starts = np.concatenate((self.starts, starts))
        second = second.take(numbers)
        asked = [first, _joined(first, second)]
        if tails:  # of a second word a letter may be all that stays
            ends = np.concatenate((self.ends, ends))
            asked += [self.firsts(starts, np.maximum(ends - tail, starts)) for tail in tails]
            asked.append(_joined(first, second & np.uint16(0xFF)))
        known = _known(table, np.concatenate(asked)).reshape(len(asked), -1)
        at = np.logical_or.reduce(known).nonzero()[0]
        return numbers.take(at), starts.take(at)


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
    heads = np.where(several, _joined(heads, _seconds(heads)), heads)
    return distinct(heads[first])


def _seconds(words: Heads) -> NDArray[np.uint16]:
    """The first two letters of the word after each; 0 after the last."""
    import numpy as np

    found = np.zeros(len(words), np.uint16)
    found[:-1] = words[1:].astype(np.uint16)
    return found


def _led(words: Heads) -> tuple[Places, Places]:
    """(number of a word, letters) where words begin with what looks like a stack of clitics."""
    import numpy as np

    factors, table = _stacks()
    led = words & _masks()[1 : len(factors) + 1, None]
    led *= factors
    led >>= np.uint64(_CELL - _LED)
    at = table.take(led.ravel().view(np.int64)).nonzero()[0]
    lengths = at // max(len(words), 1)
    return at - lengths * len(words), lengths + 1


def _joined(first: Heads, second: NDArray[np.uint16]) -> Heads:
    """The heads of forms that begin with these words."""
    import numpy as np

    heads = first * np.uint64(_SECOND)
    heads += second
    return heads


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
    import numpy as np

    mixed = heads * np.uint64(_MIX)
    cells = (mixed >> np.uint64(_CELL - size.bit_length() + 1)).view(np.int64)
    mixed >>= np.uint64(_CELL // 2)
    mixed &= np.uint64(_PATTERNS - 1)
    return cells, _patterns().take(mixed.view(np.int64))


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
def _stacks() -> tuple[Heads, NDArray[np.bool_]]:
    """(letters, 1) what stacks of so many letters are multiplied by, and (places,) where there are any."""
    import numpy as np

    longest = max(map(len, every_stack()))
    factors = [_MIX * (2 * letters + 1) % (1 << _CELL) for letters in range(longest)]
    table = np.zeros(1 << _LED, bool)
    for stack in every_stack():
        number = int.from_bytes(bytes(_bytes()[[ord(letter) for letter in stack]]), "little")
        table[(number * factors[len(stack) - 1] % (1 << _CELL)) >> (_CELL - _LED)] = True
    return np.array(factors, np.uint64)[:, None], table


@functools.cache
def _bytes() -> NDArray[np.uint8]:
    """The byte of each character of the basic plane: 0 for what is in no word. Some share one."""
    import numpy as np

    return np.where(word_flags(), np.arange(1 << 16) % 0xFF + 1, 0).astype(np.uint8)
