"""langdetect, Nakatani Shuyo's detector (Apache-2.0): 55 languages, here the same answer each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from translit.detectors.base import Detector, installed
from translit.detectors.gate import Candidate, answer, candidates, undetermined
from translit.detectors.tags import tag
from translit.errors import MissingExtra
from translit.segment import Detection

__all__ = ["Langdetect"]


@cache
def _factory() -> tuple[Any, type[Exception]]:
    """A factory of our own, seeded, so that neither side's settings touch the other's.

    langdetect-rs gives the same answers bit for bit, sixty times as fast, and is taken where it is.
    """
    try:
        try:
            import langdetect_rs as package
        except ImportError:
            import langdetect as package
    except ImportError:
        raise MissingExtra("langdetect", "detect") from None
    factory = package.DetectorFactory()
    factory.seed = 0
    factory.load_profile(package.PROFILES_DIRECTORY)
    return factory, package.LangDetectException


@dataclass(frozen=True)
class Langdetect(Detector):
    """langdetect at its own probability, that is more sure of itself than right."""

    id: ClassVar[str] = "langdetect"

    @classmethod
    def available(cls) -> bool:
        return installed("langdetect_rs") or installed("langdetect")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        found = [undetermined(self.id)] * len(texts)
        for candidate in candidates(texts):
            found[candidate.number] = self._detected(candidate)
        return found

    def _detected(self, candidate: Candidate) -> Detection:
        factory, failure = _factory()
        detector = factory.create()
        detector.append(candidate.text)
        try:
            best = detector.get_probabilities()[0]
        except (failure, IndexError):  # nothing that it knows
            return undetermined(self.id, candidate.script)
        return answer(tag(best.lang, candidate.script), candidate.script, best.prob, self.id)
