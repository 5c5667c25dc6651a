"""Texts that leave a doubt: naive Bayes over their n-grams and the answers of CLD2 and eldc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.detectors.cld2 import classify
from translit.detectors.eldc import instance
from translit.detectors.gate import Candidate, answer
from translit.detectors.model import ORDERS, STEP, Model
from translit.detectors.scripts import SCRIPTS, letter_counts, scripts_of
from translit.detectors.tags import tag
from translit.segment import Detection

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LENGTHS", "QUICK", "Doubt", "judge", "stacked", "sure_of", "votes"]

QUICK = 0.85
"""The score from which eldc alone is believed, of languages that it is then right about."""

LENGTHS = (9, 18, 40)
"""Bounds of short texts in characters; each length has its own trust in the packages' answers."""

# How much the n-grams weigh, that are not independent, against the answers of CLD2 and of eldc.
# Chosen on held out texts of the training set.
_TEXT, _WIDE, _NARROW = 0.3, 1.5, 0.7

# What is read of a longer text for its n-grams, and which: with other answers beside, and without.
_LONG = {True: (64, (4,)), False: (400, (3, 4))}
# Texts that are judged at a time: what fits the processor's cache is several times as fast.
_AT_ONCE = 24

# Spreads the scores, that are too sure of themselves, before they are calibrated.
_SOFT = 0.5

_ROWS = {script: row for row, script in enumerate(SCRIPTS)}


class Doubt(NamedTuple):
    """A text to be judged, with the answers of CLD2 and eldc where these are asked."""

    candidate: Candidate
    wide: str | None = None
    narrow: str | None = None
    reliable: bool = False


def sure_of(text: str) -> tuple[str, float]:
    """What eldc says, and its score where it calls that reliable, else 0."""
    result = instance().detect_details(text)
    return result.language, next(iter(result.scores.values())) if result.reliable else 0.0


def votes(text: str, script: str) -> tuple[str | None, str | None, bool]:
    """The answers of CLD2 and of eldc, as tags, and whether CLD2 calls its own reliable."""
    code, _, reliable = classify(text)
    return tag(code, script), tag(instance().detect_mt(text), script), reliable


def judge(doubts: Sequence[Doubt], model: Model, detector: str, *, asked: bool) -> list[Detection]:
    """One answer a doubt, its score calibrated. ``asked``: CLD2 and eldc have been."""
    if not doubts:
        return []
    calibration = model.arrays["calibration" if asked else "calibration_alone"]
    bins = calibration.shape[1]
    return [
        answer(
            lang,
            doubt.candidate.script,
            float(calibration[size, min(int(raw * bins), bins - 1)]),
            detector,
        )
        for doubt, (lang, raw, size) in zip(
            doubts, _judged(doubts, model, asked=asked), strict=True
        )
    ]


def stacked(texts: Sequence[str], model: Model, *, asked: bool) -> list[tuple[str, float]]:
    """The language of each text by this stage alone, and its score before calibration."""
    scripts = scripts_of(letter_counts(texts))
    doubts = [
        Doubt(Candidate(i, text, script, len(text)), *(votes(text, script) if asked else ()))
        for i, (text, script) in enumerate(zip(texts, scripts, strict=True))
    ]
    return [(lang, raw) for lang, raw, _ in _judged(doubts, model, asked=asked)]


def _judged(doubts: Sequence[Doubt], model: Model, *, asked: bool) -> list[tuple[str, float, int]]:
    """Language, raw score, and number of the length."""
    starts = range(0, len(doubts), _AT_ONCE)
    return [t for i in starts for t in _at_once(doubts[i : i + _AT_ONCE], model, asked=asked)]


def _at_once(doubts: Sequence[Doubt], model: Model, *, asked: bool) -> list[tuple[str, float, int]]:
    import numpy as np

    sizes = np.searchsorted(LENGTHS, [len(d.candidate.text) for d in doubts])
    sums = _TEXT * _text_scores(doubts, sizes, model, *_LONG[asked])
    if asked:
        sums -= _WIDE * _unlikely("wide", [d.wide for d in doubts], sizes, model)
        sums -= _NARROW * _unlikely("narrow", [d.narrow for d in doubts], sizes, model)
    rows = [_ROWS.get(d.candidate.script, 0) for d in doubts]
    sums[~model.arrays["scripts"][rows]] = -np.inf
    best = sums.argmax(axis=1)
    top = sums[np.arange(len(best)), best][:, None]
    known = np.isfinite(top[:, 0])
    shares = np.exp(_SOFT * (sums - np.where(known[:, None], top, 0))).sum(axis=1)
    raw = np.where(known, 1 / shares.clip(1), 0)
    names = [model.tags[i] for i in best.tolist()]
    return list(zip(names, raw.tolist(), sizes.tolist(), strict=True))


def _unlikely(
    package: str, said: Sequence[str | None], sizes: NDArray[Any], model: Model
) -> NDArray[Any]:
    """Minus log P(what the package said | language)."""
    columns = [model.column.get(lang or "", len(model.tags)) for lang in said]
    found: NDArray[Any] = model.arrays[package][sizes, :, columns]
    return found * STEP


def _text_scores(
    doubts: Sequence[Doubt],
    sizes: NDArray[Any],
    model: Model,
    read: int,
    long_orders: Sequence[int],
) -> NDArray[Any]:
    import numpy as np

    found = np.zeros((len(doubts), len(model.tags)), np.float32)
    for orders, chosen in (
        (ORDERS, np.flatnonzero(sizes < len(LENGTHS))),
        (long_orders, np.flatnonzero(sizes == len(LENGTHS))),
    ):
        if len(chosen):
            texts = [doubts[i].candidate.text[:read] for i in chosen.tolist()]
            found[chosen] = model.scores(texts, orders)
    return found
