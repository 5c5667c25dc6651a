"""The unit that is translated, and the values that say where and in what language a text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Detection", "Document", "Segment", "Span"]


class Span(NamedTuple):
    """A half-open piece of a text in code points: ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share a code point."""
        return self.start < other[1] and other[0] < self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation, usually a sentence. ``target`` alone may be present.

    ``references`` are accepted translations of the same source. Languages are BCP 47 tags, None
    where nobody said. ``system`` names what produced the target. ``meta`` keeps the other columns.
    Source: XLIFF 2.1 ``<segment>``, sacrebleu's hypothesis and reference streams.
    """

    id: str
    target: str | None = None
    source: str | None = None
    references: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    document: str | None = None
    system: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """Segments in order. ``id`` is a file name or the ``document`` column of a batch."""

    id: str
    segments: tuple[Segment, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of a text: a BCP 47 tag, ``und`` when unsure; never a guess on what is no language.

    ``script`` is ISO 15924 (``Zyyy`` when there is none), ``score`` a calibrated probability,
    ``detector`` what answered (a fallback names itself).
    """

    lang: str
    script: str
    score: float
    detector: str

    @property
    def iso3(self) -> str:
        """ISO 639-2/T of the language subtag (``ar`` -> ``ara``); Latin-script ``ku`` is ``kmr``."""
        return _iso3(self.lang, self.script)


# ISO 639-2/T where it isn't told by the tag: the house's choice for a tag that covers several.
_ISO3_CHOICE = {"no": "nob", "nb": "nob", "nn": "nno", "fil": "fil", "tl": "fil", "yue": "yue"}
