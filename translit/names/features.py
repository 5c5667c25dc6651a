"""What the cheapest path between two names tells: numbers that a classifier can weigh.

A step's *gain* is how much better it is than chance: ``log P(operation) / P(left) P(right)``. Letters
that belong together gain, a letter that has no counterpart loses.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.names import align
from translit.names.align import END
from translit.names.batch import different
from translit.names.keys import sounds_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.align import Path, Table
    from translit.names.coded import Coded
    from translit.names.costs import Costs, Floats, Ints

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
    """(steps, pairs) gain of each step; 0 before a shorter path begins."""
    out: Floats = costs.gains.take(path.at)
    out[path.shape == END] = 0
    return out


def rough(table: Table) -> Floats:
    """(pairs,) gain a letter of whole pairs, without looking for their paths."""
    a, b = table.left, table.right
    chance = a.chance[a.rows] + b.chance[b.rows]
    gain: Floats = (chance - table.whole()) / (a.length + b.length)
    return gain


def measure(table: Table, pairs: Ints | None = None) -> Floats:
    """(columns, pairs) what the paths tell: the columns of ``NAMES`` up to ``told``. Of some of the pairs."""
    import numpy as np

    path = align.trace(table, pairs)
    a, b, cost = table.left, table.right, table.whole()
    if pairs is not None:
        a, b, cost = a[pairs], b[pairs], cost[pairs]
    gain = gains(path, table.costs)
    columns = [*_of_path(gain, path), *_of_size(a, b, cost)]
    letters = np.maximum(a.length + b.length - 4, 1)
    weights = table.costs.weights.take(path.at[::-1])
    weights[path.shape[::-1] == END] = 0
    columns += [columns[0] / letters, columns[6] / letters, weights.sum(axis=0)]
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
    used, at = different(side, len(forms))
    names = [forms[i] for i in used.tolist()]
    heard = sounds_many(names)
    whole = heard if foreign else names
    return Text(whole, _bare(whole), _keys(heard), at)


# Sounds that transliterators interchange, as in ``keys``: groups of letters first, then letters. An h is
# nothing by itself, so sh, kh, gh, th, dh and ph need no rule.
_GROUPS = {"tsh": "s", "ch": "s", "zh": "s", "ts": "s", "dj": "k"}
_CLASSES = str.maketrans("bpvfdtgkjqcszlmnr", "ffffttkkkkksslmnr", "aeiouyhwx ")


def _keys(heard: Sequence[str]) -> list[str]:
    """The consonants of Latin sounds, one letter a class."""
    lines = "\n".join(heard)
    for group, one in _GROUPS.items():
        lines = lines.replace(group, one)
    return lines.translate(_CLASSES).split("\n")


def compare(names: Spelled, asked: Container[str] = NAMES) -> Floats:
    """(columns, pairs) plain edit distances, with and without vowels: the other columns of ``NAMES``.

    Those of letters that changed places are 0 where they aren't ``asked`` for.
    """
    import numpy as np
    from rapidfuzz.distance import OSA, Levenshtein

    whole, bare, keys = (_Written.of(names, part) for part in ("whole", "bare", "keys"))
    ends = ([*both] for both in zip(*map(_outline, names), strict=True))
    apart = [side.distance(Levenshtein.distance) for side in (whole, bare, keys)]
    distance, consonants, classes = apart
    # A distance in which two letters that changed places count once.
    swapped = [
        before - side.distance(OSA.distance) if name in asked else np.zeros_like(before)
        for name, side, before in zip(
            ("swapped", "swapped_consonants"), (whole, bare), apart, strict=False
        )
    ]
    alike = (whole.lengths[0] == whole.lengths[1]) & (distance > 1) & ("same_letters" in asked)
    columns = [
        distance, whole.similarity(distance), consonants, bare.similarity(consonants),
        np.minimum(*bare.lengths), *(one == other for one, other in ends),
        (distance == 0) | whole.same_letters(alike), classes, keys.similarity(classes), *swapped,
    ]  # fmt: skip
    compared: Floats = np.stack(columns).astype(np.float32)
    return compared


class _Written(NamedTuple):
    """Both sides of pairs in one way of writing, and how many letters they have."""

    left: list[str]
    right: list[str]
    lengths: tuple[Floats, Floats]

    @classmethod
    def of(cls, names: Spelled, way: str) -> _Written:
        """One of the three ways of ``Text``."""
        import numpy as np

        texts = [(getattr(side, way), side.at) for side in names]
        left, right = (np.array(text, object)[at].tolist() for text, at in texts)
        one, other = (_lengths(text)[at] for text, at in texts)
        return cls(left, right, (one, other))

    def distance(self, scorer: Callable[..., int]) -> Floats:
        """(pairs,) by one of rapidfuzz's distances."""
        import numpy as np
        from rapidfuzz.process import cpdist

        found: Floats = cpdist(self.left, self.right, scorer=scorer, dtype=np.float32)
        return found

    def similarity(self, distance: Floats) -> Floats:
        """(pairs,) the share of the longer name that isn't told by a distance."""
        import numpy as np

        longest = np.maximum(np.maximum(*self.lengths), 1)
        alike: Floats = 1 - np.divide(distance, longest, dtype=np.float32)
        return alike

    def same_letters(self, some: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(pairs,) which of some have the same letters in any order."""
        out = some.copy()
        for i in some.nonzero()[0].tolist():
            out[i] = sorted(self.left[i]) == sorted(self.right[i])
        return out


def _lengths(names: Sequence[str]) -> Floats:
    import numpy as np

    return np.fromiter(map(len, names), np.float32, len(names))


def _outline(text: Text) -> tuple[Ints, Ints]:
    """(pairs,) first and last letter, 0 where there is none."""
    import numpy as np

    points = np.frombuffer(("\n".join(text.whole) + "\n").encode("utf-32-le"), np.uint32)
    end = (points == _LINE).nonzero()[0]
    start = np.append(0, end[:-1] + 1)
    some = end > start
    first, last = (np.where(some, points[at], 0) for at in (start, end - some))
    return first[text.at], last[text.at]


_LINE = 10
_VOWELS = " ايوهءعaeiouyаеиоуыэюяйьъאויהע"


def _bare(names: Sequence[str]) -> list[str]:
    """Names without vowels and spaces."""
    import numpy as np

    lines = "\n".join(names)
    if lines.isascii():
        return lines.translate(_ASCII_VOWELS).split("\n")
    points = np.frombuffer(lines.encode("utf-32-le"), np.uint32)
    return str(points[_consonants().take(points, mode="clip")].tobytes(), "utf-32-le").split("\n")


_ASCII_VOWELS = str.maketrans("", "", _VOWELS)


@functools.cache
def _consonants() -> NDArray[np.bool_]:
    """(code points,) whether a letter is no vowel; the last one stands for all that follow."""
    import numpy as np

    table = np.ones(0x700, np.bool_)
    table[[*map(ord, _VOWELS)]] = False
    return table


def _of_path(gain: Floats, path: Path) -> list[Floats]:
    import numpy as np

    loss = np.minimum(gain, 0)
    alone = (path.shape == 1) | (path.shape == 2)
    second = min(1, len(gain) - 1)
    # Shorter paths have steps of 0 before their beginning: what gains is never the worst.
    lowest = np.minimum(np.partition(gain, second, axis=0), 0)
    first = np.argmax(path.shape < END, axis=0)
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
