"""A sentence that ends otherwise than its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["EndPunctuation"]

_CLOSING = " \t\N{NO-BREAK SPACE}\"'“”‘’«»)]\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"
_OPEN = frozenset("،,-(/")
_ASKING = re.compile(r"か\s?。?\Z|[吗嗎呢]\s?。?\Z")  # words that ask, before a full stop too
_COMMAS = frozenset("،,")
_CHAINING = ("ps", "ug")  # whose writers run sentences on with commas
_QUOTING = ("fa", "prs")  # who put the comma of «…،» he said inside, wherever he said it
_ENTITY = re.compile(r"&(?:quot|apos|raquo|rdquo|rsquo|nbsp|#39|#34);\Z")
_FULL = frozenset(".!?…。！？۔؟।")
_ASKS = frozenset("?؟？")


@dataclass(frozen=True)
class EndPunctuation(Check):
    """A full sentence that the translation leaves open, or a question that it no longer asks.

    The source ends with a full stop, the translation with a comma or hyphen: something is missing. Or
    the source ends with a question mark and the translation has none anywhere.

    That a translation ends without any mark is left alone: many styles do so; so is a colon or
    semicolon, with which lists and speech go on in the next segment. So is a dash, which is
    right before "he said" in the next segment in Ukrainian and Russian, a comma in Pashto and Uyghur,
    which run sentences on, a comma before Persian quotes close, and one after an address that the
    source exclaims (``Herr Präsident!``). An entity at the end is a closing quote.
    """

    id = "end-punctuation"
    category = Category.PUNCTUATION
    severity = Severity.MINOR
    bad: ClassVar = (
        Segment("", "عاد إلى البيت،", "He came home.", target_lang="ar"),
        Segment("", "هل عاد.", "Did he come home?", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "عاد إلى البيت.", "He came home.", target_lang="ar"),
        Segment("", "هل عاد؟", "Did he come home?", target_lang="ar"),
        Segment("", "عاد إلى البيت", "He came home.", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if not segment.source or not segment.target:
            return
        source, target = _open_end(segment.source), _open_end(segment.target)
        end, given = target[-1:], source[-1:]
        if not end or not given or given not in _FULL:
            return
        span = (len(target) - 1, len(target))
        if end in _COMMAS and (
            given in "!！" or self._chained(segment, context, segment.target[len(target) :])
        ):
            return
        if end in _OPEN:
            yield self.finding(segment, span, f"ends with {end!r}, the source with {given!r}")
        elif given in _ASKS and source.count(given) == 1 and not _asks(segment.target):
            yield self.finding(segment, span, "the source asks, the translation doesn't")

    def _chained(self, segment: Segment, context: Context, after: str) -> bool:
        """Whether the language ends sentences so, or quotations."""
        quotes = not frozenset('»”"').isdisjoint(after)
        return context.target_is(segment, *_CHAINING) or (
            quotes and context.target_is(segment, *_QUOTING)
        )


def _asks(text: str) -> bool:
    return not _ASKS.isdisjoint(text) or _ASKING.search(text) is not None


def _open_end(text: str) -> str:
    """The text without what closes it: quotes, brackets, entities of quotes."""
    text = text.rstrip(_CLOSING)
    while text.endswith(";") and (entity := _ENTITY.search(text, max(len(text) - 8, 0))):
        text = text[: entity.start()].rstrip(_CLOSING)
    return text
