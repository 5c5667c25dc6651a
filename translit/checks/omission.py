"""Targets that leave out a part of their source."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from translit.checks._pairs import expected_ratio, share_script, shortness
from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["Omission"]

_MARKS = re.compile(r"[,;:.!?()–/|،؛؟。、-]")
_STRONG = re.compile(r"[;:.!?()–/|؛؟。-]")
_COMMAS = frozenset({"be", "bg", "cs", "de", "et", "fi", "hu", "lt", "lv", "pl", "ru", "sk", "uk"})
_SENTENCE = re.compile(r"[.!?؟。]\s+(?=[^\W\d_])")
_END = re.compile(r"[.!?:;…؟。]\W{0,4}\Z")
_HARD = re.compile(r"\d+|\b[A-ZÄÖÜ]{2,}\b")


@dataclass(frozen=True, slots=True)
class Omission(Check):
    """A target that is too short for its source, or that ends before it does.

    The evidence: the length in characters beside what the pair of languages lets expect, in standard
    deviations (short texts vary more; words said twice count once); punctuation and sentences of the
    source that have no counterpart; numbers and acronyms that are gone; a sentence that doesn't end.
    A target of the usual length has left nothing out, however it is punctuated; the commas of languages
    whose grammar asks for them (Russian, Polish) needn't come back. Between languages that share a
    script weak evidence is a neutral finding whose ``score`` ranks; between others only what is sure is
    said, and a length that nothing else speaks beside must be surer. A target that is empty is a
    ``missing-segment``.
    """

    id: ClassVar[str] = "omission"
    category: ClassVar[Category] = Category.OMISSION
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The two sides met in Geneva on Monday, and the talks about the exchange of prisoners, "
            "which had been broken off in March, went on until late in the evening.",
            target="التقى الجانبان في جنيف.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The two sides met in Geneva on Monday.",
            target="التقى الجانبان في جنيف يوم الاثنين.",
            source_lang="en",
            target_lang="ar",
        ),
    )

    neutral_from: float = 0.4
    """Evidence from which a finding is made where the languages share a script."""
    minor_from: float = 3.0
    major_from: float = 3.6

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or not target.strip():
            return ()
        ratio = expected_ratio(context.source_lang_of(segment), context.target_lang_of(segment))
        if ratio is None:
            return ()
        close = share_script(segment, context)
        short = shortness(source, target, ratio)
        if not close and short < self.minor_from - _MOST_BESIDE:
            return ()
        kept = target[: len(target) - _said_twice(context.lowered(target))] if close else target
        length = shortness(source, kept or " ", ratio)
        beside = _beside(source, target, _marks(segment, context, close=close), close=close)
        sure = length >= _SHORT and (close or beside > 0 or length >= self.minor_from + 1)
        return self._judged(segment, length + beside, sure=sure, close=close)

    def _judged(
        self, segment: Segment, evidence: float, *, sure: bool, close: bool
    ) -> Iterable[Finding]:
        severity = Severity.NEUTRAL
        if sure and evidence >= self.minor_from:
            severity = Severity.MAJOR if evidence >= self.major_from else Severity.MINOR
        elif not close or evidence < self.neutral_from:
            return ()
        ratio = len(segment.target or "") / len(segment.source or " ")
        return (
            self.finding(
                segment,
                None,
                f"the target has {ratio:.0%} of the length of the source",
                side="segment",
                severity=severity,
                score=round(1 / (1 + math.exp((self.minor_from - evidence) / 2)), 4),
            ),
        )


_SHORT = 1.0  # standard deviations; a target of the usual length has left nothing out
_MOST_BESIDE = 2.0  # what the rest of the evidence adds at most where it is weighed


def _beside(source: str, target: str, marks: re.Pattern[str], *, close: bool) -> float:
    """What speaks for an omission beside the length, in standard deviations."""
    ours, theirs = len(marks.findall(source)), len(marks.findall(target))
    total = 0.6 * (ours - theirs) / (1 + math.sqrt(ours))
    if close:
        lost = set(_HARD.findall(source)) - set(_HARD.findall(target))
        total += 0.3 * min(len(lost), 3)
        total += 0.9 * (len(_SENTENCE.findall(source)) - len(_SENTENCE.findall(target)))
    if _END.search(source[-6:]) and not _END.search(target[-6:]):
        total += 0.5
    return total


def _marks(segment: Segment, context: Context, *, close: bool) -> re.Pattern[str]:
    """The punctuation that must come back: not commas that grammar asks for, where that is all we compare."""
    lang = context.source_lang_of(segment) or ""
    return _STRONG if not close and lang.partition("-")[0] in _COMMAS else _MARKS


def _said_twice(words: list[str]) -> int:
    """The characters of words that follow the same word as before: they say nothing new."""
    seen: set[tuple[str, str]] = set()
    again = 0
    for pair in pairwise(words):
        again += len(pair[1]) + 1 if pair in seen else 0
        seen.add(pair)
    return again
