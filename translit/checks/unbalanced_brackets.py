"""A bracket without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["UnbalancedBrackets"]

_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«"}
_OPEN = frozenset(_PAIRS.values())
_ALL = _OPEN | frozenset(_PAIRS)
_QUOTES = '"“”„«»'
_OTHER_QUOTES = '"“”„‟<>'
# 1) a) أ) head a list; :) and :( are faces
_FACE = re.compile(r"[:;]\s?-?\s?[()](?=\s|\Z)|[:;]-?[()]|\(\*")
_ENUMERATION = re.compile(r"(?:^|[\s,،.;:])(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})[)]")


@dataclass(frozen=True)
class UnbalancedBrackets(Check):
    """A bracket or guillemet that is opened and not closed, or closed and not opened.

    Where the source's brackets aren't balanced either (a sentence cut in two), nothing is said.
    Enumerations (``1)``) and emoticons are left alone. A quotation may run over several segments:
    guillemets are judged only where the source quotes inside its sentence, not at its beginning or
    end, every mark with its partner, and the target has marks of one side alone.
    """

    id = "unbalanced-brackets"
    category = Category.PUNCTUATION
    severity = Severity.MINOR
    target_has = _ALL
    bad: ClassVar = (Segment("", "قال الوزير (السابق إن الاتفاق انتهى", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "قال الوزير (السابق) إن الاتفاق انتهى", target_lang="ar"),
        Segment("", "1) الأول 2) الثاني", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text:
            return
        if segment.source and next(_alone(segment.source), None) is not None:
            return
        for at in _alone(text):
            if text[at] not in "«»" or _quotes_judge(segment.source, text):
                yield self.finding(segment, (at, at + 1), f"{text[at]!r} has no partner")


def _quotes_judge(source: str | None, text: str) -> bool:
    """Whether the source quotes inside, and the target only opens or only closes."""
    whole = (source or "").strip(" .,!?…")
    if not whole or whole[0] in _QUOTES or whole[-1] in _QUOTES:
        return False
    given = sum(whole.count(c) for c in _QUOTES)
    one_sided = ("«" in text) != ("»" in text) and not any(c in text for c in _OTHER_QUOTES)
    return one_sided and given > 0 and given % 2 == 0


def _alone(text: str) -> Iterator[int]:
    """The places of the brackets without a partner."""
    faces = {m.end() - 1 for m in _FACE.finditer(text)}
    heads = {m.end() - 1 for m in _ENUMERATION.finditer(text)}
    stack: list[int] = []
    for at, c in enumerate(text):
        if c not in _ALL or at in faces:
            continue
        if c in _OPEN:
            stack.append(at)
        elif stack and text[stack[-1]] == _PAIRS[c]:
            stack.pop()
        elif at not in heads:
            yield at
    yield from stack
