"""The default detector: the script, Arabic letters, CLD2 and eldc where they agree, else all together.

1. A script that one language is written in decides (``scripted.py``).
2. Arabic script with more than ``arabic.ENOUGH`` letters: pairs of letters (``arabic.py``).
3. A longer text where CLD2 and eldc agree, or where CLD2's answer is one that is seldom wrong: that.
4. Else naive Bayes over the n-grams of the text and both answers (``judge.py``).

Where CLD2 or eldc has no wheel, ``ngrams.py`` answers, and says so in ``Detection.detector``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.detectors.base import Detector
from translit.detectors.cld2 import Cld2
from translit.detectors.eldc import Eldc
from translit.detectors.gate import answer, candidates, undetermined
from translit.detectors.judge import LENGTHS, Doubt, judge, votes
from translit.detectors.model import Model, load
from translit.detectors.ngrams import Ngrams
from translit.detectors.scripted import by_script
from translit.segment import Detection

__all__ = ["Cascade"]

# The share of right answers where CLD2 and eldc agree on a longer text, or CLD2 is to be trusted.
_AGREED = 0.98

# Scripts of two languages that CLD2 tells apart, and that we have few texts in.
_BY_WIDE = frozenset({"Tibt", "Ethi"})


@dataclass(frozen=True)
class Cascade(Detector):
    """The script first, then letters, CLD2 and eldc, and n-grams where these leave a doubt."""

    id: ClassVar[str] = "cascade"

    @classmethod
    def available(cls) -> bool:
        return True

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        if not (Cld2.available() and Eldc.available()):
            return Ngrams().detect_many(texts)
        model = load()
        found = [undetermined(self.id)] * len(texts)
        doubts = []
        for candidate in candidates(texts):
            sure = by_script(candidate, model, self.id)
            if sure is None:
                doubt = Doubt(candidate, *votes(candidate.text, candidate.script))
                sure = self._agreed(doubt, model)
            if sure is None:
                doubts.append(doubt)
            else:
                found[candidate.number] = sure
        for doubt, judged in zip(doubts, judge(doubts, model, self.id, asked=True), strict=True):
            found[doubt.candidate.number] = judged
        return found

    def _agreed(self, doubt: Doubt, model: Model) -> Detection | None:
        if len(doubt.candidate.text) <= LENGTHS[-1] or doubt.wide is None:
            return None
        trusted = doubt.reliable and doubt.wide in model.memo("trusted", _trusted)
        if trusted or doubt.wide == doubt.narrow or doubt.candidate.script in _BY_WIDE:
            return answer(doubt.wide, doubt.candidate.script, _AGREED, self.id)
        return None


def _trusted(model: Model) -> frozenset[str]:
    """What CLD2 calls reliable on longer texts and is then right in 93 of 100, languages being as likely."""
    return frozenset(t for t, sure in zip(model.tags, model.arrays["trusted"], strict=True) if sure)
