"""Names as numbers: the groups of letters that end at each position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translit.names.costs import EDGE, Grams, Letters

if TYPE_CHECKING:
    from translit.names.costs import Floats, Ints

__all__ = ["Coded", "code"]

_NOTHING = "\0"  # stands before each name: position 0


@dataclass(frozen=True, eq=False)
class Coded:
    """One side of some pairs, as numbers: every name is coded once, ``rows`` (pairs,) tells which it is.

    ``grams`` (4, positions) are the groups of no, one, two and three letters that end at a position of all
    the names in a row, ``code`` the longest that is known there; ``starts`` (names,) is each one's position
    0, before its first letter. ``lengths`` count letters with the edges, ``words`` the words, ``chance`` is
    what a name's letters cost by chance.
    """

    grams: Ints
    code: Ints
    starts: Ints
    lengths: Ints
    words: Ints
    chance: Floats
    rows: Ints

    def __getitem__(self, pairs: Ints) -> Coded:
        """The side of some of the pairs."""
        return replace(self, rows=self.rows[pairs])

    @property
    def length(self) -> Ints:
        """(pairs,) letters with the edges."""
        length: Ints = self.lengths[self.rows]
        return length

    def codes(self) -> Ints:
        """(longest + 1, pairs) the codes by position; 0 behind a name's end."""
        import numpy as np

        length = self.length
        position = np.arange(int(length.max(initial=0)) + 1)[:, None]
        found: Ints = self.code.take(self.starts[self.rows] + position, mode="clip")
        found *= position <= length
        return found

    def gram(self, size: int, position: int | Ints) -> Ints:
        """(pairs,) the group of so many letters that ends at a position of each."""
        place = self.starts[self.rows] + position
        found: Ints = self.grams[size].take(place, mode="clip")
        return found


def code(names: Sequence[str], side: Grams, alone: Floats | None = None) -> Coded:
    """Folded names with their edges under one side's numbering; ``alone``: what a letter costs by chance."""
    import numpy as np

    lookup = _lookup()
    between = f"{EDGE}{_NOTHING}{EDGE}"
    text = f"{_NOTHING}{EDGE}{between.join(names)}{EDGE}"
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, names), np.intp, len(names)) + 2
    starts = (lengths + 1).cumsum() - lengths - 1
    one, count = lookup.take(points, mode="clip"), side.two.shape[1]
    grams = np.zeros((4, len(one)), np.intp)
    _, grams[1], two, three = grams[0], one, grams[2], grams[3]
    side.two.ravel().take(one[:-1] * count + one[1:], out=two[1:], mode="clip")
    side.three.ravel().take(two[:-1] * count + one[1:], out=three[1:], mode="clip")
    words = np.add.reduceat(one == Letters.number[EDGE], starts, dtype=np.intp) - 1
    costs = np.zeros(len(one)) if alone is None else alone[one].astype(float)
    chance = np.add.reduceat(costs, starts).astype(np.float32)
    known = side.codes(one, two, three)
    return Coded(grams, known, starts, lengths, words, chance, np.arange(len(names)))


_LOOKUP: list[Ints] = []


def _lookup() -> Ints:
    import numpy as np

    if not _LOOKUP:
        table = np.full(0x3000, Letters.other, np.intp)
        table[ord(_NOTHING)] = 0
        for letter, number in Letters.number.items():
            table[ord(letter)] = number
        _LOOKUP.append(table)
    return _LOOKUP[0]
