"""Quotation marks that the translation lost or left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["Quotes"]

_ANY = frozenset('"“”„«»‟＂')
_MARK = re.compile("[\"“”„«»‟＂]|''")
_INCH = re.compile(r"\d\s?\"")
_LAST = re.compile(r"\S+\s*$")


@dataclass(frozen=True)
class Quotes(Check):
    """A quotation that the source opens and closes, and the translation only opens or only closes.

    A reader can't tell where the words of somebody end. Which marks are used is a matter of style and
    isn't looked at; inches aren't quotation marks; without a source nothing is said, since a quotation
    may run over several segments.

    Off by default: in human-translated news one segment in fifty carries it.
    """

    id = "quotes"
    category = Category.PUNCTUATION
    severity = Severity.MINOR
    target_has = _ANY
    default = False
    bad: ClassVar = (
        Segment("", "قال: “عدنا إلى البيت.", "He said: “We came home.”", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "قال: «عدنا إلى البيت».", "He said: “We came home.”", target_lang="ar"),
        Segment("", "قال: “عدنا إلى البيت.", "He said: “We came home.", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        source, text = segment.source, segment.target
        if not source or not text:
            return
        marks = _marks(text)
        given = len(_marks(source))
        if len(marks) % 2 == 0 or given % 2 or not given:
            return
        at = marks[-1]
        closes = source.rstrip(" .!?,")[-1:] in _ANY and at < len(text) - 4
        span = (at, at + 1)
        if closes and (last := _LAST.search(text)):
            span = (last.start(), last.start() + len(last[0].rstrip()))
        yield self.finding(segment, span, "a quotation mark has no partner, in the source all have")


def _marks(text: str) -> list[int]:
    inches = {m.end() - 1 for m in _INCH.finditer(text)} if '"' in text else ()
    return [m.start() for m in _MARK.finditer(text) if m.start() not in inches]
