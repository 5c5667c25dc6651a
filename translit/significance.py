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

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from translit.errors import ConfigError, nearest

__all__ = ["TESTS", "Outcome", "holm", "interval", "paired", "resample"]

Rows: TypeAlias = npt.NDArray[np.float64]
Scoring: TypeAlias = Callable[[Rows], Rows]
System: TypeAlias = tuple[Rows, Scoring]
K = TypeVar("K", bound=Hashable)

TESTS = ("randomization", "bootstrap", "sacrebleu-bootstrap")

_SLICE = 1 << 22
"""Cells of the resampling matrix that are held at once."""

_EXACT = 1 << 24
"""Whole numbers below it are exact in single precision, which is twice as fast."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one pair: the difference a - b, its interval at 95 % by bootstrap, two-sided p."""

    difference: float
    p: float
    interval: tuple[float, float]


def resample(
    systems: Mapping[K, System], *, resamples: int = 1_000, seed: int = 12345
) -> dict[K, Rows]:
    """The scores of each system in each resample, (resamples,).

    A system is its statistics, (units, width), and how sums are scored; all have the same units and
    see the same resamples, which are sacrebleu's for the same seed.
    """
    if not systems:
        return {}
    wide = np.concatenate([rows for rows, _ in systems.values()], axis=1)
    wide = _lean(wide, len(wide) * np.abs(wide).max(initial=0.0))
    out: dict[K, list[Rows]] = {key: [] for key in systems}
    for counts in _counts(len(wide), resamples, seed):
        sums = (counts.astype(wide.dtype) @ wide).astype(np.float64)
        at = 0
        for key, (rows, score) in systems.items():
            out[key].append(score(sums[:, at : at + rows.shape[1]]))
            at += rows.shape[1]
    return {key: np.concatenate(scores) for key, scores in out.items()}


def interval(drawn: Rows) -> tuple[float, float]:
    """The 95 % bounds of resampled scores; sacrebleu's: 1/40 cut off at either end."""
    ordered = np.sort(drawn)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])


def paired(
    systems: Mapping[K, System],
    pairs: Sequence[tuple[K, K]],
    drawn: Mapping[K, Rows],
    *,
    test: str = "randomization",
    trials: int = 10_000,
    seed: int = 12345,
) -> list[Outcome]:
    """The outcome of each pair of systems, ``drawn`` being what ``resample`` gave of them.

    Systems whose statistics are the same in every unit are a tie, p = 1. Raises ``ConfigError`` for an
    unknown test.
    """
    if test not in TESTS:
        raise ConfigError(f"no test {test!r}; {nearest(test, TESTS)}")
    apart = [_difference(systems[a], systems[b]) for a, b in pairs]
    moved = [drawn[a] - drawn[b] for a, b in pairs]
    if test == "randomization":
        ps = _randomization([(systems[a], systems[b]) for a, b in pairs], apart, trials, seed)
    else:
        centred = _bootstrap if test == "bootstrap" else _sacrebleu
        ps = [centred(m, d) for m, d in zip(moved, apart, strict=True)]
    return [
        Outcome(d, 1.0 if _tie(systems[a], systems[b]) else p, interval(m))
        for (a, b), d, p, m in zip(pairs, apart, ps, moved, strict=True)
    ]


def holm(ps: Sequence[float]) -> list[float]:
    """The p-values corrected for their number, in the order given. Source: Holm 1979."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    out, least = [0.0] * len(ps), 0.0
    for rank, index in enumerate(order):
        least = max(least, min(1.0, ps[index] * (len(ps) - rank)))
        out[index] = least
    return out


def _lean(rows: Rows, bound: float) -> npt.NDArray[np.floating]:
    """In single precision where all that is summed stays exact."""
    whole = bound < _EXACT and bool((rows == np.rint(rows)).all())
    return rows.astype(np.float32) if whole else rows


def _difference(a: System, b: System) -> float:
    one, two = a[1](np.stack([a[0].sum(axis=0), b[0].sum(axis=0)]))
    return float(one - two)


def _tie(a: System, b: System) -> bool:
    return bool(np.array_equal(a[0], b[0]))


def _counts(units: int, resamples: int, seed: int) -> Iterator[npt.NDArray[np.int64]]:
    """How often each unit is drawn, (some resamples, units)."""
    rng = np.random.default_rng(seed)
    step = max(1, _SLICE // max(units, 1))
    for start in range(0, resamples, step):
        size = min(step, resamples - start)
        draws = rng.choice(units, size=(size, units), replace=True)
        draws += np.arange(size)[:, None] * units
        yield np.bincount(draws.ravel(), minlength=size * units).reshape(size, units)


def _coins(units: int, trials: int, seed: int) -> Iterator[npt.NDArray[np.uint8]]:
    """A 0 or 1 for each unit, (some trials, units)."""
    rng = np.random.default_rng(seed)
    step = max(8, _SLICE // max(units, 1))
    for start in range(0, trials, step):
        size = min(step, trials - start)
        bits = np.frombuffer(rng.bytes(-(-size * units // 8)), dtype=np.uint8)
        yield np.unpackbits(bits, count=size * units).reshape(size, units)


def _randomization(
    pairs: Sequence[tuple[System, System]], apart: Sequence[float], trials: int, seed: int
) -> list[float]:
    """Two-sided p, (c + 1) / (trials + 1): c trials differ at least as much as the systems do.

    Equal differences count as well (sacrebleu's don't), so that few units can't look significant.
    """
    if not pairs:
        return []
    wide = np.concatenate([b[0] - a[0] for a, b in pairs], axis=1)
    lean = _lean(wide, np.abs(wide).sum(axis=0).max(initial=0.0))
    reached = [0] * len(pairs)
    for coins in _coins(len(wide), trials, seed):
        moved = (coins.astype(lean.dtype) @ lean).astype(np.float64)
        at = 0
        for i, (a, b) in enumerate(pairs):
            mine = moved[:, at : at + a[0].shape[1]]
            at += a[0].shape[1]
            shuffled = a[1](a[0].sum(axis=0) + mine) - b[1](b[0].sum(axis=0) - mine)
            reached[i] += int((np.abs(shuffled) >= abs(apart[i]) * (1 - 1e-12)).sum())
    return [(count + 1) / (trials + 1) for count in reached]


def _bootstrap(moved: Rows, apart: float) -> float:
    """P by bootstrap: the differences centred on their mean, with their sign."""
    reached = np.abs(moved - moved.mean()) >= abs(apart) * (1 - 1e-12)
    return float((reached.sum() + 1) / (len(moved) + 1))


def _sacrebleu(moved: Rows, apart: float) -> float:
    """P as sacrebleu has it: absolute differences, centred on their mean."""
    size = np.abs(moved)
    return float((((size - size.mean()) > abs(apart)).sum() + 1) / (len(moved) + 1))
