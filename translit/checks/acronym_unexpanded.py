"""An acronym left in Latin script where the glossary has a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit.checks._names import is_acronym
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["AcronymUnexpanded"]


@dataclass(frozen=True)
class AcronymUnexpanded(Check):
    """``لـ LNA`` for ``للجيش الوطني الليبي``: a reader who doesn't know English can't know who it is.

    The suggestion joins the name with its clitics. A gloss in brackets right after the full name is
    left alone.
    """

    id = "acronym-unexpanded"
    category = Category.UNTRANSLATED
    severity = Severity.MAJOR
    bad: ClassVar = (Segment("", "القيادة العامة لـ LNA", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "القيادة العامة للجيش الوطني الليبي (LNA)", target_lang="ar"),
        Segment("", "LNA commander Khalifa Haftar", target_lang="en"),
    )

    def concerned(self, block: Block) -> Mask:
        return np.array([bool(names.edits) for names in block.target_names])

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if not segment.target or context.glossary is None:
            return
        for edit in context.normalized(segment.target, context.target_lang_of(segment)).edits:
            if is_acronym(edit.before):
                yield self.finding(
                    segment,
                    (edit.start, edit.end),
                    f"{edit.before!r} stands for {edit.after!r}",
                    suggestion=edit,
                    concept=edit.concept,
                )
