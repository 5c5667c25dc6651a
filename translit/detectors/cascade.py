"""The default detector: the script, Arabic letters, CLD2 and eldc where they agree, else all together.

1. A script that one language is written in decides (``scripted.py``).
2. Arabic script with more than ``arabic.ENOUGH`` letters: pairs of letters (``arabic.py``).
3. A longer text: eldc's answer where it is sure and is then as good as never wrong; else CLD2's where it
   is seldom wrong, or where both agree.
4. Else naive Bayes over the n-grams of the text and both answers (``judge.py``).

Where CLD2 or eldc has no wheel, ``ngrams.py`` answers, and says so in ``Detection.detector``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.detectors.base import Detector
from translit.detectors.cld2 import Cld2, classify
from translit.detectors.eldc import Eldc
from translit.detectors.gate import Candidate, answer, candidates, undetermined
from translit.detectors.judge import LENGTHS, QUICK, Doubt, judge, sure_of
from translit.detectors.model import Model, load
from translit.detectors.ngrams import Ngrams
from translit.detectors.scripted import by_script
from translit.detectors.tags import tag
from translit.segment import Detection

__all__ = ["Cascade"]

# The share of right answers where CLD2 and eldc agree on a longer text, or CLD2 is to be trusted.
_AGREED = 0.98

# Characters that eldc reads at least, of the bytes that it does.
_ELDC_READS = 330

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
        doubts: list[Doubt] = []
        ready = candidates(texts)
        for candidate, sure in zip(ready, by_script(ready, model, self.id), strict=True):
            told = sure or self._asked(candidate, model)
            if isinstance(told, Doubt):
                doubts.append(told)
            else:
                found[candidate.number] = told
        for doubt, judged in zip(doubts, judge(doubts, model, self.id, asked=True), strict=True):
            found[doubt.candidate.number] = judged
        return found

    def _asked(self, candidate: Candidate, model: Model) -> Detection | Doubt:
        """Eldc's answer where it has read all of a longer text and is as good as never wrong; else both's."""
        text, script = candidate.text, candidate.script
        code, score = sure_of(text)
        narrow = tag(code, script)
        whole = LENGTHS[-1] < len(text) < _ELDC_READS
        if whole and score >= QUICK and narrow in model.memo("quick", _quick_languages):
            return answer(narrow, script, _AGREED, self.id)
        code, _, reliable = classify(text)
        doubt = Doubt(candidate, tag(code, script), narrow, reliable)
        return self._agreed(doubt, model) or doubt

    def _agreed(self, doubt: Doubt, model: Model) -> Detection | None:
        if len(doubt.candidate.text) <= LENGTHS[-1] or doubt.wide is None:
            return None
        trusted = doubt.reliable and doubt.wide in model.memo("trusted", _trusted)
        if trusted or doubt.wide == doubt.narrow or doubt.candidate.script in _BY_WIDE:
            return answer(doubt.wide, doubt.candidate.script, _AGREED, self.id)
        return None


def _quick_languages(model: Model) -> frozenset[str]:
    """What eldc is right about in 97 of 100 texts, languages being as likely, where it is that sure."""
    return frozenset(t for t, sure in zip(model.tags, model.arrays["quick"], strict=True) if sure)


def _trusted(model: Model) -> frozenset[str]:
    """What CLD2 calls reliable on longer texts and is then right in 88 of 100, languages being as likely."""
    return frozenset(t for t, sure in zip(model.tags, model.arrays["trusted"], strict=True) if sure)
