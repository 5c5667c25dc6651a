"""What it costs to write one name's letters as another's: tables of weighted edit operations.

An operation maps 0 to 3 letters of one name to 0 to 3 of the other (0:1, 1:0, 1:1, 1:2, 1:3, 2:1, 2:2,
3:1). Its cost is ``-log P(operation)`` from expectation-maximisation over pairs of spellings. After
Ristad and Yianilos 1998 and Jiampojamarn et al. 2007.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.integer[Any]]

__all__ = [
    "EDGE", "LONGER", "SHAPES", "STRANGE", "Costs", "Grams", "Letters", "Operations", "Rules", "grams",
]  # fmt: skip

EDGE = " "
"""What stands before, between and after the words of a name."""

SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""Letters taken from the one and from the other side, in the order in which ties are decided."""

LONGER = tuple(shape for shape in SHAPES if min(shape) and max(shape) > 1)
"""The shapes that take more than a letter from a side. Most groups have none."""

SHAPE = 15
"""The bits of a cell that name the shape it was reached by; the rest is what it cost (``UNIT``)."""

UNIT = 100 * (SHAPE + 1)
"""Costs are told in hundredths of a nat, so that sums are exact whatever their order."""

_DEAREST = 0x7FF0  # what no operation costs: the largest cost that fits beside a column
NUMBER = 16  # bits of ``Costs.cells`` that are the cost of 1:1; above them is the number

_ALPHABET = (
    EDGE + "0123456789abcdefghijklmnopqrstuvwxyz"
    "ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگژ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ"
    "אבגדהוזחטיכלמנסעפצקרשתˈ"
)


STRANGE = ("?", "?")
"""What stands for every operation that is not in the rules."""

Rules = Mapping[tuple[str, str], float]


class Letters:
    """Numbers for letters: 0 is nothing, 1 the edge; what is in no table shares the last number."""

    number: Mapping[str, int] = {letter: i for i, letter in enumerate(_ALPHABET, 1)}
    other = len(_ALPHABET) + 1
    count = len(_ALPHABET) + 2


@dataclass(frozen=True, eq=False)
class Grams:
    """Numbers for the groups of two and three letters that one side's operations know; 0 is none."""

    two: Ints  # (letters, letters) -> group of two
    three: Ints  # (groups of two, letters) -> group of three
    twos: tuple[str, ...]
    threes: tuple[str, ...]
    letters: tuple[int, ...]  # nothing, the side's letters, any other letter
    letter: Ints  # (letters,) -> place in ``letters``

    def codes(self, one: Ints, two: Ints, three: Ints) -> Ints:
        """One number for the longest known group: ``letters`` first, then groups of two, then of three."""
        import numpy as np

        last = len(self.letters) - 1
        code = np.where(two > 0, two + last, self.letter.take(one))
        return np.where(three > 0, three + (last + len(self.twos)), code)

    def members(self) -> tuple[Ints, Ints, Ints]:
        """(codes,) letter, group of two and group of three that each code stands for."""
        import numpy as np

        number = Letters.number
        groups = [*self.twos, *self.threes]
        last = [number[group[-1]] for group in groups]
        two = [int(self.two[number[group[-2]], number[group[-1]]]) for group in groups]
        three = [*range(1, len(self.threes) + 1)]
        count = len(self.letters)
        return (
            np.array([*self.letters, *last], np.intp),
            np.array([0] * count + two, np.intp),
            np.array([0] * (len(groups) + count - len(three)) + three, np.intp),
        )


class Operations(NamedTuple):
    """The longer operations of all groups in a row; number 0 is none.

    ``shapes`` are places in ``SHAPES``; ``prices`` in ``UNIT``, with the shape. ``several`` tells of the
    first operation of two groups how many they have.
    """

    several: Ints
    shapes: Ints
    prices: Ints


@dataclass(frozen=True, eq=False)
class Costs:
    """The operations between two scripts, by the numbers and the codes of the two sides' groups."""

    left: Grams
    right: Grams
    flat: Floats  # a table of each shape, by the numbers of the two sides, in the order of SHAPES
    gains: Floats  # what each operation of ``flat`` is better than its letters by chance, in nats
    offsets: tuple[
        tuple[int, int], ...
    ]  # (where its table begins in ``flat``, its columns) a shape
    alone: tuple[Floats, Floats]  # what each letter of the two sides costs by chance
    weights: (
        Floats  # what each operation of ``flat`` says for or against one name, learned from both
    )
    gone: Ints  # what each code's letter costs that is left out, in ``UNIT``, with the shape
    added: Ints  # and one that is put in
    cells: Ints  # by the codes of the two sides: what 1:1 costs, above it the number of
    operations: Operations  # the first operation

    @classmethod
    def build(cls, rules: Rules, unseen: float, weights: Rules | None = None) -> Costs:
        """Tables of ``{(left letters, right letters): cost}``.

        An operation that isn't in it costs ``unseen`` when it takes one letter at most from each side,
        and is impossible otherwise. ``weights`` may
        say what each operation tells, ``("?", "?")`` what one tells that is not in ``rules``.
        """
        import numpy as np

        left, right = grams(a for a, _ in rules), grams(b for _, b in rules)
        frequency = [
            _frequency((rule[side], cost) for rule, cost in rules.items()) for side in (0, 1)
        ]
        told = dict.fromkeys(rules, 0.0) | {k: w for k, w in (weights or {}).items() if k in rules}
        tables = _tables(rules, left, right, unseen)
        starts = itertools.accumulate((tables[shape].size for shape in SHAPES), initial=0)
        offsets = tuple(
            (start, tables[shape].shape[1]) for start, shape in zip(starts, SHAPES, strict=False)
        )
        flat, gains, weighed = (
            np.concatenate([t[shape].ravel() for shape in SHAPES])
            for t in (
                tables,
                _tables(_gains(rules, frequency), left, right, -unseen / 2),
                _tables(told, left, right, (weights or {}).get(STRANGE, 0.0)),
            )
        )
        alone = (_alone(frequency[0]), _alone(frequency[1]))
        codes = left.members(), right.members()
        gone = _units(tables[1, 0][:, 0], (1, 0))[codes[0][0]]
        added = _units(tables[0, 1][0], (0, 1))[codes[1][0]]
        return cls(left, right, flat, gains, offsets, alone, weighed, gone, added,
                   *_cells(tables, *codes))  # fmt: skip


