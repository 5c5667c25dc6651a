"""How often a paired test calls two systems different that are exchangeable; it should be 5 %.

    python eval/null_calibration.py A.txt B.txt --reference REF.txt

Two real outputs are swapped at random, segment by segment, so that neither "system" is better: whatever
a test then finds is a false alarm. Compared are sacrebleu's paired bootstrap (which centres absolute
differences), the same with signed differences, and approximate randomisation. Needs numpy and sacrebleu
only. ``--verify N`` runs sacrebleu's own ``_paired_bs_test`` on the first N trials beside the copy here.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sacrebleu

Rows = npt.NDArray[np.float64]
Scoring = Callable[[Rows], Rows]


def bleu(sums: Rows) -> Rows:
    """BLEU of summed statistics, (k, 10) -> (k,), for corpora in which every order matches."""
    length, reference, correct, total = sums[:, 0], sums[:, 1], sums[:, 2:6], sums[:, 6:10]
    brevity = np.where(length < reference, np.exp(1 - reference / length), 1.0)
    return brevity * 100 * np.exp(np.log(correct / total).mean(axis=1))


def chrf(sums: Rows) -> Rows:
    """chrF2 of summed statistics, (k, 18) -> (k,)."""
    precision = (sums[:, 2::3] / sums[:, 0::3]).mean(axis=1)
    recall = (sums[:, 2::3] / sums[:, 1::3]).mean(axis=1)
    return 500 * precision * recall / (4 * precision + recall)


METRICS: dict[str, tuple[Callable[[], sacrebleu.metrics.base.Metric], Scoring]] = {
    "BLEU": (sacrebleu.BLEU, bleu),
    "chrF2": (sacrebleu.CHRF, chrf),
}


def p_values(a: Rows, b: Rows, score: Scoring, counts: Rows, coins: Rows) -> dict[str, float]:
    """P of every test for one pair of statistics; ``counts`` and ``coins`` are the resamples."""
    one, two = score(np.stack([a.sum(axis=0), b.sum(axis=0)]))
    apart = abs(one - two)
    drawn = score(counts @ a) - score(counts @ b)
    moved = coins @ (b - a)
    shuffled = score(a.sum(axis=0) + moved) - score(b.sum(axis=0) - moved)
    size = np.abs(drawn)
    return {
        "sacrebleu bootstrap": _p(size - size.mean() > apart),
        "signed bootstrap": _p(np.abs(drawn - drawn.mean()) >= apart),
        "approximate randomisation": _p(np.abs(shuffled) >= apart * (1 - 1e-12)),
    }


def _p(reached: npt.NDArray[np.bool_]) -> float:
    return float((reached.sum() + 1) / (len(reached) + 1))


def trials(
    a: Rows, b: Rows, score: Scoring, *, times: int, samples: int, seed: int = 1
) -> Iterator[tuple[npt.NDArray[np.bool_], dict[str, float]]]:
    """(which segments were swapped, p of every test) for each null trial."""
    units = len(a)
    draws = np.random.default_rng(12345).choice(units, size=(samples, units), replace=True)
    counts = np.stack([np.bincount(d, minlength=units) for d in draws]).astype(np.float64)
    coins = np.random.default_rng(54321).integers(2, size=(samples, units)).astype(np.float64)
    rng = np.random.default_rng(seed)
    for _ in range(times):
        swap = rng.integers(2, size=units).astype(bool)
        one, two = np.where(swap[:, None], b, a), np.where(swap[:, None], a, b)
        yield swap, p_values(one, two, score, counts, coins)


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 % interval of k among n."""
    z, p = 1.959964, k / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (p + z * z / 2 / n - half) / (1 + z * z / n), (p + z * z / 2 / n + half) / (
        1 + z * z / n
    )


def statistics(name: str, hypotheses: list[str], references: list[str]) -> Rows:
    """Sacrebleu's sufficient statistics, (segments, width)."""
    metric = METRICS[name][0]()
    rows = metric._extract_corpus_statistics(hypotheses, [references])  # noqa: SLF001 - no public way
    return np.array(rows, dtype=float)


def verify(name: str, a: list[str], b: list[str], references: list[str], swap: object) -> float:
    """P of sacrebleu's own paired bootstrap for one trial."""
    from sacrebleu.significance import PairedTest

    pairs = list(zip(a, b, swap, strict=True))  # type: ignore[call-overload]
    systems = [
        ("a", [y if s else x for x, y, s in pairs]),
        ("b", [x if s else y for x, y, s in pairs]),
    ]
    test = PairedTest(systems, {name: METRICS[name][0]()}, [references], "bs", n_samples=1000)
    return float(test()[1][name][1].p_value)


def main() -> None:
    """Print the share of false alarms for each metric and test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("a", type=Path)
    parser.add_argument("b", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--samples", type=int, default=1000)
    parser.add_argument("--verify", type=int, default=0, metavar="N")
    given = parser.parse_args()
    a, b, reference = (
        path.read_text("utf-8").rstrip("\n").split("\n")
        for path in (given.a, given.b, given.reference)
    )
    for name, (_, score) in METRICS.items():
        one, two = statistics(name, a, reference), statistics(name, b, reference)
        alarms: dict[str, int] = {}
        for number, (swap, ps) in enumerate(
            trials(one, two, score, times=given.trials, samples=given.samples)
        ):
            for test, p in ps.items():
                alarms[test] = alarms.get(test, 0) + (p < 0.05)
            if number < given.verify:
                own = verify(name, a, b, reference, swap)
                print(
                    f"{name} trial {number}: sacrebleu {own:.6f}, here {ps['sacrebleu bootstrap']:.6f}"
                )
        for test, count in alarms.items():
            low, high = wilson(count, given.trials)
            print(
                f"{name:6} {test:26} {count / given.trials:6.1%}  95 % interval {low:.1%} - {high:.1%}"
            )


if __name__ == "__main__":
    main()
