"""The cheapest way to write one name as another, for thousands of pairs at once.

Dynamic programming over letters with numpy, all pairs of a batch in one go. Every cell takes the
operations of single letters; the longer ones are rare, so they are looked up by the longest group
that ends on each side and taken where there are any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from translit.names.costs import EDGE, LONGER, SHAPES, Costs, Grams, Letters

if TYPE_CHECKING:
    from translit.names.costs import Floats, Ints

__all__ = ["Coded", "Path", "Step", "cheapest", "code", "trace"]

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

    def across(self, what: Ints) -> Ints:
        """(longest + 1, pairs) of one of the arrays; behind a name's end stands whatever follows it."""
        import numpy as np

        longest = int(self.length.max(initial=0))
        place = self.starts[self.rows] + np.arange(longest + 1)[:, None]
        found: Ints = what.take(place, mode="clip")
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
    one, count = lookup[np.minimum(points, len(lookup) - 1)], side.two.shape[1]
    grams = np.zeros((4, len(one)), np.intp)
    _, grams[1], two, three = grams[0], one, grams[2], grams[3]
    side.two.ravel().take(one[:-1] * count + one[1:], out=two[1:])
    side.three.ravel().take(two[:-1] * count + one[1:], out=three[1:])
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


def cheapest(a: Coded, b: Coded, costs: Costs) -> Floats:
    """(longest a + 1, longest b + 1, pairs) costs of writing the beginning of a as that of b."""
    import numpy as np

    left, right = (_Side(side.across(side.grams[1]), side.across(side.code)) for side in (a, b))
    rows, columns, n = len(left.one), len(right.one), len(a.rows)
    table = np.empty((rows, columns, n), np.float32)
    added = costs.tables[0, 1][0].take(right.one)
    gone = costs.tables[1, 0][:, 0].take(left.one)
    spare = np.empty(n, np.float32)
    table[0] = 0
    np.add.accumulate(added[1:], axis=0, out=table[0, 1:])
    for i in range(1, rows):
        best = table[i]
        np.add(table[i - 1], gone[i], out=best)
        _relax(table, i, left, right, costs)
        for before, cost, here in zip(best, added[1:], best[1:], strict=False):
            np.add(before, cost, out=spare)
            np.minimum(here, spare, out=here)
    return table


class _Side(NamedTuple):
    """(longest + 1, pairs) letters, and the longest known group that ends with each."""

    one: Ints
    code: Ints


def _relax(table: Floats, i: int, left: _Side, right: _Side, costs: Costs) -> None:
    """Take the operations of one letter of each side, then the rare longer ones, where they are cheaper."""
    import numpy as np

    pairs = costs.tables[1, 1]
    step = pairs.take(left.one[i] * pairs.shape[1] + right.one[1:])
    step += table[i - 1, :-1]
    best = table[i, 1:]
    np.minimum(best, step, out=best)
    known = costs.longer.take(left.code[i] * costs.longer.shape[1] + right.code[1:]).ravel()
    at = known.nonzero()[0]
    if not len(at):
        return
    n = table.shape[2]
    price = costs.prices.take(known[at], axis=1)
    flat = best.reshape(-1)
    found = flat[at]
    for (m, k), cost in zip(LONGER, price, strict=True):
        if m <= i:
            # Where the operation isn't known its cost is infinite, whatever place is looked at.
            before = table[i - m].reshape(-1).take(at - (k - 1) * n, mode="clip")
            np.minimum(found, before + cost, out=found)
    flat[at] = found


class Step(NamedTuple):
    """One operation of every pair's path. ``at`` is its place in the flat tables of ``Costs``.

    ``shape`` indexes ``SHAPES``, -1 where the path has ended; ``i`` and ``j`` are where it ends.
    """

    shape: Ints
    at: Ints
    i: Ints
    j: Ints


Path = list[Step]


def trace(a: Coded, b: Coded, costs: Costs, table: Floats, pairs: Ints | None = None) -> Path:
    """The operations of each pair's cheapest path, from the end to the beginning.

    ``pairs`` are the columns of ``table`` that a and b stand for; without it all of them.
    """
    import numpy as np

    _, columns, n = table.shape
    pairs = np.arange(n) if pairs is None else pairs
    i, j = a.length, b.length
    taken = np.array(SHAPES)
    whole, back = table.ravel(), (taken @ (columns * n, n))[:, None]
    offsets, widths = np.array(costs.offsets).T
    path: Path = []
    while (going := (i > 0) | (j > 0)).any():
        # Before the beginning operations cost infinitely much: any place will do.
        total = whole.take((i * columns + j) * n + pairs - back, mode="clip")
        _add(total, (a, b), (i, j), costs)
        shape = total.argmin(axis=0)
        m, k = taken[shape, 0], taken[shape, 1]
        left, right = a.grams[m, a.starts[a.rows] + i], b.grams[k, b.starts[b.rows] + j]
        at = offsets[shape] + left * widths[shape] + right
        path.append(Step(np.where(going, shape, -1), at, i, j))
        i, j = np.where(going, i - m, i), np.where(going, j - k, j)
    return path


def _add(total: Floats, sides: tuple[Coded, Coded], ends: tuple[Ints, Ints], costs: Costs) -> None:
    """Add to each shape's row what its operation costs that ends at ``ends`` of each pair."""
    places = [side.starts[side.rows] + end for side, end in zip(sides, ends, strict=True)]
    left, right = (side.grams[1].take(at) for side, at in zip(sides, places, strict=True))
    total[0] += costs.tables[1, 1].take(left * costs.tables[1, 1].shape[1] + right)
    total[1] += costs.tables[1, 0][:, 0].take(left)
    total[2] += costs.tables[0, 1][0].take(right)
    left, right = (side.code.take(at) for side, at in zip(sides, places, strict=True))
    known = costs.longer.take(left * costs.longer.shape[1] + right)
    total[len(SHAPES) - len(LONGER) :] += costs.prices.take(known, axis=1)
