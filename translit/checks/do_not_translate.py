"""A name that stays as it is in every language, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.checks.term_missing import terms_of
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["DoNotTranslate"]


@dataclass(frozen=True)
class DoNotTranslate(Check):
    """A brand or code that the glossary writes alike in both languages, and the target writes otherwise.

    A name is such a one if the glossary has it, letter for letter, in both languages (``Kubernetes`` in
    ``en`` and in ``ar``), or as a foreign form whose target is itself. The target must hold it, in its
    own capitals; any other form that the glossary gives for the target's language will do as well.

    People, places, months and bodies that two languages of one script happen to write alike (``Peru`` in
    ``de`` and ``en``, ``Мексика`` in ``ru`` and ``uk``) are names like others, inflected and replaced by
    a pronoun: they are left alone.
    """

    id = "do-not-translate"
    category = Category.DO_NOT_TRANSLATE
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment("", "دبابات تي", "T-72B3 Obr.2023 tanks", source_lang="en", target_lang="ar"),
    )
    good: ClassVar = (
        Segment(
            "",
            "دبابات T-72B3 Obr.2023",
            "T-72B3 Obr.2023 tanks",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("", "The capital", "Die Hauptstadt Perus", source_lang="de", target_lang="en"),
    )

    def concerned(self, block: Block) -> Mask:
        return np.array([bool(names.mentions) for names in block.source_names])

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or context.glossary is None:
            return
        lang, source_lang = context.target_lang_of(segment), context.source_lang_of(segment)
        if lang is None or source_lang is None:
            return
        for mention in context.normalized(source, source_lang).mentions:
            term = terms_of(mention.concept, source_lang, lang, context)
            if mention.form in term.kept and not any(
                form in target for form in (*term.forms, *term.stays)
            ):
                span = (mention.start, mention.end)
                told = f"{mention.form!r} stays as it is"
                yield self.finding(segment, span, told, side="source", concept=mention.concept)
