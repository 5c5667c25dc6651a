"""py3langid, a faster langid.py (BSD-3-Clause): 97 languages."""

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

__all__ = ["Py3langid"]


@cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise MissingExtra("py3langid", "detect") from None
    make = getattr(LanguageIdentifier, "from_model_file", None)  # from 0.4 on
    make = make or LanguageIdentifier.from_pickled_model
    return make(MODEL_FILE, norm_probs=True)


@dataclass(frozen=True)
class Py3langid(Detector):
    """py3langid's first answer, at its normalized probability."""

    id: ClassVar[str] = "py3langid"

    @classmethod
    def available(cls) -> bool:
        return installed("py3langid")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        classify = _identifier().classify
        found = [undetermined(self.id)] * len(texts)
        for number, text, script, *_ in candidates(texts):
            lang, score = classify(text)
            found[number] = answer(tag(lang, script), script, float(score), self.id)
        return found
