"""A phrase whose words come back at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import eq
from typing import ClassVar

import numpy as np

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["DoubledPhrase"]

_WORD = r"[^\W\d_]{2,}"
# two to four words, then the same again
_AGAIN = re.compile(rf"(?<!\w)({_WORD}(?: {_WORD}){{1,3}})[،,]? \1(?!\w)")
# the same of a source, where a word may be a letter and punctuation any
_SAID = re.compile(r"(?<!\w)(\w+(?:\s\w+){1,3})\W{1,12}\1(?!\w)")
# a measure before and after what introduces it: خطوتين على بعد خطوتين
_MEASURE = re.compile(rf"(?<!\w)({_WORD}) (?:على بعد|على مسافة) \1(?!\w)")
# a noun in construct with itself: ذكرى الذكرى
_CONSTRUCT = re.compile(r"(?<!\w)([ء-ي]{4,}) ال\1(?!\w)")
_COMMA = frozenset("،,")
# ملك الملوك is plural and isn't met; these say it of themselves
_OF_ITSELF = frozenset(
    {"صديق", "ضمير", "كتاب", "مركز", "قانون", "واحد", "نفس", "عين", "شخص", "بيت"}
)


@dataclass(frozen=True)
class DoubledPhrase(Check):
    """Words that a system says twice in other clothes: ``خطوتين على بعد خطوتين``, ``ذكرى الذكرى``.

    Three shapes: two to four words repeated at once (minor where a comma stands between, and told
    only beside a source, since people say things twice); a measure before and after its preposition;
    an Arabic noun in construct with itself. What the source repeats as well is left alone, and so is
    ``on and on and on``.
    """

    id = "doubled-phrase"
    category = Category.REPETITION
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment("", "كانت القوات خطوتين على بعد خطوتين من الحدود", target_lang="ar"),
        Segment("", "احتفلوا بحلول ذكرى الذكرى العاشرة", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "كانت القوات على بعد خطوتين من الحدود", target_lang="ar"),
        Segment("", "عاما بعد عام، ومن وقت إلى وقت", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        target = block.target
        construct = target.same_next(target.fact(hash, np.int64), target.fact(_noun, np.int64))
        return (target.pairs_again > 1) | target.holds(_measures) | construct

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text:
            return
        words = context.tokens(text)
        for pattern in self._possible(words, text):
            for m in pattern.finditer(text):
                repeated = m[1].split()
                on_purpose = m[1] in _OF_ITSELF or len(set(repeated)) < len(repeated)
                on_purpose = on_purpose or text.startswith(f" {repeated[0]}", m.end())
                if not on_purpose and not self._in_source(segment):
                    listed = pattern is _AGAIN and not _COMMA.isdisjoint(m[0])
                    if listed and not _slip(segment, m):
                        continue
                    severity = Severity.MINOR if listed else Severity.MAJOR
                    yield self.finding(
                        segment, m.span(), f"{m[1]!r} is said twice", severity=severity
                    )

    def _possible(self, words: list[str], text: str) -> Iterator[re.Pattern[str]]:
        """The shapes that are worth looking for: the patterns are slow, most texts have none."""
        again = len(words) - len(set(words))
        if again > 1 and _pair_again(words):  # both words come again
            yield _AGAIN
        if again and ("على بعد" in text or "على مسافة" in text):
            yield _MEASURE
        if any(map(eq, words, [w[2:] for w in words[1:]])):
            yield _CONSTRUCT

    def _in_source(self, segment: Segment) -> bool:
        return bool(segment.source and _SAID.search(segment.source))


def _slip(segment: Segment, match: re.Match[str]) -> bool:
    """Whether a phrase said twice with a comma between may be an item listed twice, no name, no style."""
    after = (segment.target or "")[match.end() : match.end() + 1]
    return segment.source is not None and not match[1][0].isupper() and after in _AFTER_ITEM


_AFTER_ITEM = ("", *"،,.;؛")


def _pair_again(words: list[str]) -> bool:
    """Whether two words in a row come again two to four words later."""
    pairs = list(pairwise(words))
    if len(set(pairs)) == len(pairs):
        return False
    return any(any(map(eq, pairs, pairs[apart:])) for apart in (2, 3, 4))


def _noun(word: str) -> int:
    """What stands for a word without its article."""
    return hash(word[2:])


def _measures(word: str) -> bool:
    return word.startswith(("بعد", "مسافة"))
