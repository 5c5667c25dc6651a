"""A space between a word and its punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.languages import get
from translit.segment import Segment

__all__ = ["SpaceBeforePunctuation"]


@dataclass(frozen=True)
class SpaceBeforePunctuation(Check):
    """A space before a comma, full stop or the like, where the language writes none.

    Systems that write tokens instead of text leave it behind. French and other languages that set a
    space there are left alone, and so is a mark that begins something (``.NET``, ``:)``, an ellipsis).
    """

    id = "space-before-punctuation"
    category = Category.PUNCTUATION
    severity = Severity.MINOR
    bad: ClassVar = (Segment("", "وصل إلى موسكو ، ثم عاد", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "وصل إلى موسكو، ثم عاد", target_lang="ar"),
        Segment("", "Il arrive ; il repart !", target_lang="fr"),
    )

    def concerned(self, block: Block) -> Mask:
        return block.target.has_pair(_SPACES, _MARKS)

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        language = get(context.target_lang_of(segment))
        if segment.target is None or language is None:
            return
        marks = "".join(c for c in language.spacing.no_space_before if c in _MARKS)
        if not marks or not _may_fit(segment.target, marks):
            return
        for m in _pattern(marks).finditer(segment.target):
            edit = Edit(m.start(), m.end() - 1, m[0][:-1], "", self.id)
            if segment.target[m.end() : m.end() + 1].isalpha():  # a space on the wrong side
                edit = Edit(*m.span(), m[0], f"{m[0][-1]} ", self.id)
            message = f"a space before {m[0][-1]!r}"
            yield self.finding(segment, m.span(), message, suggestion=edit)


def _may_fit(text: str, marks: str) -> bool:
    """Whether a space stands before a mark at all: quicker than the pattern, and mostly not so."""
    return any(map(text.__contains__, _signs(marks)))


@cache
def _signs(marks: str) -> tuple[str, ...]:
    return ("\t", "\N{NO-BREAK SPACE}", *(f" {mark}" for mark in dict.fromkeys(f"{marks}،؛؟")))


# closing brackets and the percent sign have house styles of their own
_MARKS = frozenset("،؛؟!.:,;?")
_SPACES = frozenset(" \t\N{NO-BREAK SPACE}")


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    """Spaces between a character and a mark at which a word or a clause ends."""
    return (
        re.compile(
            rf"(?<=[^\s.…])[ \t\N{{NO-BREAK SPACE}}]++[{re.escape(marks)}](?![\w.()\[\]/\\-])",
            re.ASCII,
        )
        if marks.isascii()
        else re.compile(
            rf"(?<=[^\s.…])[ \t\N{{NO-BREAK SPACE}}]++(?:[{re.escape(marks)}](?![\w.()/\\-])|[،؛؟])"
        )
    )
