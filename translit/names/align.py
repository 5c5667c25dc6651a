"""The cheapest way to write one name as another, for thousands of pairs at once.

Dynamic programming over letters with numpy, a diagonal of all pairs in one go. Costs are whole numbers, so
ways that cost the same are told to, and every cell tells beside its cost the operation that ended there.
Most groups of letters know no operation but those of single letters: the longer ones are looked up for all
cells before, and taken where there are any.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from translit.names.costs import NUMBER, SHAPE, SHAPES, UNIT

if TYPE_CHECKING:
    from translit.names.batch import Places
    from translit.names.coded import Coded
    from translit.names.costs import Costs, Floats, Ints, Operations

__all__ = ["END", "Path", "Table", "cheapest", "chunks", "trace"]

_ALIKE = 4000  # pairs that are taken for alike by the length of their left names
_NEEDED = 300_000  # cells of a chunk's table that are needed,
_FEWEST = 64  # and pairs that it has at least,
_ROOM = 8_000_000  # unless all its cells, four bytes each and mostly never touched, are too many
_CELLS = 150_000  # that are looked up at once
_FEWER = 0.8  # share of the pairs that go on, below which the others are left behind
_COST = ~SHAPE  # the bits of a cell that aren't the shape
END = len(SHAPES)
"""The shape where a path has come to the beginning."""


@dataclass(frozen=True, eq=False)
class Table:
    """What it costs to write the beginnings of the left names as those of the right ones.

    ``cells`` (diagonals, longest left + 1, pairs): of i left letters and j right ones at ``[i + j, i]``, the
    cost in ``UNIT`` and in its last bits the shape of the last operation. What is behind the end of a pair's
    names isn't worked out.
    """

    left: Coded
    right: Coded
    costs: Costs
    cells: Ints

    def ends(self) -> Ints:
        """(pairs,) where each pair's last cell is in the flat cells."""
        import numpy as np

        rows, n = self.cells.shape[1:]
        left = self.left.length
        end: Ints = ((left + self.right.length) * rows + left) * n + np.arange(n)
        return end

    def whole(self) -> Floats:
        """(pairs,) costs of writing all of the left name as all of the right one, in nats."""
        import numpy as np

        cost = self.cells.ravel().take(self.ends()) & _COST
        return cost.astype(np.float32) / np.float32(UNIT)


