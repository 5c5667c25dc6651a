"""The cheapest way to write one name as another, for thousands of pairs at once.

Dynamic programming over letters with numpy, a diagonal of all pairs of a batch in one go. Every cell takes
the operations of single letters; the longer ones are rare, so they are looked up by the longest group that
ends on each side and taken where there are any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.names.costs import EDGE, LONGER, SHAPES, Costs, Grams, Letters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from translit.names.costs import Floats, Ints

__all__ = ["Coded", "Path", "Step", "cheapest", "code", "trace", "whole"]

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
    """(longest a + 1, longest b + 1, pairs) costs of writing the beginning of a as that of b.

    What is on a diagonal depends on those before it alone: its cells are worked out at once.
    """
    import numpy as np

    left, right = (side.across(side.grams[1]) for side in (a, b))
    (rows, n), columns = left.shape, len(right)
    gone, added = costs.tables[1, 0][:, 0].take(left), costs.tables[0, 1][0].take(right)[::-1]
    table = np.zeros((rows, columns, n), np.float32)
    np.add.accumulate(added[-2::-1], axis=0, out=table[0, 1:])
    np.add.accumulate(gone[1:], axis=0, out=table[1:, 0])
    changed = _between(left, right, costs.tables[1, 1])
    longer = _Longer.of(a, b, costs)
    flat = table.reshape(-1)
    cells = table.reshape(-1, n)
    for d in range(2, rows + columns - 1):
        # Letters i of the left side, and d - i of the right one.
        first, last = max(d - columns + 1, 1), min(rows, d)
        start, stop, step = d + first * (columns - 1), d + last * (columns - 1), columns - 1
        best = cells[start:stop:step]
        np.add(cells[start - columns : stop - columns : step], gone[first:last], out=best)
        found = cells[start - 1 : stop - 1 : step] + added[first - d - 1 : last - d - 1 or None]
        np.minimum(best, found, out=best)
        before = cells[start - columns - 1 : stop - columns - 1 : step]
        np.minimum(best, np.add(before, changed[start:stop:step], out=found), out=best)
        longer.relax(d, flat)
    return table


def _between(left: Ints, right: Ints, table: NDArray[Any]) -> NDArray[Any]:
    """(rows * columns, pairs) what a table has for each two of the numbers."""
    import numpy as np

    out = np.empty((len(left), *right.shape), table.dtype)
    for row, found in zip(left * table.shape[1], out, strict=True):
        table.take(row + right, out=found, mode="clip")
    return out.reshape(-1, right.shape[1])


class _Longer(NamedTuple):
    """Operations of several letters, in the order of the diagonals where they end.

    ``at`` and ``before`` (operations,) are where they end and begin in the flat table, ``cost`` is theirs;
    ``bounds`` (diagonals + 1,) is where each diagonal's begin.
    """

    at: Ints
    before: Ints
    cost: Floats
    bounds: list[int]

    @classmethod
    def of(cls, a: Coded, b: Coded, costs: Costs) -> _Longer:
        """The operations that the letters of two names allow."""
        import numpy as np

        left, right = (side.across(side.code) for side in (a, b))
        rows, columns, n = len(left), len(right), left.shape[1]
        diagonal = np.add.outer(np.arange(rows), np.arange(columns)).ravel()
        order = np.argsort(diagonal, kind="stable")
        columns_of = _between(left, right, costs.longer)[order]
        some = columns_of != 0
        at = some.ravel().nonzero()[0]
        column = columns_of.ravel()[at].astype(np.intp)
        cell = np.repeat(np.arange(len(order)), some.sum(axis=1))
        at += (order[cell] - cell) * n
        # Where several operations end in a cell, each is told.
        known = costs.operations
        first, last = known.bounds[column], known.bounds[column + 1]
        each = np.repeat(np.arange(len(at)), last - first)
        number = np.arange(len(each)) + (last - (last - first).cumsum())[each]
        back = np.array([m * columns + k for m, k in LONGER]) * n
        at = at[each]
        bounds = np.searchsorted(diagonal[order][cell][each], np.arange(rows + columns))
        return cls(at, at - back[known.shapes[number]], known.prices[number], bounds.tolist())

    def relax(self, d: int, table: Floats) -> None:
        """Take the operations of a diagonal where they are cheaper."""
        import numpy as np

        mine = slice(self.bounds[d], self.bounds[d + 1])
        if mine.start < mine.stop:
            found = table.take(self.before[mine])
            found += self.cost[mine]
            np.minimum.at(table, self.at[mine], found)


def whole(a: Coded, b: Coded, table: Floats) -> Floats:
    """(pairs,) costs of writing all of a as all of b."""
    import numpy as np

    cost: Floats = table[a.length, b.length, np.arange(len(a.rows))]
    return cost


class Step(NamedTuple):
    """One operation of every pair's path. ``at`` is its place in the flat tables of ``Costs``.

    ``shape`` indexes ``SHAPES``, -1 where the path has ended; ``i`` and ``j`` are where it ends among the
    positions of all names of a side.
    """

    shape: Ints
    at: Ints
    i: Ints
    j: Ints


Path = list[Step]


def trace(a: Coded, b: Coded, costs: Costs, table: Floats) -> Path:
    """The operations of each pair's cheapest path, from the end to the beginning."""
    import numpy as np

    _, columns, n = table.shape
    # The last of each is no step: where a path has ended it stays.
    left_taken, right_taken = np.array((*SHAPES, (0, 0))).T
    back = (left_taken * columns + right_taken) * n
    offsets, widths = np.array((*costs.offsets, (0, 0))).T
    whole, first = table.ravel(), np.arange(n)
    i, j = a.starts[a.rows] + a.length, b.starts[b.rows] + b.length
    cell = (a.length * columns + b.length) * n + first
    path: Path = []
    while (going := cell != first).any():
        # Before the beginning operations cost infinitely much: any place will do.
        total = whole.take(cell - back[:-1, None], mode="clip")
        _add(total, (a, b), (i, j), costs)
        shape = np.where(going, total.argmin(axis=0), -1)
        m, k = left_taken.take(shape), right_taken.take(shape)
        left, right = (side.grams.take(size * side.code.size + end)
                       for side, size, end in ((a, m, i), (b, k, j)))  # fmt: skip
        path.append(Step(shape, offsets.take(shape) + left * widths.take(shape) + right, i, j))
        cell, i, j = cell - back.take(shape), i - m, j - k
    return path


def _add(total: Floats, sides: tuple[Coded, Coded], ends: tuple[Ints, Ints], costs: Costs) -> None:
    """Add to each shape's row what its operation costs that ends at ``ends`` of each pair."""
    left, right = (side.grams[1].take(at) for side, at in zip(sides, ends, strict=True))
    total[0] += costs.tables[1, 1].take(left * costs.tables[1, 1].shape[1] + right)
    total[1] += costs.tables[1, 0][:, 0].take(left)
    total[2] += costs.tables[0, 1][0].take(right)
    left, right = (side.code.take(at) for side, at in zip(sides, ends, strict=True))
    known = costs.longer.take(left * costs.longer.shape[1] + right)
    total[len(SHAPES) - len(LONGER) :] += costs.prices.take(known, axis=1)
