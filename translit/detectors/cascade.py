"""The default detector: the script, Arabic letters, CLD2 and eldc where they agree, else all together.

1. A script that one language is written in decides.
2. Arabic script with more than ``arabic.ENOUGH`` letters: pairs of letters (``arabic.py``).
3. A longer text where CLD2 and eldc agree, or where CLD2's answer is one that is seldom wrong: that.
4. Else naive Bayes over the n-grams of the text (``ngrams.py``) and both answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from translit.detectors import arabic, ngrams
from translit.detectors.base import Detector
from translit.detectors.cld2 import Cld2, classify
from translit.detectors.eldc import Eldc, instance
from translit.detectors.gate import Candidate, answer, candidates, undetermined
from translit.detectors.scripts import SCRIPTS, letter_counts, scripts_of
from translit.detectors.tags import tag
from translit.segment import Detection

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LENGTHS", "Cascade", "stacked", "votes"]

LENGTHS = (9, 18, 40)
"""Bounds of short texts in characters; each length has its own trust in the packages' answers."""

# How much the n-grams weigh, that are not independent, against the answers of CLD2 and of eldc.
# Chosen on held out words of the training texts.
_TEXT, _WIDE, _NARROW = 0.3, 1.5, 0.7

# What is read of a longer text for its n-grams, and which.
_READ = 96
# Texts that are judged at a time: what fits the processor's cache is several times as fast.
_AT_ONCE = 48
_LONG_ORDERS = (4,)

# Scripts that one language of the press is written in.
_ONE_LANGUAGE = {
    "Grek": "el", "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Sinh": "si", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa",
    "Orya": "or", "Thaa": "dv", "Jpan": "ja", "Kore": "ko", "Cher": "chr", "Hebr": "he", "Hani": "zh",
}  # fmt: skip
# Letters that only another language of such a script has.
_EXCEPT = {"Hebr": ("yi", "װױײ"), "Hani": ("yue", "嘅咗啲喺嘢哋嗰冇佢")}
_SURE = 0.99


class _Doubt(NamedTuple):
    """A text for the last stage, with both answers."""

    candidate: Candidate
    wide: str | None
    narrow: str | None


def votes(text: str, script: str) -> tuple[str | None, str | None]:
    """The answers of CLD2 and of eldc, as tags."""
    return tag(classify(text)[0], script), tag(instance().detect_details(text).language, script)


def stacked(texts: Sequence[str], model: ngrams.Model) -> list[tuple[str, float]]:
    """The language of each text by the last stage alone, and its score before calibration."""
    scripts = scripts_of(letter_counts(texts))
    doubts = [
        _Doubt(Candidate(i, text, script, len(text)), *votes(text, script))
        for i, (text, script) in enumerate(zip(texts, scripts, strict=True))
    ]
    return [(lang, raw) for lang, raw, _ in _judged(doubts, model)]


def _judged(doubts: Sequence[_Doubt], model: ngrams.Model) -> list[tuple[str, float, int]]:
    """Language, raw score, and number of the length."""
    starts = range(0, len(doubts), _AT_ONCE)
    return [told for i in starts for told in _judged_at_once(doubts[i : i + _AT_ONCE], model)]


def _judged_at_once(doubts: Sequence[_Doubt], model: ngrams.Model) -> list[tuple[str, float, int]]:
    import numpy as np

    sizes = np.searchsorted(LENGTHS, [len(d.candidate.text) for d in doubts])
    sums = _TEXT * _text_scores(doubts, sizes, model)
    none = len(model.tags)
    for name, weight in (("wide", _WIDE), ("narrow", _NARROW)):
        said = [model.column.get(getattr(d, name) or "", none) for d in doubts]
        sums -= weight * ngrams.STEP * model.arrays[name][sizes, :, said]
    allowed = model.arrays["scripts"][[_row(d.candidate.script) for d in doubts]]
    sums[~allowed] = -np.inf
    best = sums.argmax(axis=1)
    top = sums[np.arange(len(best)), best][:, None]
    raw = 1 / np.exp(sums - np.where(np.isfinite(top), top, 0)).sum(axis=1).clip(1e-9)
    raw = np.where(allowed.any(axis=1), raw, 0)
    names = [model.tags[i] for i in best.tolist()]
    return list(zip(names, raw.tolist(), sizes.tolist(), strict=True))


def _row(script: str) -> int:
    return SCRIPTS.index(script) if script in SCRIPTS else 0


def _text_scores(
    doubts: Sequence[_Doubt], sizes: NDArray[Any], model: ngrams.Model
) -> NDArray[Any]:
    import numpy as np

    found = np.zeros((len(doubts), len(model.tags)), np.float32)
    for orders, chosen in (
        (ngrams.ORDERS, np.flatnonzero(sizes < len(LENGTHS))),
        (_LONG_ORDERS, np.flatnonzero(sizes == len(LENGTHS))),
    ):
        if len(chosen):
            texts = [doubts[i].candidate.text[:_READ] for i in chosen.tolist()]
            found[chosen] = model.scores(texts, orders)
    return found


def _trusted(model: ngrams.Model) -> frozenset[str]:
    """What CLD2 says of a longer text that is right in 93 of 100 cases, all languages being as likely."""
    return frozenset(t for t, sure in zip(model.tags, model.arrays["trusted"], strict=True) if sure)


@dataclass(frozen=True)
class Cascade(Detector):
    """The script first, then letters, CLD2 and eldc, and n-grams where these leave a doubt."""

    id: ClassVar[str] = "cascade"

    @classmethod
    def available(cls) -> bool:
        return Cld2.available() and Eldc.available()

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        model = ngrams.load()
        found = [undetermined(self.id)] * len(texts)
        doubts = []
        for candidate in candidates(texts):
            sure = self._by_script(candidate, model)
            if sure is None:
                doubt = _Doubt(candidate, *votes(candidate.text, candidate.script))
                sure = self._by_agreement(doubt, model)
            if sure is None:
                doubts.append(doubt)
            else:
                found[candidate.number] = sure
        if doubts:
            calibration = model.arrays["calibration"]
            for doubt, (lang, raw, size) in zip(doubts, _judged(doubts, model), strict=True):
                score = float(calibration[size, min(int(raw * 20), 19)])
                number, _, script, _ = doubt.candidate
                found[number] = answer(lang, script, score, self.id)
        return found

    def _by_script(self, candidate: Candidate, model: ngrams.Model) -> Detection | None:
        script, text = candidate.script, candidate.text
        if script in _ONE_LANGUAGE:
            other, letters = _EXCEPT.get(script, ("", ""))
            lang = other if any(c in text for c in letters) else _ONE_LANGUAGE[script]
            return answer(lang, script, _SURE, self.id)
        if script == "Arab" and candidate.letters > arabic.ENOUGH:
            return answer(*self._arabic(text, model), self.id)
        return None

    def _arabic(self, text: str, model: ngrams.Model) -> tuple[str, str, float]:
        lang, score = arabic.tell(text, model)
        return lang, "Arab", min(score, _SURE)

    def _by_agreement(self, doubt: _Doubt, model: ngrams.Model) -> Detection | None:
        if len(doubt.candidate.text) <= LENGTHS[-1] or doubt.wide is None:
            return None
        if doubt.wide == doubt.narrow or doubt.wide in model.memo("trusted", _trusted):
            return answer(doubt.wide, doubt.candidate.script, 0.98, self.id)
        return None
