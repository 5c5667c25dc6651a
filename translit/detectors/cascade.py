"""The default detector: the script, then CLD2 and eldc, each where it is good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.detectors.base import Detector
from translit.detectors.cld2 import Cld2, classify
from translit.detectors.eldc import Eldc, instance
from translit.detectors.gate import Candidate, answer, candidates, undetermined
from translit.detectors.tags import tag
from translit.segment import Detection

__all__ = ["Cascade"]

# Scripts that one language of the press is written in.
_ONE_LANGUAGE = {
    "Grek": "el", "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Sinh": "si", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa",
    "Orya": "or", "Thaa": "dv", "Jpan": "ja", "Kore": "ko", "Cher": "chr", "Hebr": "he",
}  # fmt: skip


@dataclass(frozen=True)
class Cascade(Detector):
    """One answer a text from the script alone where that is enough, else from CLD2 and eldc together."""

    id: ClassVar[str] = "cascade"

    @classmethod
    def available(cls) -> bool:
        return Cld2.available() and Eldc.available()

    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        found = [undetermined(self.id)] * len(texts)
        for candidate in candidates(texts):
            found[candidate.number] = self._answer(candidate)
        return found

    def _answer(self, candidate: Candidate) -> Detection:
        _, text, script, _ = candidate
        if script in _ONE_LANGUAGE:
            return answer(_ONE_LANGUAGE[script], script, 0.99, self.id)
        wide = tag(classify(text)[0], script)
        narrow = tag(instance().detect_details(text).language, script)
        if wide is None or wide in _NARROW:
            wide = narrow or wide
        return answer(wide, script, 0.9 if wide == narrow else 0.7, self.id)


# What eldc knows.
_NARROW_TAGS = """
ar az be bg bn ca ckb cs da de el en es et eu fa fi fil fr gu he hi hr hu hy is it ja ka kn ko ku lo
lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tr uk ur vi yo zh
"""
_NARROW = frozenset(_NARROW_TAGS.split())
