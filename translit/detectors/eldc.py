"""eldc, the compiled Efficient Language Detector (Apache-2.0): 58 languages, the first 1,000 bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from translit.detectors.base import Detector, installed
from translit.detectors.gate import answer, candidates, undetermined
from translit.detectors.tags import tag
from translit.errors import MissingExtra
from translit.segment import Detection

__all__ = ["Eldc", "instance"]


@cache
def instance() -> Any:
    """An eldc with its tables loaded, apart from the settings that other users of the process make."""
    try:
        import eldc
    except ImportError:
        raise MissingExtra("eldc", "detect") from None
    eldc.init()
    return eldc.instance()


@dataclass(frozen=True)
class Eldc(Detector):
    """eldc's first answer, at its score."""

    id: ClassVar[str] = "eldc"

    @classmethod
    def available(cls) -> bool:
        return installed("eldc")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        detect = instance().detect_details
        found = [undetermined(self.id)] * len(texts)
        for number, text, script, *_ in candidates(texts):
            result = detect(text)
            score = next(iter(result.scores.values()), 0.0) if result.scores else 0.0
            found[number] = answer(tag(result.language, script), script, score, self.id)
        return found
