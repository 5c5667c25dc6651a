"""The cases of many names at once: their hashes and heads, of which no string is made.

A case of a name is the stems of its words, each with an end of that case (``cases.py`` spells it). A hash
is a sum over letters, so that of a case is the sum of what its stems and ends give; a name has two stems or
three, and a language some dozens of ends. Spelled out, the cases would be most of what a name costs.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from translit.glossary.cases import FEMININE, LONGEST, MOST, VOWELS, tails_of
from translit.glossary.hashing import (
    DIGIT,
    FIRST,
    HALF,
    SECOND,
    Hashed,
    distinct,
    hash_of,
    left,
    powers,
    word_flags,
)  # fmt: skip
from translit.glossary.heads import Words, heads_of_two, letters_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

__all__ = ["Composed", "composed"]

_PRIMES = FIRST, SECOND
_STAYS = 0  # the row of a word that stays as it is


class Composed(NamedTuple):
    """Names in their cases, a row each: the number of the name, that of the case, what an index knows.

    ``spelled`` are the numbers of names of which nothing is told: ``cases.Declension`` has to.
    """

    names: Numbers
    cases: Numbers
    hashed: Hashed
    heads: Hashes
    spelled: Numbers


def composed(names: Sequence[str], lang: str) -> Composed:
    """The oblique cases of keys of names. One that holds more than letters and spaces is to be spelled."""
    import numpy as np

    page, ends = _Page.of(names), _ends(lang)
    fit, spelled = page.fit()
    words, rows = _inflected(page, ends, fit)
    made, order = [], []
    for held in range(2, MOST + 1):
        here = np.flatnonzero(rows.held == held)
        first = rows.first[here]
        made.append(words.joined([*(first + at for at in range(held - 1)), rows.last[here]]))
        order.append(here)
    number = np.concatenate(order)
    cases = rows.case[number, None] + np.arange(ends.cases)
    hashes, begun, heads = (
        np.concatenate([column.ravel() for column in columns])
        for columns in zip(*made, strict=True)
    )
    found = Hashed(hashes, np.arange(len(hashes)), distinct(begun))
    names_of = rows.names[number].repeat(ends.cases)
    return Composed(names_of, cases.ravel(), found, distinct(heads), spelled)


class _Inflected(NamedTuple):
    """Names, a row each, some twice: the number of the name, its words, the number of the first case."""

    names: Numbers
    first: Numbers
    last: Numbers
    held: Numbers
    case: Numbers


def _inflected(page: _Page, ends: _Ends, names: Numbers) -> tuple[_Words, _Inflected]:
    """These names of a page; where the first word may be a woman's name, again with the last as it is."""
    import numpy as np

    first, held = page.first[names], page.held[names]
    last = first + held - 1
    words = np.arange(len(page.starts))
    kinds = ends.given.of(page, words)
    kinds[last] = ends.last.of(page, last)
    again = page.ending(first, FEMININE) & ~page.ending(last, VOWELS)
    stay = last[again]
    every = _Words.of(
        page, ends, np.append(words, stay), np.append(kinds, np.full_like(stay, _STAYS))
    )
    rows = _Inflected(
        np.append(names, names[again]),
        np.append(first, first[again]),
        np.append(last, len(words) + np.arange(len(stay))),
        np.append(held, held[again]),
        np.append(np.zeros_like(names), np.full_like(stay, ends.cases)),
    )
    return every, rows


class _Page(NamedTuple):
    """Names in lines: where their words start and end; of each name the first word and how many."""

    codes: NDArray[np.uint16]
    starts: Numbers
    ends: Numbers
    first: Numbers
    held: Numbers

    @classmethod
    def of(cls, names: Sequence[str]) -> _Page:
        """The page of these keys. Words are what stands between spaces."""
        import numpy as np

        codes = np.frombuffer("\n".join(names).encode("utf-16-le"), np.uint16)
        inside = np.zeros(len(codes) + 2, bool)
        np.logical_and(codes != ord(" "), codes != ord("\n"), out=inside[1:-1])
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        starts, ends = edges[0::2], edges[1::2]
        line = np.searchsorted((codes == ord("\n")).nonzero()[0], starts)
        count = np.bincount(line, minlength=len(names))
        return cls(codes, starts, ends, np.cumsum(count) - count, count)

    def fit(self) -> tuple[Numbers, Numbers]:
        """The numbers of names that have cases, and of those that have to be spelled."""
        import numpy as np

        capital, upper, lower, letter = (table[self.codes] for table in _letters())
        rest = self.starts + 1
        named = capital[self.starts] & ~_any(upper, rest, self.ends) & _any(lower, rest, self.ends)
        after = self.first + self.held
        several = (self.held > 1) & (self.held <= MOST)
        odd = several & _any(_any(~letter, self.starts, self.ends), self.first, after)
        fit = several & ~odd & ~_any(~named, self.first, after)
        return np.flatnonzero(fit), np.flatnonzero(odd)

    def ending(self, words: Numbers, letters: str) -> Flags:
        """Whether each of these words ends in one of the letters."""
        import numpy as np

        return np.isin(self.codes[self.ends[words] - 1], [ord(letter) for letter in letters])


def _any(flags: Flags, starts: Numbers, ends: Numbers) -> Flags:
    """Whether one is set between two places each."""
    import numpy as np

    sums = np.append(0, np.cumsum(flags))
    found: Flags = sums[ends] > sums[starts]
    return found


