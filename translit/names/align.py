"""The cheapest way to write one name as another, for thousands of pairs at once.

Dynamic programming over letters with numpy: a row of the table for all pairs in one go. The only step
that depends on its own row (a letter added) is a running minimum of what is left after taking the
cost of all added letters off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from translit.names.costs import EDGE, SHAPES, Costs, Grams, Letters

if TYPE_CHECKING:
    from translit.names.costs import Floats, Ints

__all__ = ["Coded", "Path", "Step", "cheapest", "code", "trace"]


@dataclass(frozen=True, eq=False)
class Coded:
    """Names of one side as numbers: ``grams[k]`` (names, longest + 1) of the k letters that end there.

    Position 0 is before the first letter. ``length`` counts letters with the edges.
    """

    grams: tuple[Ints, Ints, Ints, Ints]
    length: Ints

    def __getitem__(self, rows: Ints) -> Coded:
        length = self.length[rows]
        width = int(length.max(initial=0)) + 1
        one, two, three = (g[rows, :width] for g in self.grams[1:])
        return Coded((self.grams[0][:1, :width], one, two, three), length)


def letters(names: Sequence[str]) -> tuple[Ints, Ints]:
    """((names, longest + 1) letter numbers from position 1, lengths) of folded names with their edges."""
    import numpy as np

    lookup = _lookup()
    texts = [f"{EDGE}{name}{EDGE}" for name in names]
    length = np.fromiter(map(len, texts), np.int32, len(texts))
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    width = int(length.max(initial=1)) + 1
    one = np.zeros((len(texts), width), np.int32)
    inside = np.arange(width)[None, :] <= length[:, None]
    inside[:, 0] = False
    one[inside] = lookup[np.minimum(points, len(lookup) - 1)]
    return one, length


_LOOKUP: list[Ints] = []


def _lookup() -> Ints:
    import numpy as np

    if not _LOOKUP:
        table = np.full(0x3000, Letters.other, np.int32)
        for letter, number in Letters.number.items():
            table[ord(letter)] = number
        _LOOKUP.append(table)
    return _LOOKUP[0]


def code(one: Ints, length: Ints, side: Grams) -> Coded:
    """Letter numbers with their groups of two and three under one side's numbering."""
    import numpy as np

    two, three = np.zeros_like(one), np.zeros_like(one)
    two[:, 1:] = side.two[one[:, :-1], one[:, 1:]]
    three[:, 1:] = side.three[two[:, :-1], one[:, 1:]]
    return Coded((np.zeros_like(one[:1]), one, two, three), length)


def cheapest(a: Coded, b: Coded, costs: Costs) -> Floats:
    """(pairs, longest a + 1, longest b + 1) costs of writing the beginning of a as that of b."""
    import numpy as np

    n, rows, columns = len(a.length), int(a.length.max()) + 1, int(b.length.max()) + 1
    table = np.full((rows, n, columns), np.inf, np.float32)
    added = np.cumsum(costs.tables[0, 1][0][b.grams[1][:, :columns]], axis=1, dtype=np.float32)
    added -= added[:, :1]
    table[0] = added
    for i in range(1, rows):
        best = table[i - 1] + costs.tables[1, 0][a.grams[1][:, i], 0][:, None]
        for m, k in SHAPES:
            if m and k and m <= i:
                _relax(
                    best, table[i - m], _Shape(costs.tables[m, k], a.grams[m][:, i], b.grams[k], k)
                )
        best -= added
        np.minimum.accumulate(best, axis=1, out=best)
        np.add(best, added, out=table[i])
    return table.transpose(1, 0, 2)


class _Shape(NamedTuple):
    """The operations of one shape for a row: their table, the row's groups, the other side's, its letters."""

    table: Floats
    left: Ints
    right: Ints
    taken: int


def _relax(best: Floats, before: Floats, shape: _Shape) -> None:
    """Take the operations of one shape where they are cheaper."""
    import numpy as np

    table, left, right, taken = shape
    width = best.shape[1]
    if table.size <= 1 or width <= taken:
        return
    at = (left * table.shape[1])[:, None] + right[:, taken:width]
    step = table.ravel().take(at)
    step += before[:, : width - taken]
    np.minimum(best[:, taken:], step, out=best[:, taken:])


class Step(NamedTuple):
    """One operation of every pair's path. ``at`` is its place in the flat tables of ``Costs``.

    ``shape`` indexes ``SHAPES``, -1 where the path has ended; ``i`` and ``j`` are where it ends.
    """

    shape: Ints
    at: Ints
    i: Ints
    j: Ints


Path = list[Step]

_BORDER = 3  # of infinite cost around the table, so that no operation has to look where it is


def trace(a: Coded, b: Coded, costs: Costs, table: Floats) -> Path:
    """The operations of each pair's cheapest path, from the end to the beginning."""
    import numpy as np

    n, rows, columns = table.shape
    bordered = np.full((n, rows + _BORDER, columns + _BORDER), np.inf, np.float32)
    bordered[:, _BORDER:, _BORDER:] = table
    width = columns + _BORDER
    corner = np.arange(n) * (rows + _BORDER) * width + _BORDER * width + _BORDER
    i, j = a.length.astype(np.int64), b.length.astype(np.int64)
    taken = np.array(SHAPES)
    path: Path = []
    while (going := (i > 0) | (j > 0)).any():
        left, right = _ending(a, i), _ending(b, j)
        shape, at = _last(
            left, right, costs, _Prefixes(bordered.ravel(), corner + i * width + j, width)
        )
        path.append(Step(np.where(going, shape, -1), at, i, j))
        i = i - np.where(going, taken[shape, 0], 0)
        j = j - np.where(going, taken[shape, 1], 0)
    return path


class _Prefixes(NamedTuple):
    """What the prefixes of each pair cost: the flat table, where each pair stands in it, its width."""

    costs: Floats
    here: Ints
    width: int


def _ending(side: Coded, position: Ints) -> list[Ints]:
    """The groups of no, one, two and three letters that end at each name's position."""
    import numpy as np

    rows = np.arange(len(position))
    return [np.zeros_like(position), *(gram[rows, position] for gram in side.grams[1:])]


def _last(
    left: list[Ints], right: list[Ints], costs: Costs, prefixes: _Prefixes
) -> tuple[Ints, Ints]:
    """The best last operation of every pair: (shape, place in the flat tables)."""
    import numpy as np

    best = np.full(len(prefixes.here), np.inf, np.float32)
    shape, place = np.zeros(len(best), np.int64), np.zeros(len(best), np.int64)
    for s, (m, k) in enumerate(SHAPES):
        offset, columns = costs.offsets[s]
        at = offset + left[m] * columns + right[k]
        before = prefixes.costs.take(prefixes.here - m * prefixes.width - k)
        cost = costs.flat.take(at) + before
        better = cost < best
        best = np.where(better, cost, best)
        shape[better] = s
        place = np.where(better, at, place)
    return shape, place
