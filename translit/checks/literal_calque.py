"""English phrases rendered word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit.checks._phrases import Hit, begins, load
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["LiteralCalque"]


@dataclass(frozen=True)
class LiteralCalque(Check):
    """A phrase or name of English whose words were translated one by one: ``المارشال الحقل``.

    A list of phrases with what they must not become, English into Arabic
    (``translit/checks/data/literal-calque.toml``). Without a source only those are named that nobody
    can mean. Nothing is rewritten: the right phrase depends on its sentence; the message names it.
    """

    id = "literal-calque"
    category = Category.MISTRANSLATION
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment("", "أجرى المارشال الحقل محادثات", source_lang="en", target_lang="ar"),
        Segment(
            "",
            "داخل الأراضي البحرية للبلاد",
            "in territorial waters",
            source_lang="en",
            target_lang="ar",
        ),
        Segment(
            "", "في عرض ميدان أحمر", "at a Red Square parade", source_lang="en", target_lang="ar"
        ),
    )
    good: ClassVar = (
        Segment(
            "",
            "أجرى المشير محادثات",
            "The field marshal held talks",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("", "خريف عام 2018", "the fall of 2018", source_lang="en", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return phrase_concerned(self, block)

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        return phrase_findings(self, segment, context)


def phrase_concerned(check: Check, block: Block) -> Mask:
    """Where a rule holds as far as single words of both sides can tell."""
    marks = load(check.id).marks
    english = block.by(
        block.source_langs, lambda lang: lang is None or lang.partition("-")[0] == "en"
    )
    said = np.where(
        (english & (block.source.lengths > 0))[:, None], marks.said(block.source), marks.alone
    )
    return (said & marks.written(block.target)).any(axis=1) & block.target_is("ar")


def phrase_findings(check: Check, segment: Segment, context: Context) -> Iterable[Finding]:
    """The findings of a check that is a list of phrases from English into Arabic."""
    target = segment.target
    if not target or not context.target_is(segment, "ar"):
        return ()
    lang = context.source_lang_of(segment)
    source = segment.source or "" if lang is None or lang.partition("-")[0] == "en" else ""
    words: frozenset[str] | None = context.memo.get("begins")
    if words is None:
        words = context.memo["begins"] = begins(context.lowered(source), source)
    hits = load(check.id).hits(source or None, words, target)
    return [_finding(check, segment, hit) for hit in hits]


def _finding(check: Check, segment: Segment, hit: Hit) -> Finding:
    said = f"{hit.english!r} is" if hit.english else "better"
    place = (hit.start, hit.end)
    here = (segment.target or "")[hit.start : hit.end]
    told = f"{here!r}: {said} {hit.write!r}"
    return check.finding(segment, place, told, severity=hit.severity)
