"""Letters of a sister language in words of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.languages import get
from translit.segment import Segment

__all__ = ["ForeignLetters"]


@dataclass(frozen=True)
class ForeignLetters(Check):
    """Persian yeh and kaf (``ی`` ``ک``) in Arabic words: they look right and no search finds them.

    The letters are those of ``Language.letter_fixes``. A run of several such words is a quotation in
    the other language and left alone; letters that stand for sounds Arabic has no letter for (پ, گ, چ,
    ڤ) are an accepted way of writing names.
    """

    id = "foreign-letters"
    category = Category.SPELLING
    severity = Severity.MINOR
    most_in_a_row: int = 3
    bad: ClassVar = (Segment("", "وصل الرئیس إلى موسكو", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "وصل الرئيس إلى موسكو", target_lang="ar"),
        Segment("", "رئیس جمهور به مسکو رفت", target_lang="fa"),
        Segment("", "غنى «گل یخ کجایی یار» في طهران", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        language = get(context.target_lang_of(segment)) if text else None
        if not text or language is None or not language.letter_fixes:
            return
        fixes = language.letter_fixes
        if context.characters(text).isdisjoint(fixes):
            return
        table = str.maketrans(dict(fixes))
        words = list(re.finditer(r"[^\W\d_]+", text))
        wrong = [w for w in words if not frozenset(w[0]).isdisjoint(fixes)]
        if len(wrong) > max(self.most_in_a_row - 1, len(words) // 3):
            return
        for word in wrong:
            edit = Edit(word.start(), word.end(), word[0], word[0].translate(table), self.id)
            letters = ", ".join(sorted(set(word[0]) & set(fixes)))
            message = f"{letters} is no letter of {language.name}"
            yield self.finding(segment, word.span(), message, suggestion=edit)