def grams(groups: Iterable[str]) -> Grams:
    """The numbering of one side's groups."""
    import numpy as np

    groups = set(groups)
    threes = tuple(sorted(g for g in groups if len(g) == 3))
    twos = tuple(sorted({g for g in groups if len(g) == 2} | {g[:2] for g in threes}))
    number = Letters.number
    two = np.zeros((Letters.count, Letters.count), np.intp)
    three = np.zeros((len(twos) + 1, Letters.count), np.intp)
    for i, group in enumerate(twos, 1):
        two[number[group[0]], number[group[1]]] = i
    for i, group in enumerate(threes, 1):
        three[two[number[group[0]], number[group[1]]], number[group[2]]] = i
    used = sorted({number[letter] for group in groups for letter in group})
    letter = np.full(Letters.count, len(used) + 1, np.intp)
    letter[[0, *used]] = np.arange(len(used) + 1)
    return Grams(two, three, twos, threes, (0, *used, Letters.other), letter)


def _gains(rules: Rules, frequency: list[dict[str, float]]) -> dict[tuple[str, str], float]:
    """How much better each operation is than its letters by chance, in nats."""
    return {
        (a, b): -cost - sum(frequency[0][x] for x in a) - sum(frequency[1][y] for y in b)
        for (a, b), cost in rules.items()
    }


def _alone(frequency: dict[str, float]) -> Floats:
    """What each letter costs by chance; the padding nothing."""
    import numpy as np

    out = np.full(Letters.count, -min(frequency.values()), np.float32)
    out[0] = 0
    for letter, log in frequency.items():
        out[Letters.number.get(letter, Letters.other)] = -log
    return out


def _frequency(groups: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Log relative frequency of each letter on one side."""
    mass: dict[str, float] = {}
    for group, cost in groups:
        for letter in group:
            mass[letter] = mass.get(letter, 0.0) + math.exp(-cost)
    total = sum(mass.values())
    return {letter: math.log(m / total) for letter, m in mass.items()}


def _tables(
    rules: Rules, left: Grams, right: Grams, unseen: float
) -> dict[tuple[int, int], Floats]:
    import numpy as np

    sizes = [_sizes(left), _sizes(right)]
    tables = {
        (m, n): np.full(
            (sizes[0][m], sizes[1][n]), unseen if max(m, n) < 2 else math.inf, np.float32
        )
        for m, n in SHAPES
    }
    for (a, b), cost in rules.items():
        tables[len(a), len(b)][place(a, left), place(b, right)] = cost
    # Number 0 is no letter: nothing takes it.
    for table in (tables[1, 1], tables[1, 1].T, tables[1, 0], tables[0, 1].T):
        table[0] = math.inf
    return tables


def _cells(
    tables: dict[tuple[int, int], Floats],
    left: tuple[Ints, Ints, Ints],
    right: tuple[Ints, Ints, Ints],
) -> tuple[Ints, Operations]:
    """``Costs.cells`` and ``Costs.operations`` by the members of each code."""
    import numpy as np

    prices = np.stack([tables[m, k][np.ix_(left[m - 1], right[k - 1])] for m, k in LONGER])
    known = np.isfinite(prices).transpose(1, 2, 0)
    several = known.sum(axis=2)
    first = several.cumsum().reshape(several.shape) - several + 1
    count = np.zeros(known.sum() + 1, np.intp)
    count[first[several > 0]] = several[several > 0]
    shapes = np.append(0, np.array([*map(SHAPES.index, LONGER)])[known.nonzero()[2]])
    costs = np.append(0, prices.transpose(1, 2, 0)[known])
    same = _units(tables[1, 1][np.ix_(left[0], right[0])], (1, 1))
    numbers = np.where(several, first, 0).astype(np.int32)
    return same | numbers << NUMBER, Operations(count, shapes, _units(costs, (1, 1)) + shapes)


def _units(costs: Floats, shape: tuple[int, int]) -> Ints:
    """Costs in ``UNIT`` with the shape beside them."""
    import numpy as np

    whole = np.rint(np.asarray(costs, float) * 100) * (UNIT // 100)
    units: Ints = np.minimum(whole, _DEAREST).astype(np.int32) + SHAPES.index(shape)
    return units


def _sizes(side: Grams) -> tuple[int, int, int, int]:
    return 1, Letters.count, len(side.twos) + 1, len(side.threes) + 1


def place(group: str, side: Grams) -> int:
    """The number of a group of at most three letters; 0 where the side doesn't know it."""
    number = Letters.number
    at = [number.get(letter, Letters.other) for letter in group]
    if len(at) < 2:
        return at[0] if at else 0
    two = int(side.two[at[0], at[1]])
    return two if len(at) == 2 else int(side.three[two, at[2]])
