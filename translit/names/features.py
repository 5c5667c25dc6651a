"""What the cheapest path between two names tells: numbers that a classifier can weigh.

A step's *gain* is how much better it is than chance: ``log P(operation) / P(left) P(right)``. Letters
that belong together gain, a letter that has no counterpart loses.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translit.names import align
from translit.names.costs import Costs
from translit.names.keys import sounds

if TYPE_CHECKING:
    from translit.names.align import Coded, Path
    from translit.names.costs import Floats

__all__ = ["NAMES", "gains", "measure", "rough", "spelled"]

NAMES = (
    "gain", "worst_stretch", "worst_step", "second_step", "losing_steps", "bad_steps", "losses", "wins",
    "dropped", "changed", "head", "tail", "best_stretch", "cost_a_letter", "shorter", "longer",
    "length_ratio", "words_shorter", "words_longer", "gain_a_letter", "loss_a_letter", "told",
    "distance", "similarity", "consonant_distance", "consonant_similarity", "consonants", "same_first",
    "same_last", "same_letters",
)  # fmt: skip
"""The columns that ``measure`` gives."""


def gains(path: Path, costs: Costs) -> Floats:
    """(steps, pairs) gain of each step, from the beginning; 0 before a shorter path begins."""
    import numpy as np

    out = np.stack([costs.gains.take(step.at) for step in reversed(path)])
    out[np.stack([step.shape for step in reversed(path)]) < 0] = 0
    return out


def rough(a: Coded, b: Coded, costs: Costs, table: Floats) -> Floats:
    """(pairs,) gain a letter of whole pairs, without looking for their paths."""
    import numpy as np

    cost = table[np.arange(len(a.length)), a.length, b.length]
    chance = costs.alone[0][a.grams[1]].sum(1) + costs.alone[1][b.grams[1]].sum(1)
    gain: Floats = (chance - cost) / (a.length + b.length)
    return gain


def measure(
    a: Coded, b: Coded, costs: Costs, table: Floats, names: Sequence[tuple[str, str]]
) -> Floats:
    """(columns, pairs) features of pairs of names, in the order of ``NAMES``.

    ``names`` are the folded pairs, in one script (``spelled``).
    """
    import numpy as np

    everyone = np.arange(len(a.length))
    cost = table[everyone, a.length, b.length]
    path = align.trace(a, b, costs, table)
    gain = gains(path, costs)
    columns = [*_of_path(gain, path), *_of_size(a, b, cost)]
    letters = np.maximum(a.length + b.length - 4, 1)
    told = np.zeros(len(letters), np.float32)
    for step in path:
        told += np.where(step.shape < 0, 0, costs.weights.take(step.at))
    columns += [columns[0] / letters, columns[6] / letters, told, *_of_letters(names)]
    measured: Floats = np.stack(columns).astype(np.float32)
    return measured


def spelled(name: str, *, foreign: bool) -> str:
    """A folded name as its letters are compared: in Latin sounds when the other's script is another."""
    return sounds(name) if foreign else name


def _of_letters(names: Sequence[tuple[str, str]]) -> list[Floats]:
    """Plain edit distances, with and without vowels."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    left, right = [a for a, _ in names], [b for _, b in names]
    bare = [[_bare(name) for name in side] for side in (left, right)]
    distance = cpdist(left, right, scorer=Levenshtein.distance, dtype=np.float32)
    consonants = cpdist(*bare, scorer=Levenshtein.distance, dtype=np.float32)
    longest = [np.fromiter(map(max, zip(*map(_lengths, s), strict=True)), np.float32, len(names))
               for s in ((left, right), bare)]  # fmt: skip
    return [
        distance, 1 - distance / np.maximum(longest[0], 1),
        consonants, 1 - consonants / np.maximum(longest[1], 1),
        np.minimum(*(np.fromiter(_lengths(s), np.float32, len(names)) for s in bare)),
        *(np.fromiter(same, np.float32, len(names)) for same in (
            (a[:1] == b[:1] for a, b in names), (a[-1:] == b[-1:] for a, b in names),
            (len(a) == len(b) and sorted(a) == sorted(b) for a, b in names))),
    ]  # fmt: skip


def _lengths(names: Sequence[str]) -> list[int]:
    return [len(name) for name in names]


@functools.lru_cache(maxsize=200_000)
def _bare(name: str) -> str:
    return name.translate(_VOWELS)


_VOWELS = str.maketrans("", "", " ايوهءعaeiouyаеиоуыэюяйьъאויהע")


def _of_path(gain: Floats, path: Path) -> list[Floats]:
    import numpy as np

    loss = np.minimum(gain, 0)
    shape = np.stack([step.shape for step in reversed(path)])
    alone = (shape == 1) | (shape == 2)
    lowest = np.sort(gain, axis=0)[:2]
    real = shape >= 0
    first = np.argmax(real, axis=0)
    everyone = np.arange(gain.shape[1])
    inner = [gain[np.minimum(first + k, len(gain) - 1), everyone] for k in (0, 1)]
    return [
        gain.sum(0), _worst(gain), lowest[0], lowest[min(1, len(lowest) - 1)],
        (gain < -0.5).sum(0), (gain < -2.5).sum(0), loss.sum(0), (gain - loss).sum(0),
        np.where(alone, loss, 0).sum(0), np.where(alone, 0, loss).sum(0),
        inner[0] + inner[1], gain[-1] + gain[max(len(gain) - 2, 0)], -_worst(-gain),
    ]  # fmt: skip


def _worst(gain: Floats) -> Floats:
    """The least sum of any run of steps (Kadane)."""
    import numpy as np

    run = np.zeros_like(gain[0])
    worst: Floats = np.zeros_like(run)
    for row in gain:
        run = np.minimum(run + row, 0)
        worst = np.minimum(worst, run)
    return worst


def _of_size(a: Coded, b: Coded, cost: Floats) -> list[Floats]:
    import numpy as np

    la, lb = a.length - 2, b.length - 2
    words = [(side.grams[1] == 1).sum(1) - 1 for side in (a, b)]
    short, long = np.minimum(la, lb), np.maximum(la, lb)
    return [
        cost / np.maximum(la + lb, 1), short, long, short / np.maximum(long, 1),
        np.minimum(*words), np.maximum(*words),
    ]  # fmt: skip
