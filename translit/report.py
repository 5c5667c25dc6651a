"""What an audit and an evaluation say, as data. No method does I/O; ``renderers`` draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from translit.finding import Finding
from translit.segment import Document

__all__ = ["Cause", "Comparison", "Evaluation", "Report", "Score", "Signature"]


@dataclass(frozen=True, slots=True)
class Signature:
    """How a number was got: sorted key-value pairs, printed as ``key:value|key:value``."""

    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **fields: object) -> Signature:
        """The signature of these fields; what is None is left out."""
        return cls(tuple(sorted((k, str(v)) for k, v in fields.items() if v is not None)))

    def __str__(self) -> str:
        return "|".join(f"{k}:{v}" for k, v in self.fields)


@dataclass(frozen=True, slots=True)
class Score:
    """One number with how it was got; a value that is absent is None, never 0 or -1.

    ``interval`` is (low, high) at 95 %. ``signature`` is sacrebleu's own for its metrics.
    """

    name: str
    value: float | None
    signature: str
    interval: tuple[float, float] | None = None
    system: str | None = None
    layer: str = "raw"
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems by one metric in one layer: ``difference`` is a minus b, ``p`` two-sided.

    ``interval`` is the difference's at 95 %, ``corrected`` p corrected for the number of pairs.
    """

    a: str
    b: str
    name: str
    layer: str
    difference: float
    p: float
    test: str
    interval: tuple[float, float] | None = None
    corrected: float | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """What a layer found in a system, and what it is worth in points of a metric."""

    system: str
    cause: str
    segments: int
    count: int
    effect: Mapping[str, float]
    text: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores in layers, comparisons with significance, causes in words."""

    scores: tuple[Score, ...]
    signature: Signature
    comparisons: tuple[Comparison, ...] = ()
    causes: tuple[Cause, ...] = ()
    warnings: tuple[str, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All that an audit says. ``documents`` holds what the findings point into, for the renderers.

    ``counts`` are plain numbers (segments, words, read, skipped, errored ...), ``summary`` the verdict
    and the MQM score; both JSON-ready.
    """

    findings: tuple[Finding, ...]
    signature: Signature
    scores: tuple[Score, ...] = ()
    counts: Mapping[str, Any] = field(default_factory=dict)
    summary: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    evaluation: Evaluation | None = None
    names: tuple[Mapping[str, Any], ...] = ()
