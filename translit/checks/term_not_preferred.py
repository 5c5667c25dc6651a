"""A name or term in a form that the glossary rejects."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit.checks._names import is_acronym
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.edit import Edit, Mention
from translit.finding import Category, Finding, Severity
from translit.glossary.concept import REWRITTEN
from translit.segment import Segment

__all__ = ["TermNotPreferred"]


@dataclass(frozen=True)
class TermNotPreferred(Check):
    """A form that the glossary calls deprecated, a misspelling, machine-made or foreign.

    The suggestion is what `translit normalize` would write, clitics joined. Forms that are only to be
    flagged, and wrong forms in quotations of other languages, are named without one. A machine-made or
    foreign form is major: nobody who searches for the name finds it. Acronyms left in Latin script
    are told by `acronym-unexpanded`.
    """

    id = "term-not-preferred"
    category = Category.NAME
    severity = Severity.MAJOR
    bad: ClassVar = (Segment("", "وصل هافتار إلى موسكو", target_lang="ar"),)
    good: ClassVar = (Segment("", "وصل حفتر إلى موسكو", target_lang="ar"),)

    def concerned(self, block: Block) -> Mask:
        return np.array(
            [
                bool(names.edits) or any(m.status in REWRITTEN for m in names.mentions)
                for names in block.target_names
            ]
        )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if not segment.target or context.glossary is None:
            return
        found = context.normalized(segment.target, context.target_lang_of(segment))
        for edit in found.edits:
            if not is_acronym(edit.before):
                yield self._wrong(segment, edit)
        if len(found.mentions) == len(found.edits):
            return
        ends = [edit.end for edit in found.edits]
        for mention in found.mentions:
            if mention.status in REWRITTEN and not mention.protected:
                at = bisect_right(ends, mention.start)
                edited = at < len(ends) and found.edits[at].start < mention.end
                if not edited and self._flagged(mention, context):
                    yield self._flag(segment, mention)

    def _wrong(self, segment: Segment, edit: Edit) -> Finding:
        status = edit.rule.split(".")[0].split("+")[0]
        grave = status in ("machine-translation", "foreign")
        return self.finding(
            segment,
            (edit.start, edit.end),
            f"{edit.before!r} is a {status.replace('-', ' ')} form of {edit.after!r}",
            suggestion=edit,
            concept=edit.concept,
            severity=Severity.MAJOR if grave else Severity.MINOR,
        )

    def _flagged(self, mention: Mention, context: Context) -> bool:
        """Whether the glossary wants the form reported though nothing is to be written for it."""
        assert context.glossary is not None
        key = ("flagged", mention.form)
        if key not in context.lasting:
            terms = (term for _, term in context.glossary.lookup(mention.form))
            context.lasting[key] = any(term.flag for term in terms)
        return bool(context.lasting[key])

    def _flag(self, segment: Segment, mention: Mention) -> Finding:
        return self.finding(
            segment,
            (mention.start, mention.end),
            f"{mention.form!r}: {mention.status.replace('-', ' ')}, to be judged by a person",
            concept=mention.concept,
            severity=Severity.MINOR,
        )
