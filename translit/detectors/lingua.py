"""lingua (Apache-2.0): 75 languages, the most careful of them and the slowest."""

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

__all__ = ["Lingua"]


@cache
def _detector(low_accuracy: bool) -> Any:  # noqa: FBT001 - the key of a cache
    try:
        from lingua import LanguageDetectorBuilder
    except ImportError:
        raise MissingExtra("lingua-language-detector", "detect") from None
    builder = LanguageDetectorBuilder.from_all_languages()
    return (builder.with_low_accuracy_mode() if low_accuracy else builder).build()


@dataclass(frozen=True)
class Lingua(Detector):
    """lingua's first answer, at its confidence. ``low_accuracy`` loads less and reads trigrams only."""

    id: ClassVar[str] = "lingua"

    low_accuracy: bool = False

    @classmethod
    def available(cls) -> bool:
        return installed("lingua")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        told = _detector(self.low_accuracy).compute_language_confidence_values
        found = [undetermined(self.id)] * len(texts)
        for number, text, script, *_ in candidates(texts):
            best = told(text)[0]
            lang = best.language.iso_code_639_1.name.lower()
            found[number] = answer(tag(lang, script), script, round(best.value, 9), self.id)
        return found
