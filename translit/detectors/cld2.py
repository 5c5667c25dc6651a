"""pycld2, Google's Compact Language Detector 2 (Apache-2.0): 175 languages, whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from translit.detectors.base import Detector, installed
from translit.detectors.gate import answer, candidates, undetermined, visible
from translit.detectors.tags import tag
from translit.errors import MissingExtra
from translit.segment import Detection

__all__ = ["Cld2", "classify"]


@cache
def _package() -> Any:
    try:
        import pycld2
    except ImportError:
        raise MissingExtra("pycld2", "detect") from None
    return pycld2


def classify(text: str) -> tuple[str, int, bool]:
    """CLD2's code of the main language, its percentage of the text, and whether it calls that reliable."""
    pycld2 = _package()
    try:  # bytes are read in half the time that a str is
        reliable, _, found = pycld2.detect(text.encode(), isPlainText=True, bestEffort=True)
    except (pycld2.error, UnicodeEncodeError):  # control characters, lone surrogates
        reliable, _, found = pycld2.detect(
            visible(text).encode(), isPlainText=True, bestEffort=True
        )
    return found[0][1], found[0][2], reliable


@dataclass(frozen=True)
class Cld2(Detector):
    """CLD2's best effort. Its score is no probability: the share of the text stands in for one."""

    id: ClassVar[str] = "cld2"

    @classmethod
    def available(cls) -> bool:
        return installed("pycld2")

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        found = [undetermined(self.id)] * len(texts)
        for number, text, script, *_ in candidates(texts):
            code, percent, _ = classify(text)
            found[number] = answer(tag(code, script), script, percent / 100, self.id)
        return found
