"""What the cheapest path between two names tells: numbers that a classifier can weigh.

A step's *gain* is how much better it is than chance: ``log P(operation) / P(left) P(right)``. Letters
that belong together gain, a letter that has no counterpart loses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.names import align
from translit.names.costs import Costs
from translit.names.keys import sounds_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.align import Coded, Path
    from translit.names.costs import Floats, Ints

__all__ = ["NAMES", "Spelled", "Text", "compare", "gains", "measure", "rough"]

NAMES = (
    "gain", "worst_stretch", "worst_step", "second_step", "losing_steps", "bad_steps", "losses", "wins",
    "dropped", "changed", "head", "tail", "best_stretch", "cost_a_letter", "shorter", "longer",
    "length_ratio", "words_shorter", "words_longer", "gain_a_letter", "loss_a_letter", "told",
    "distance", "similarity", "consonant_distance", "consonant_similarity", "consonants", "same_first",
    "same_last", "same_letters", "key_distance", "key_similarity", "swapped", "swapped_consonants",
)  # fmt: skip
"""The columns that ``measure`` and ``compare`` give."""


def gains(path: Path, costs: Costs) -> Floats:
    """(steps, pairs) gain of each step, from the beginning; 0 before a shorter path begins."""
    import numpy as np

    out = np.stack([costs.gains.take(step.at) for step in reversed(path)])
    out[np.stack([step.shape for step in reversed(path)]) < 0] = 0
    return out


def rough(a: Coded, b: Coded, table: Floats) -> Floats:
    """(pairs,) gain a letter of whole pairs, without looking for their paths."""
    chance = a.chance[a.rows] + b.chance[b.rows]
    gain: Floats = (chance - align.whole(a, b, table)) / (a.length + b.length)
    return gain


def measure(a: Coded, b: Coded, costs: Costs, table: Floats) -> Floats:
    """(columns, pairs) what the paths tell: the columns of ``NAMES`` up to ``told``."""
    import numpy as np

    length, other = a.length, b.length
    path = align.trace(a, b, costs, table)
    gain = gains(path, costs)
    columns = [*_of_path(gain, path), *_of_size(a, b, align.whole(a, b, table))]
    letters = np.maximum(length + other - 4, 1)
    told = np.zeros(len(letters), np.float32)
    for step in path:
        told += np.where(step.shape < 0, 0, costs.weights.take(step.at))
    columns += [columns[0] / letters, columns[6] / letters, told]
    measured: Floats = np.stack(columns).astype(np.float32)
    return measured


class Spelled(NamedTuple):
    """Pairs of names as their letters are compared, with and without vowels; each name looked at once."""

    left: Text
    right: Text

    @classmethod
    def of(cls, forms: Sequence[str], left: Ints, right: Ints, *, foreign: bool) -> Spelled:
        """The pairs of folded ``forms``; in Latin sounds when the two are of different scripts."""
        return cls(_text(forms, left, foreign=foreign), _text(forms, right, foreign=foreign))


class Text(NamedTuple):
    """One side: its different spellings, those without vowels, their keys, and which each pair has."""

    whole: list[str]
    bare: list[str]
    keys: list[str]
    at: Ints


def _text(forms: Sequence[str], side: Ints, *, foreign: bool) -> Text:
    import numpy as np

    used, at = np.unique(side, return_inverse=True)
    names = [forms[i] for i in used.tolist()]
    heard = sounds_many(names)
    whole = heard if foreign else names
    bare = "\n".join(whole).translate(_VOWELS).split("\n")
    return Text(whole, bare, _keys(heard), at)


# Sounds that transliterators interchange, as in ``keys``: groups of letters first, then letters.
_GROUPS = {"tsh": "s", "sh": "s", "ch": "s", "zh": "s", "ts": "s", "kh": "k", "gh": "k", "dj": "k", "th": "t",
           "dh": "t", "ph": "f"}  # fmt: skip
_CLASSES = str.maketrans("bpvfdtgkjqcszlmnr", "ffffttkkkkksslmnr", "aeiouyhwx ")


def _keys(heard: Sequence[str]) -> list[str]:
    """The consonants of Latin sounds, one letter a class."""
    lines = "\n".join(heard)
    for group, one in _GROUPS.items():
        lines = lines.replace(group, one)
    return lines.translate(_CLASSES).split("\n")


def compare(names: Spelled) -> Floats:
    """(columns, pairs) plain edit distances, with and without vowels: the other columns of ``NAMES``."""
    import numpy as np
    from rapidfuzz.distance import OSA, Levenshtein
    from rapidfuzz.process import cpdist

    sides = [(t, t.at.tolist()) for t in names]
    left, right = ([t.whole[i] for i in at] for t, at in sides)
    bare = [[t.bare[i] for i in at] for t, at in sides]
    keys = [[t.keys[i] for i in at] for t, at in sides]
    distance = cpdist(left, right, scorer=Levenshtein.distance, dtype=np.float32)
    consonants = cpdist(*bare, scorer=Levenshtein.distance, dtype=np.float32)
    classes = cpdist(*keys, scorer=Levenshtein.distance, dtype=np.float32)
    # A distance in which two letters that changed places count once.
    turned = cpdist(left, right, scorer=OSA.distance, dtype=np.float32)
    turned_bare = cpdist(*bare, scorer=OSA.distance, dtype=np.float32)
    key_lengths = [_lengths(t.keys)[t.at] for t in names]
    bare_lengths = [_lengths(t.bare)[t.at] for t in names]
    lengths, *ends = ([*both] for both in zip(*map(_outline, names), strict=True))
    columns = [
        distance, 1 - distance / np.maximum(np.maximum(*lengths), 1),
        consonants, 1 - consonants / np.maximum(np.maximum(*bare_lengths), 1),
        np.minimum(*bare_lengths), *(one == other for one, other in ends),
        (distance == 0) | _same_letters(left, right, (lengths[0] == lengths[1]) & (distance > 1)),
        classes, 1 - classes / np.maximum(np.maximum(*key_lengths), 1),
        distance - turned, consonants - turned_bare,
    ]  # fmt: skip
    compared: Floats = np.stack(columns).astype(np.float32)
    return compared


def _lengths(names: Sequence[str]) -> Floats:
    import numpy as np

    return np.fromiter(map(len, names), np.float32, len(names))


def _outline(text: Text) -> tuple[Floats, Ints, Ints]:
    """(pairs,) length, first and last letter, 0 where there is none."""
    import numpy as np

    length = _lengths(text.whole)
    points = np.frombuffer(("\n".join(text.whole) + "\n").encode("utf-32-le"), np.uint32)
    end = (length + 1).astype(np.intp).cumsum() - 1
    start = end - length.astype(np.intp)
    some = length > 0
    first, last = (np.where(some, points[at], 0) for at in (start, end - some))
    return length[text.at], first[text.at], last[text.at]


def _same_letters(left: list[str], right: list[str], alike: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(pairs,) whether the two have the same letters in any order; ``alike`` are those that may have."""
    out = alike.copy()
    for i in alike.nonzero()[0].tolist():
        out[i] = sorted(left[i]) == sorted(right[i])
    return out


_VOWELS = str.maketrans("", "", " ايوهءعaeiouyаеиоуыэюяйьъאויהע")


def _of_path(gain: Floats, path: Path) -> list[Floats]:
    import numpy as np

    loss = np.minimum(gain, 0)
    shape = np.stack([step.shape for step in reversed(path)])
    alone = (shape == 1) | (shape == 2)
    second = min(1, len(gain) - 1)
    # Shorter paths have steps of 0 before their beginning: what gains is never the worst.
    lowest = np.minimum(np.partition(gain, second, axis=0), 0)
    real = shape >= 0
    first = np.argmax(real, axis=0)
    everyone = np.arange(gain.shape[1])
    inner = [gain[np.minimum(first + k, len(gain) - 1), everyone] for k in (0, 1)]
    return [
        gain.sum(0), _worst(gain), lowest[0], lowest[second],
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

    la, lb = (side.length - 2 for side in (a, b))
    words = [side.words[side.rows] for side in (a, b)]
    short, long = np.minimum(la, lb), np.maximum(la, lb)
    return [
        cost / np.maximum(la + lb, 1), short, long, short / np.maximum(long, 1),
        np.minimum(*words), np.maximum(*words),
    ]  # fmt: skip
