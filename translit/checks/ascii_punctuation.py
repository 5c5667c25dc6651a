"""Latin commas, semicolons and question marks in Arabic text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["AsciiPunctuation"]

_OWN = {",": "،", ";": "؛", "?": "؟"}
_LETTER = "[ء-غف-يٱ-ۓە]"
_WRONG = re.compile(rf"(?<={_LETTER})[ \t\N{{NO-BREAK SPACE}}]*+[,;?](?=\s|$|{_LETTER}|[\"”»)])")


@dataclass(frozen=True)
class AsciiPunctuation(Check):
    """``,`` ``;`` ``?`` after an Arabic word, where the script has ``،`` ``؛`` ``؟``.

    Languages in Arabic script all use their own marks. After digits and Latin words nothing is said.
    """

    id = "ascii-punctuation"
    category = Category.HOUSE_STYLE
    severity = Severity.MINOR
    target_has = frozenset(_OWN)
    house_style = True
    bad: ClassVar = (Segment("", "وصل إلى موسكو, ثم عاد", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "وصل إلى موسكو، ثم عاد", target_lang="ar"),
        Segment("", "نحو 1,500 رجل", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text or not context.target_is(segment, "ar", "fa", "ur", "ps", "ckb", "ug", "sd"):
            return
        for m in _WRONG.finditer(text):
            mark, at = m[0][-1], m.end() - 1
            edit = Edit(at, m.end(), mark, _OWN[mark], self.id)
            if text[m.end() : m.end() + 1].isalpha():  # its space is missing, or on the wrong side
                edit = Edit(*m.span(), m[0], f"{_OWN[mark]} ", self.id)
            yield self.finding(
                segment, (at, m.end()), f"{mark!r} for {_OWN[mark]!r}", suggestion=edit
            )
