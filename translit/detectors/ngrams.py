"""Our own n-grams alone: what answers where the packages have no wheels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.detectors.base import Detector
from translit.detectors.gate import candidates, undetermined
from translit.detectors.judge import Doubt, judge
from translit.detectors.model import load
from translit.detectors.scripted import by_script
from translit.segment import Detection

__all__ = ["Ngrams"]


@dataclass(frozen=True)
class Ngrams(Detector):
    """The script, Arabic letters, and the n-grams of the first 400 characters: needs numpy only."""

    id: ClassVar[str] = "ngrams"

    @classmethod
    def available(cls) -> bool:
        return True

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        model = load()
        found = [undetermined(self.id)] * len(texts)
        doubts = []
        ready = candidates(texts)
        for candidate, sure in zip(ready, by_script(ready, model, self.id), strict=True):
            if sure is None:
                doubts.append(Doubt(candidate))
            else:
                found[candidate.number] = sure
        for doubt, judged in zip(doubts, judge(doubts, model, self.id, asked=False), strict=True):
            found[doubt.candidate.number] = judged
        return found