def chunks(left: Ints, right: Ints) -> Iterator[Places]:
    """The pairs in parts whose tables stay in the cache; those of like lengths together, longest first."""
    import numpy as np

    order = np.argsort(-left, kind="stable")
    for start in range(0, len(order), _ALIKE):
        some = order[start : start + _ALIKE]
        some = some[np.argsort(-(left + right)[some], kind="stable")]
        while len(some):
            one, other = left[some], right[some]
            rows, columns = (np.maximum.accumulate(side) for side in (one, other))
            needed = np.cumsum(np.minimum(one * other, _NEEDED // _FEWEST))
            room = (rows + columns) * rows * np.arange(1, len(some) + 1)
            end = max(int(((needed <= _NEEDED) & (room <= _ROOM)).sum()), 1)
            yield some[:end]
            some = some[end:]


def cheapest(a: Coded, b: Coded, costs: Costs) -> Table:
    """The costs of all beginnings. What is on a diagonal depends on those before it alone.

    Pairs are left behind where they end: those with most letters best come first.
    """
    import numpy as np

    left, right = a.codes(), b.codes()
    gone, added = costs.gone.take(left), costs.added.take(right)
    parts = [*_parts(a.length, b.length)]
    cells = _edges(gone, added, parts[-1].diagonal + 1)
    flat: Ints = cells.reshape(-1)
    before: Ints = cells[1] & _COST
    sides: tuple[Ints, ...] = gone, added[::-1], before, np.zeros_like(before)
    for part, changed, longer in _looked_up(left, right[::-1], costs, parts, cells.shape):
        gone, added, before, two_before = sides = _narrowed(part, sides)
        best = before[part.less] + gone[part.here]
        found: Ints = before[part.here] + added[part.right]
        np.minimum(best, found, out=best)
        np.add(two_before[part.less], changed, out=found)
        reached = cells[part.diagonal, :, : part.pairs]
        np.minimum(best, found, out=reached[part.here])
        if longer is not None:
            found = flat.take(longer.before)
            found &= _COST
            found += longer.cost
            np.minimum.at(flat, longer.at, found)
        np.bitwise_and(reached[part.around], _COST, out=two_before[part.around])
        sides = gone, added, two_before, before
    return Table(a, b, costs, cells)


class _Part(NamedTuple):
    """The cells of a diagonal that are needed: of some left letters (``here``), of the first pairs.

    ``less`` is a letter before, ``around`` one more on both sides; ``right`` is where the right letters are,
    in the reverse order of positions.
    """

    diagonal: int
    pairs: int
    here: slice
    less: slice
    around: slice
    right: slice

    @property
    def rows(self) -> int:
        """How many letters of the left names there are."""
        rows: int = self.here.stop - self.here.start
        return rows


def _parts(left: Ints, right: Ints) -> Iterator[_Part]:
    """The diagonals of pairs of names with so many letters, from the one with a letter of both."""
    import numpy as np

    reach = np.maximum.accumulate((left + right)[::-1])
    diagonals = np.arange(2, reach[-1] + 1)
    pairs = len(reach) - np.searchsorted(reach, diagonals)
    most, others = (np.maximum.accumulate(side)[pairs - 1] for side in (left, right))
    first, last = np.maximum(diagonals - others, 1), np.minimum(diagonals, most + 1)
    start = first - diagonals + right.max()
    width = len(reach)
    ranges = np.stack([diagonals, pairs, first, last, start]).T.tolist()
    for d, n, i, j, k in ranges:
        width = n if n < _FEWER * width else width
        places = slice(i, j), slice(i - 1, j - 1), slice(i - 1, j + 1), slice(k, k + j - i)
        yield _Part(d, width, *places)


def _narrowed(part: _Part, sides: tuple[Ints, ...]) -> tuple[Ints, ...]:
    """(…, pairs) of the part's pairs alone; what is in one piece is worked out faster."""
    import numpy as np

    if sides[0].shape[1] == part.pairs:
        return sides
    return tuple(np.ascontiguousarray(side[:, : part.pairs]) for side in sides)


def _edges(gone: Ints, added: Ints, diagonals: int) -> Ints:
    """The table with what it costs to leave out the beginnings of the left names, and to add the right."""
    import numpy as np

    rows, n = gone.shape
    cells = np.empty((diagonals, rows, n), np.int32)
    cells[0, 0] = END
    some = np.arange(1, rows)
    cells[some, some] = np.add.accumulate(gone[1:] & _COST, axis=0) + (gone[1:] & SHAPE)
    np.add.accumulate(added[1:] & _COST, axis=0, out=cells[1 : len(added), 0])
    cells[1 : len(added), 0] += added[1:] & SHAPE
    return cells


class _Longer(NamedTuple):
    """Operations of several letters that end on a diagonal.

    ``at`` and ``before`` (operations,) are where they end and begin in the flat table, ``cost`` is theirs.
    """

    at: Ints
    before: Ints
    cost: Ints


def _looked_up(
    left: Ints, right: Ints, costs: Costs, parts: Sequence[_Part], shape: tuple[int, ...]
) -> Iterator[tuple[_Part, Ints, _Longer | None]]:
    """The parts with what it costs to write a letter for another in their cells, and longer operations.

    A few diagonals are looked up at once: as many as stay in the cache.
    """
    import numpy as np

    sides: tuple[Ints, ...] = left * costs.cells.shape[1], right
    known = costs.cells.ravel()
    for some in _together(parts):
        ends = np.array([part.rows * part.pairs for part in some]).cumsum().tolist()
        cells = np.empty(ends[-1], np.int32)
        found = [
            cells[i:j].reshape(-1, part.pairs)
            for i, j, part in zip([0, *ends], ends, some, strict=False)
        ]
        for part, out in zip(some, found, strict=True):
            left, right = sides = _narrowed(part, sides)
            known.take(left[part.here] + right[part.right], out=out, mode="clip")
        longer = _longer(cells, costs.operations, some, shape)
        cells &= (1 << NUMBER) - 1
        yield from zip(some, found, longer, strict=True)


def _together(parts: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    start = size = 0
    for end, part in enumerate(parts, 1):
        size += part.rows * part.pairs
        if size > _CELLS or end == len(parts):
            yield parts[start:end]
            start, size = end, 0


def _longer(
    cells: Ints, known: Operations, parts: Sequence[_Part], shape: tuple[int, ...]
) -> list[_Longer | None]:
    """The longer operations of each part, that are told of in the cells of all, one after the other."""
    import numpy as np

    height, n = shape[1:]
    some = (cells >= 1 << NUMBER).nonzero()[0]
    # The cells are in runs, of one place of the left names and the first pairs each.
    diagonal, pairs, first, rows = np.array(
        [(p.diagonal, p.pairs, p.here.start, p.rows) for p in parts]
    ).T
    ends = rows.cumsum()
    size = np.repeat(pairs, rows)
    start = size.cumsum() - size
    place = np.repeat(diagonal * height + first - ends + rows, rows) + np.arange(ends[-1])
    bounds = np.searchsorted(some, np.append(start, len(cells)))
    at = some + np.repeat(place * n - start, np.diff(bounds))
    # Where several operations end in a cell, each is told.
    number = cells.take(some) >> NUMBER
    count = known.several.take(number)
    told = np.append(0, count.cumsum())
    number = np.repeat(number - told[:-1], count) + np.arange(told[-1])
    at = np.repeat(at, count)
    before = at - _back(height, n).take(known.shapes).take(number)
    cost = known.prices.take(number)
    each = told[bounds[np.append(0, ends)]].tolist()
    return [
        _Longer(at[i:j], before[i:j], cost[i:j]) if i < j else None
        for i, j in itertools.pairwise(each)
    ]


def _back(rows: int, pairs: int) -> Ints:
    """(shapes + 1,) how far in a flat table each begins before its end; a path that has ended stays."""
    import numpy as np

    m, k = np.array((*SHAPES, (0, 0))).T
    back: Ints = ((m + k) * rows + m) * pairs
    return back


class Path(NamedTuple):
    """The operations of pairs, (steps, pairs) each, in order; shorter paths begin later.

    ``shape`` indexes ``SHAPES``, ``END`` before a path begins. ``at`` is the place of the operation in the
    flat tables of ``Costs``; ``i`` and ``j`` are the letters of either name up to its end.
    """

    shape: Ints
    at: Ints
    i: Ints
    j: Ints


def trace(table: Table, pairs: Ints | None = None) -> Path:
    """Each pair's cheapest path; of some of the pairs."""
    import numpy as np

    rows, n = table.cells.shape[1:]
    flat, back = table.cells.reshape(-1), _back(rows, n)
    chosen = np.arange(n) if pairs is None else pairs
    cell = table.ends()[chosen]
    steps = []
    while (shape := flat.take(cell) & SHAPE).min(initial=END) < END:
        steps.append(shape)
        cell = cell - back.take(shape)
    shape = np.stack(steps[::-1]) if steps else np.empty((0, len(chosen)), np.int32)
    taken = np.array((*SHAPES, (0, 0)), np.intp).T
    (m, i), (k, j) = ((size.take(shape), size.take(shape).cumsum(axis=0)) for size in taken)
    left, right = (
        side.grams.take(size * side.code.size + side.starts[side.rows[chosen]] + end)
        for side, size, end in ((table.left, m, i), (table.right, k, j))
    )
    offsets, widths = np.array((*table.costs.offsets, (0, 0))).T
    return Path(shape, offsets.take(shape) + left * widths.take(shape) + right, i, j)