class _Rows(NamedTuple):
    """Which row of ends a word takes: the consonants', or by its own end.

    ``known`` are ends of one length each, the shortest first: as numbers, sorted, with their rows.
    """

    consonant: int
    known: list[tuple[int, Hashes, Numbers]]

    def of(self, page: _Page, words: Numbers) -> Numbers:
        """The row of each of these words."""
        import numpy as np

        out = np.where(page.ending(words, VOWELS), _STAYS, self.consonant)
        padded = np.zeros(len(page.codes) + LONGEST, np.uint16)
        padded[LONGEST:] = page.codes
        tails = np.ndarray((len(page.codes) + 1,), "<u8", padded.data, 0, (2,))[page.ends[words]]
        sizes = page.ends[words] - page.starts[words]
        for size, known, rows in self.known:
            tail = tails >> np.uint64(16 * (LONGEST - size))
            at = np.minimum(np.searchsorted(known, tail), len(known) - 1)
            hit = (known[at] == tail) & (sizes > size)
            out[hit] = rows[at[hit]]
        return out


class _Ends(NamedTuple):
    """What becomes of words' ends in a language, a row each: how many letters go, what comes in each case.

    ``sizes``, ``hashes`` (by either prime) and ``letters`` are of what comes.
    """

    cases: int
    cut: Numbers
    sizes: Numbers
    hashes: list[Hashes]
    letters: Hashes
    given: _Rows
    last: _Rows


@functools.cache
def _ends(lang: str) -> _Ends:
    import numpy as np

    tables = [tails_of(lang, surname=surname) for surname in (False, True)]
    stays = ("", ("",) * len(tables[0][""]))
    numbers = {
        row: at
        for at, row in enumerate(dict.fromkeys([stays, *chain(*(t.items() for t in tables))]))
    }
    after = [found for _, found in numbers]
    hashes = np.array([[hash_of(end) for end in row] for row in after], np.uint64)
    given, last = (_rows(table, numbers) for table in tables)
    return _Ends(
        len(stays[1]),
        np.array([len(end) for end, _ in numbers]),
        np.array([[len(end) for end in row] for row in after]),
        [hashes >> np.uint64(HALF), hashes & np.uint64((1 << HALF) - 1)],
        np.array([[letters_of(end) for end in row] for row in after], np.uint64),
        given,
        last,
    )


def _rows(
    table: Mapping[str, tuple[str, ...]], numbers: Mapping[tuple[str, tuple[str, ...]], int]
) -> _Rows:
    """The rows of a table of ends, by their numbers."""
    import numpy as np

    known = []
    for size in range(1, LONGEST + 1):
        its = sorted((_number(end), numbers[end, table[end]]) for end in table if len(end) == size)
        if its:
            ends, rows = zip(*its, strict=True)
            known.append((size, np.array(ends, np.uint64), np.array(rows)))
    return _Rows(numbers["", table[""]], known)


def _number(end: str) -> int:
    return int.from_bytes(end.encode("utf-16-le"), "little")


class _Words(NamedTuple):
    """Words in every case, a row each: their sizes, their hashes by either prime, their first letters."""

    sizes: Numbers
    hashes: list[Hashes]
    letters: Hashes

    @classmethod
    def of(cls, page: _Page, ends: _Ends, words: Numbers, rows: Numbers) -> _Words:
        """These words of a page with these rows of ends."""
        import numpy as np

        starts = page.starts[words]
        sizes = page.ends[words] - starts - ends.cut[rows]
        hashes = []
        for prime, end in zip(_PRIMES, ends.hashes, strict=True):
            stem = left(page.codes, starts, starts + sizes, prime)[:, None]
            power = powers(DIGIT, len(page.codes), prime)[0][sizes][:, None]
            hashes.append((stem + power * end[rows]) % np.uint64(prime))
        stem = Words.of(page.codes).firsts(starts, starts + sizes)[:, None]
        shift = 8 * np.minimum(sizes, 8).astype(np.uint64)[:, None]
        letters = stem | np.where(shift < 64, ends.letters[rows] << shift, np.uint64(0))
        return cls(sizes[:, None] + ends.sizes[rows], hashes, letters)

    def joined(self, columns: Sequence[Numbers]) -> tuple[Hashes, Hashes, Hashes]:
        """Names of these words, a column each, in every case: hashes, those of beginnings, heads."""
        import numpy as np

        halves = []
        for prime, hashes in zip(_PRIMES, self.hashes, strict=True):
            modulus = np.uint64(prime)
            power = powers(DIGIT, int(self.sizes.max(initial=0)) * MOST + MOST, prime)[0]
            sums, size = [hashes[columns[0]]], self.sizes[columns[0]]
            for column in columns[1:]:
                word = (hashes[column] * np.uint64(DIGIT) + np.uint64(ord(" "))) % modulus
                sums.append((sums[-1] + power[size] * word) % modulus)
                size = size + 1 + self.sizes[column]
            halves.append(np.stack(sums))
        every = halves[0] << np.uint64(HALF) | halves[1]
        heads = heads_of_two(self.letters[columns[0]], self.letters[columns[1]])
        return every[-1], every[:-1], heads


@functools.cache
def _letters() -> tuple[Flags, Flags, Flags, Flags]:
    """Of each character of the basic plane: a capital, no small letter but cased, a small one, a letter."""
    import numpy as np

    every = [chr(code) for code in range(0x10000)]
    capital, lower = (
        np.fromiter(map(tells, every), bool, len(every)) for tells in (str.isupper, str.islower)
    )
    title = np.fromiter((unicodedata.category(c) == "Lt" for c in every), bool, len(every))
    return capital, capital | title, lower, word_flags()
