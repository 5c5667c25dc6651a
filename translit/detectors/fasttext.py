"""fastText with a model file of the user's (lid.176, GlotLID, OpenLID ...)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from translit.detectors.base import Detector, installed
from translit.detectors.gate import answer, candidates, undetermined
from translit.detectors.tags import tag
from translit.errors import ConfigError, InputError, MissingExtra
from translit.segment import Detection

__all__ = ["Fasttext"]

_LABEL = "__label__"


@cache
def _model(path: str) -> Any:
    try:
        import fasttext
    except ImportError:
        raise MissingExtra("fasttext", "detect") from None
    if not path:
        raise ConfigError("fasttext needs a model file: detector='fasttext:lid.176.ftz'")
    if not Path(path).is_file():
        raise InputError("no such model file", path)
    try:
        return fasttext.load_model(path)
    except (ValueError, RuntimeError) as error:
        raise InputError(f"not a fastText model: {error}", path) from None


@dataclass(frozen=True)
class Fasttext(Detector):
    """The first label of a supervised fastText ``model``, at its probability.

    Labels may be ``ar``, ``arb``, ``arb_Arab``. None is shipped: lid.176 is under CC BY-SA.
    """

    id: ClassVar[str] = "fasttext"

    model: str = ""

    @classmethod
    def available(cls) -> bool:
        return installed("fasttext")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        predict = _model(self.model).predict
        found = [undetermined(self.id)] * len(texts)
        for number, text, script, *_ in candidates(texts):
            labels, scores = predict(" ".join(text.split()), k=1)
            lang = labels[0].removeprefix(_LABEL).partition("_")[0] if labels else None
            score = min(float(scores[0]), 1.0) if labels else 0.0
            found[number] = answer(tag(lang, script), script, score, self.id)
        return found
