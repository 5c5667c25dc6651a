"""Expectation-maximisation over weighted edit operations: how `translit/names`' costs are learned.

Soft counts of the operations of every way to write one spelling as the other (forward and backward
sums, thousands of pairs at once), in three stages: single letters, then groups of two, then more.
After Ristad and Yianilos 1998.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from translit.names.coded import Coded, code
from translit.names.costs import EDGE, SHAPES, Letters, grams

STAGES = ((((1, 1), (1, 0), (0, 1)), 3), (((1, 2), (2, 1)), 2), (((2, 2), (1, 3), (3, 1)), 4))
DISCOUNT = 0.2  # taken from the count of every group: a long operation has to earn its place
FEWEST = 3.0  # soft counts that a group needs to stay
CHUNK = 2000
RAREST = 2e-5  # of an operation that is composed

Place = tuple[int, int, int, int]  # where an operation ends on both sides, and its shape
Rules = Mapping[tuple[str, str], float]


def learn(
    pairs: Sequence[tuple[str, str]], weights: Sequence[float], *, symmetric: bool = False
) -> dict[tuple[str, str], float]:
    """``{(left letters, right letters): cost}`` of folded pairs, each counted as often as its weight."""
    return _Learner(pairs, weights, symmetric=symmetric).run()


def composed(rules: Rules) -> dict[tuple[str, str], float]:
    """Costs within one script by way of another: two writers who spell the same third form."""
    back: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (mine, other), cost in rules.items():
        if len(mine) < 3 and other:
            back[other].append((mine, math.exp(-cost)))
    mass: dict[tuple[str, str], float] = defaultdict(float)
    for forms in back.values():
        total = sum(p for _, p in forms)
        for (a, p), (b, q) in itertools.product(forms, forms):
            if (len(a), len(b)) in SHAPES:
                mass[a, b] += p * q / total
    total = sum(mass.values())
    return {pair: -math.log(m / total) for pair, m in mass.items() if m / total > RAREST}


def mixed(one: Rules, other: Rules, share: float) -> dict[tuple[str, str], float]:
    """Two models as one, ``share`` of it the second."""
    mass: dict[tuple[str, str], float] = defaultdict(float)
    for rules, weight in ((one, 1 - share), (other, share)):
        for pair, cost in rules.items():
            mass[pair] += weight * math.exp(-cost)
    return {pair: -math.log(m) for pair, m in mass.items()}


class _Learner:
    def __init__(
        self, pairs: Sequence[tuple[str, str]], weights: Sequence[float], *, symmetric: bool
    ) -> None:
        groups = [_groups(p[side] for p in pairs) for side in (0, 1)]
        if symmetric:
            groups = [groups[0] | groups[1]] * 2
        self.sides = [grams(g) for g in groups]
        self.coded = [code([p[k] for p in pairs], self.sides[k]) for k in (0, 1)]
        self.weights = np.asarray(weights, float)
        self.symmetric = symmetric
        order = np.lexsort((self.coded[1].length, self.coded[0].length))
        self.chunks = [order[k : k + CHUNK] for k in range(0, len(order), CHUNK)]
        self.sizes = [(1, Letters.count, len(s.twos) + 1, len(s.threes) + 1) for s in self.sides]
        self.p = self._singles()

    def _singles(self) -> dict[tuple[int, int], np.ndarray]:
        n = Letters.count
        same = np.full((n, n), 1e-3)
        same[1, :] = same[:, 1] = 1e-9
        same[1, 1] = 0.1
        lone = np.full(n, 1e-4)
        lone[1] = 1e-6
        return {(1, 1): same, (1, 0): lone[:, None], (0, 1): lone[None, :].copy()}

    def run(self) -> dict[tuple[str, str], float]:
        counts = {}
        for stage, (shapes, times) in enumerate(STAGES):
            for m, k in shapes if stage else ():
                self.p[m, k] = self._composed(m, k)
            for time in range(times):
                counts = self._counts()
                self._maximise(counts, prune=time == times - 1)
        return self._rules(counts)

    def _composed(self, m: int, k: int) -> np.ndarray:
        """The first guess for a group: all the ways to make it of single letters."""
        number = Letters.number
        members = []
        for side, size in ((0, m), (1, k)):
            known = {2: self.sides[side].twos, 3: self.sides[side].threes}.get(size)
            rows = [(i,) for i in range(Letters.count)] if known is None else [
                (0,) * size, *(tuple(number[c] for c in g) for g in known)
            ]  # fmt: skip
            members.append(np.array(rows))
        x, y = members
        both, gone, added = self.p[1, 1], self.p[1, 0][:, 0], self.p[0, 1][0]

        def ways(i: int, j: int) -> np.ndarray | float:
            if i == m and j == k:
                return 1.0
            total: np.ndarray | float = 0.0
            if i < m and j < k:
                total = total + both[x[:, i]][:, y[:, j]] * ways(i + 1, j + 1)
            if i < m:
                total = total + gone[x[:, i]][:, None] * ways(i + 1, j)
            if j < k:
                total = total + added[y[:, j]][None, :] * ways(i, j + 1)
            return total

        out = ways(0, 0) * np.ones((len(x), len(y)))
        out[0] = 0
        out[:, 0] = 0
        return out

    def _counts(self) -> dict[tuple[int, int], np.ndarray]:
        counts = {shape: np.zeros_like(p) for shape, p in self.p.items()}
        for chunk in self.chunks:
            self._count(chunk, counts)
        if self.symmetric:
            for m, k in [s for s in counts if s[0] <= s[1]]:
                both = counts[m, k] + counts[k, m].T
                counts[m, k], counts[k, m] = both, both.T.copy()
        return counts

    def _count(self, chunk: np.ndarray, counts: dict[tuple[int, int], np.ndarray]) -> None:
        a, b = self.coded[0][chunk], self.coded[1][chunk]
        forward, used = self._forward(a, b)
        backward = self._backward(a, b, used)
        total = np.maximum(forward[a.length, b.length, np.arange(len(chunk))], 1e-300)
        share = self.weights[chunk] / total
        for (i, j, m, k), step in used.items():
            soft = forward[i - m, j - k] * step * backward[i, j] * share
            np.add.at(counts[m, k], (_at(a, m, i), _at(b, k, j)), soft)

    def _forward(self, a: Coded, b: Coded) -> tuple[np.ndarray, dict[Place, np.ndarray]]:
        """The sum over all ways to each pair of prefixes, and what each operation took part with."""
        forward = np.zeros((int(a.length.max()) + 1, int(b.length.max()) + 1, len(a.length)))
        forward[0, 0] = 1
        used = {}
        for i, j in np.ndindex(forward.shape[:2]):
            for (m, k), p in self.p.items():
                if i >= m and j >= k:
                    used[i, j, m, k] = p[_at(a, m, i), _at(b, k, j)]
                    forward[i, j] += forward[i - m, j - k] * used[i, j, m, k]
        return forward, used

    @staticmethod
    def _backward(a: Coded, b: Coded, used: dict[Place, np.ndarray]) -> np.ndarray:
        """The sum over all ways from each pair of prefixes to the end."""
        rows, columns = int(a.length.max()), int(b.length.max())
        backward = np.zeros((rows + 1, columns + 1, len(a.length)))
        backward[a.length, b.length, np.arange(len(a.length))] = 1
        for (i, j, m, k), step in reversed(used.items()):
            backward[i - m, j - k] += backward[i, j] * step
        return backward

    def _maximise(self, counts: dict[tuple[int, int], np.ndarray], *, prune: bool) -> None:
        for shape, count in counts.items():
            if max(shape) > 1:
                np.maximum(count - DISCOUNT, 0, out=count)
                if prune:
                    count[count < FEWEST] = 0
        total = sum(c.sum() for c in counts.values())
        for shape, count in counts.items():
            self.p[shape] = (count + (0.02 if max(shape) < 2 else 0)) / total

    def _rules(self, counts: dict[tuple[int, int], np.ndarray]) -> dict[tuple[str, str], float]:
        letter = {i: c for c, i in Letters.number.items()}
        one = [letter.get(i, "") for i in range(Letters.count)]
        names = [([""], one, ["", *s.twos], ["", *s.threes]) for s in self.sides]
        out = {}
        for (m, k), count in counts.items():
            for x, y in zip(*np.nonzero(count > 0.2), strict=True):
                a, b = names[0][m][x], names[1][k][y]
                if len(a) == m and len(b) == k:
                    out[a, b] = -math.log(self.p[m, k][x, y])
        return out


def _at(side: Coded, size: int, position: int) -> np.ndarray:
    return side.gram(size, position)


def _groups(names) -> set[str]:  # noqa: ANN001 - an iterable of folded names
    return {
        text[i : i + k]
        for text in (f"{EDGE}{name}{EDGE}" for name in names)
        for k in (2, 3)
        for i in range(len(text) - k + 1)
    }
