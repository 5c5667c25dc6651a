"""Segments whose target is the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from translit import languages
from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["UntranslatedSegment", "is_translatable", "same_text"]

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class UntranslatedSegment(Check):
    """A target that is the source, word for word.

    Case, spaces and punctuation are left aside. What reads the same in any language is no fault:
    names, codes, addresses, a line of less than three words, and, in a script that the target's
    language is written in too, words that all have capitals.
    """

    id: ClassVar[str] = "untranslated-segment"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The talks failed again.",
            target="The talks failed again",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1", source="Microsoft Windows 11", target="Microsoft Windows 11", target_lang="ar"
        ),
        Segment("2", source="The talks failed.", target="فشلت المحادثات.", target_lang="ar"),
    )

    min_words: int = 3

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or not same_text(source, target, context):
            return ()
        if _one_language(segment, context):
            return ()
        if not _in_source_language(target, segment, context):
            return ()
        foreign = _foreign_script(target, context.target_lang_of(segment))
        if not is_translatable(target, self.min_words, titles=foreign):
            return ()
        return (self.finding(segment, (0, len(target)), "the source, not translated", score=1.0),)


def same_text(source: str, target: str, context: Context) -> bool:
    """Whether two texts have the same words in the same order; remembered for the segment."""
    key = ("same text", source, target)
    found: bool | None = context.memo.get(key)
    if found is None:
        close = abs(len(source) - len(target)) <= 8 + len(source) // 10
        found = close and _first(source) == _first(target) and _words(source) == _words(target)
        context.memo[key] = found
    return found


def _first(text: str) -> str:
    """The first word, which settles most pairs."""
    match = _WORD.search(text)
    return match[0].casefold() if match else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _one_language(segment: Segment, context: Context) -> bool:
    """Whether both sides are said to be in one language (a corpus of corrections)."""
    source, target = context.source_lang_of(segment), context.target_lang_of(segment)
    return (
        source is not None and target is not None and source.split("-")[0] == target.split("-")[0]
    )


def _in_source_language(target: str, segment: Segment, context: Context) -> bool:
    """False for a quotation in a third language, which stays on both sides."""
    lang = context.source_lang_of(segment)
    if lang is None:
        return True
    from translit.detectors import detect

    found = detect(target)
    return found.lang in ("und", lang.split("-")[0]) or found.score < 0.8


def _foreign_script(text: str, lang: str | None) -> bool:
    """Whether a text in Latin letters should be in another script."""
    language = languages.get(lang)
    return language is not None and "Latn" not in language.scripts and text.isascii()


def is_translatable(text: str, min_words: int, *, titles: bool = False) -> bool:
    """Whether a text has words enough, and one that isn't a name, an acronym or a code.

    With ``titles`` a line of more words counts even where all have capitals.
    """
    words = _WORD.findall(text)
    if len(words) < min_words:
        return False
    if any(word.islower() for word in words) or not words[0].isascii():
        return True
    return titles and len(words) > min_words and not text.isupper()
