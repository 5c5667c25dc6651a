"""From log odds to probabilities and verdicts: fitted on names that the model hadn't seen.

What is measured goes to `eval/name_folds.tsv` with the model's digest; the suite `names` shows it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from eval.table import Row, wilson

OUT = Path(__file__).parent / "name_folds.tsv"
PRECISION = 0.965  # asked for on names not seen; on the development pairs it is above .97
FARTHEST = 11.5  # log odds from which on names are equal or can't be compared: they say nothing
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0)

Line = tuple[float, float]


class Tested(NamedTuple):
    """What a model said of a pair that it hadn't seen."""

    source: str
    kind: str
    odds: float
    same: bool

    @property
    def case(self) -> tuple[str, str]:
        """The set of pairs and the judge that weighed it."""
        return self.source, self.kind


def fitted(tested: Sequence[Tested]) -> tuple[dict[str, Line], dict[str, float]]:
    """(a logistic line, the threshold on its probabilities) for each kind of judge."""
    lines, thresholds = {}, {}
    for kind, rows in _by(tested, "kind").items():
        lines[kind] = _line(rows)
        thresholds[kind] = _threshold(_probability(rows, lines[kind]), _same(rows))
    # The "other" names of one script were taken by chance and hold spellings of the same one: there the
    # precision looks worse than it is, and the threshold of labelled Arabic pairs is enough.
    thresholds["one-script"] = min(thresholds["one-script"], thresholds["arabic"])
    return lines, thresholds


def measure(
    tested: Sequence[Tested], lines: Mapping[str, Line], thresholds: Mapping[str, float]
) -> Iterator[Row]:
    """Precision, recall, F1 and reliability of every source."""
    for (source, kind), rows in sorted(_by(tested, "case").items()):
        p, same = _probability(rows, lines[kind]), _same(rows)
        said = p >= thresholds[kind]
        case, right = f"{source}, five folds", int((said & same).sum())
        yield Row("translit", case, "f1", 2 * right / max(int(said.sum() + same.sum()), 1), len(rows),
                  note=f"at {thresholds[kind]:.3f}")  # fmt: skip
        for metric, n in (("precision", int(said.sum())), ("recall", int(same.sum()))):
            value, low, high = wilson(right, n)
            yield Row("translit", case, metric, value, n, low, high)
        yield from _reliability(case, p, same)


def _reliability(case: str, p: np.ndarray, same: np.ndarray) -> Iterator[Row]:
    gap = 0.0
    for low, high in itertools.pairwise(BINS):
        mine = (p >= low) & (p < high) if high < 1 else p >= low
        if mine.any():
            share, below, above = wilson(int(same[mine].sum()), int(mine.sum()))
            gap += abs(share - p[mine].mean()) * mine.mean()
            yield Row("translit", case, f"one name, of scores {low:g} to {high:g}", share, int(mine.sum()),
                      below, above, note=f"mean score {p[mine].mean():.3f}")  # fmt: skip
    yield Row("translit", case, "expected calibration error", gap, len(p))


def write(rows: Sequence[Row], model: str) -> None:
    """Keep what was measured with the digest of the model that it tells of."""
    lines = [f"# model {model}", "case\tmetric\tvalue\tn\tlow\thigh\tnote"]
    lines += [
        "\t".join(_cell(v) for v in (r.case, r.metric, r.value, r.n, r.low, r.high, r.note))
        for r in rows
    ]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def kept(model: str) -> Iterator[Row]:
    """What ``write`` kept; where it tells of another model, that is said."""
    head, _, *lines = OUT.read_text("utf-8").splitlines()
    old = "" if head == f"# model {model}" else "measured on an older model; "
    for line in lines:
        case, metric, value, n, low, high, note = line.split("\t")
        yield Row(
            "translit",
            case,
            metric,
            float(value),
            int(n),
            _number(low),
            _number(high),
            note=old + note,
        )


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.5g}" if isinstance(value, float) else str(value)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _by(tested: Sequence[Tested], name: str) -> dict[Any, list[Tested]]:
    out: dict[Any, list[Tested]] = defaultdict(list)
    for row in tested:
        out[getattr(row, name)].append(row)
    return out


def _same(rows: Sequence[Tested]) -> np.ndarray:
    return np.array([r.same for r in rows])


def _probability(rows: Sequence[Tested], line: Line) -> np.ndarray:
    odds = np.array([r.odds for r in rows])
    return 1 / (1 + np.exp(-(line[0] * odds + line[1])))


def _line(rows: Sequence[Tested]) -> Line:
    """Slope and shift of a logistic regression on the log odds. Source: Platt 1999."""
    told = [r for r in rows if abs(r.odds) < FARTHEST]
    x = np.stack([[r.odds for r in told], np.ones(len(told))], 1)
    y = _same(told).astype(float)
    w = np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(2)
        w = w + np.linalg.solve(hessian, x.T @ (y - p))
    return round(float(w[0]), 4), round(float(w[1]), 4)


def _threshold(p: np.ndarray, same: np.ndarray) -> float:
    """The least score at which the surest have the precision that is asked for; never below .5."""
    order = np.argsort(-p)
    precision = np.cumsum(same[order]) / np.arange(1, len(p) + 1)
    enough = np.nonzero(precision >= PRECISION)[0]
    cut = float(p[order][enough[-1]]) if len(enough) else 0.99
    return round(min(max(cut - 1e-4, 0.5), 0.99), 4)
