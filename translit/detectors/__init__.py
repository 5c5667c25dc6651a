"""Which language a text is in: one backend a file, and the default that joins them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from translit import registry
from translit.detectors.base import Detector
from translit.detectors.cascade import Cascade
from translit.detectors.cld2 import Cld2
from translit.detectors.eldc import Eldc
from translit.detectors.fasttext import Fasttext
from translit.detectors.langdetect import Langdetect
from translit.detectors.lingua import Lingua
from translit.detectors.ngrams import Ngrams
from translit.detectors.py3langid import Py3langid
from translit.detectors.scripts import script_of
from translit.detectors.spans import detect_spans
from translit.segment import Detection

__all__ = ["BUILTIN", "Detector", "detect", "detect_many", "detect_spans", "script_of", "signature"]

BUILTIN: tuple[type[Detector], ...] = (
    Cascade,
    Ngrams,
    Cld2,
    Eldc,
    Langdetect,
    Py3langid,
    Lingua,
    Fasttext,
)


@cache
def _detector(name: str) -> Detector:
    part, _, model = name.partition(":")
    options = {"model": model} if model else {}
    detector: Detector = registry.build("detectors", part, **options)
    return detector


def detect(text: str, *, detector: str = "cascade") -> Detection:
    """The language of a text.

    ``und`` where it has too few letters, is no language (links, code, acronyms) or can't be told.
    """
    return detect_many([text], detector=detector)[0]


def detect_many(texts: Sequence[str], *, detector: str = "cascade") -> list[Detection]:
    """The language of each text, in order; the answers don't depend on how a batch is split.

    ``detector`` is the id of a part of ``BUILTIN`` or of a plug-in; ``fasttext:FILE`` names its model.
    """
    return _detector(detector).detect_many(texts)


def signature(detector: str = "cascade") -> str:
    """What the answers depend on: the backend, and which of its packages are there."""
    parts = [p.id for p in BUILTIN if p is not Cascade and p.available()]
    return f"{detector}({','.join(parts)})" if detector == "cascade" else detector
