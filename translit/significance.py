"""Whether a difference between two systems may be chance, from sufficient statistics alone.

Rows are units of resampling (segments, or documents), columns a metric's statistics; a resample is a
vector of how often each unit is taken, so that all resamples of all metrics are matrix products.

* ``randomization`` (default): each unit's two outputs are swapped by a coin; how often is the
  difference as large? Riezler and Maxwell 2005. Under the null it holds its level.
* ``bootstrap``: units are drawn with replacement, the differences centred *with their sign*.
* ``sacrebleu-bootstrap``: sacrebleu's, which centres absolute differences and so calls about 11 % of
  null differences significant at .05; there to reproduce its numbers, to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from translit.errors import ConfigError, nearest

__all__ = ["TESTS", "Outcome", "holm", "intervals", "paired"]

Rows: TypeAlias = npt.NDArray[np.float64]
Scoring: TypeAlias = Callable[[Rows], Rows]

TESTS = ("randomization", "bootstrap", "sacrebleu-bootstrap")

_SLICE = 1 << 22
"""Cells of the resampling matrix that are held at once (32 MB)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one pair: the difference a - b, its interval at 95 % by bootstrap, two-sided p."""

    difference: float
    p: float
    interval: tuple[float, float]


def paired(
    pairs: Mapping[str, tuple[Rows, Rows, Scoring]],
    *,
    test: str = "randomization",
    trials: int = 10_000,
    resamples: int = 1_000,
    seed: int = 12345,
) -> dict[str, Outcome]:
    """The outcome of each pair: statistics of a and of b, (units, width), and how sums are scored.

    All pairs have the same units, and see the same resamples. Systems whose statistics are the same
    in every unit are a tie, p = 1. Raises ``ConfigError`` for an unknown test.
    """
    if test not in TESTS:
        raise ConfigError(f"no test {test!r}; {nearest(test, TESTS)}")
    if not pairs:
        return {}
    units = len(next(iter(pairs.values()))[0])
    apart = {key: _difference(a, b, score) for key, (a, b, score) in pairs.items()}
    drawn = {key: np.concatenate(d) for key, d in _drawn(pairs, units, resamples, seed).items()}
    if test == "randomization":
        p = _randomization(pairs, apart, units, trials, seed)
    else:
        p = {key: _centred(drawn[key], apart[key], absolute=test != "bootstrap") for key in pairs}
    return {
        key: Outcome(apart[key], 1.0 if _tie(a, b) else p[key], _percentiles(drawn[key]))
        for key, (a, b, _) in pairs.items()
    }


def intervals(
    rows: Sequence[tuple[Rows, Scoring]], *, resamples: int = 1_000, seed: int = 12345
) -> list[tuple[float, float]]:
    """95 % intervals of the scores of several statistics over the same units, by bootstrap."""
    if not rows:
        return []
    scores: list[list[Rows]] = [[] for _ in rows]
    for counts in _counts(len(rows[0][0]), resamples, seed):
        for (matrix, score), out in zip(rows, scores, strict=True):
            out.append(score(counts @ matrix))
    return [_percentiles(np.concatenate(s)) for s in scores]


def holm(ps: Sequence[float]) -> list[float]:
    """The p-values corrected for their number, in the order given. Source: Holm 1979."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    out, least = [0.0] * len(ps), 0.0
    for rank, index in enumerate(order):
        least = max(least, min(1.0, ps[index] * (len(ps) - rank)))
        out[index] = least
    return out


def _difference(a: Rows, b: Rows, score: Scoring) -> float:
    one, two = score(np.stack([a.sum(axis=0), b.sum(axis=0)]))
    return float(one - two)


def _tie(a: Rows, b: Rows) -> bool:
    return bool(np.array_equal(a, b))


def _counts(units: int, resamples: int, seed: int) -> Iterator[Rows]:
    """How often each unit is drawn, (some resamples, units); sacrebleu's draws for the same seed."""
    rng = np.random.default_rng(seed)
    step = max(1, _SLICE // max(units, 1))
    for start in range(0, resamples, step):
        size = min(step, resamples - start)
        draws = rng.choice(units, size=(size, units), replace=True)
        draws += np.arange(size)[:, None] * units
        counts = np.bincount(draws.ravel(), minlength=size * units)
        yield counts.reshape(size, units).astype(np.float64)


def _drawn(
    pairs: Mapping[str, tuple[Rows, Rows, Scoring]], units: int, resamples: int, seed: int
) -> dict[str, list[Rows]]:
    """The bootstrapped differences a - b of each pair."""
    out: dict[str, list[Rows]] = {key: [] for key in pairs}
    for counts in _counts(units, resamples, seed):
        for key, (a, b, score) in pairs.items():
            out[key].append(score(counts @ a) - score(counts @ b))
    return out


def _randomization(
    pairs: Mapping[str, tuple[Rows, Rows, Scoring]],
    apart: Mapping[str, float],
    units: int,
    trials: int,
    seed: int,
) -> dict[str, float]:
    """Two-sided p, (c + 1) / (trials + 1): c trials differ at least as much as the systems do.

    Equal differences count as well (sacrebleu's don't), so that few units can't look significant.
    """
    rng = np.random.default_rng(seed)
    step = max(1, _SLICE // max(units, 1))
    reached = dict.fromkeys(pairs, 0)
    for start in range(0, trials, step):
        coins = rng.integers(2, size=(min(step, trials - start), units), dtype=np.int8)
        swap = coins.astype(np.float64)
        for key, (a, b, score) in pairs.items():
            moved = swap @ (b - a)
            shuffled = score(a.sum(axis=0) + moved) - score(b.sum(axis=0) - moved)
            bar = abs(apart[key]) * (1 - 1e-12)
            reached[key] += int((np.abs(shuffled) >= bar).sum())
    return {key: (count + 1) / (trials + 1) for key, count in reached.items()}


def _centred(drawn: Rows, difference: float, *, absolute: bool) -> float:
    """P by bootstrap: differences centred on their mean, with their sign or (sacrebleu) without."""
    if absolute:
        size = np.abs(drawn)
        reached = (size - size.mean()) > abs(difference)
    else:
        reached = np.abs(drawn - drawn.mean()) >= abs(difference) * (1 - 1e-12)
    return float((reached.sum() + 1) / (len(drawn) + 1))


def _percentiles(drawn: Rows) -> tuple[float, float]:
    """Sacrebleu's bounds: 1/40 of the resamples cut off at either end."""
    ordered = np.sort(drawn)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])
