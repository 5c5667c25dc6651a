"""Runs of source words that stand in the target."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.checks.untranslated_segment import is_translatable, same_text
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["CopiedSource"]

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class CopiedSource(Check):
    """A run of the source's words, copied into a target that is else translated.

    Five words or more in a row that hold words in lower case: titles and names are no fault. What is
    quoted or in brackets may be a gloss and needs eight. A target that is the whole source is an
    ``untranslated-segment``.
    """

    id: ClassVar[str] = "copied-source"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="He said that the talks had failed again on Monday.",
            target="وقال الوزير that the talks had failed again يوم الاثنين.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="She wrote for The New York Review of Books.",
            target="كتبت لمجلة The New York Review of Books.",
            source_lang="en",
            target_lang="ar",
        ),
    )

    min_words: int = 5

    def concerned(self, block: Block) -> Mask:
        return block.target.has(_LATIN_LETTERS) | block.target_is(*_LATIN)

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        run = copied_run(segment, context, self.min_words)
        if run is None:
            return ()
        start, end, count = run
        return (self.finding(segment, (start, end), f"{count} words of the source", score=0.9),)


def copied_run(
    segment: Segment, context: Context, min_words: int = 5
) -> tuple[int, int, int] | None:
    """(start, end, words) of the copied run in the target; remembered for the segment."""
    key = ("copied run", segment.source, segment.target, min_words)
    if key not in context.memo:
        context.memo[key] = _run(segment, context, min_words)
    found: tuple[int, int, int] | None = context.memo[key]
    return found


def _run(segment: Segment, context: Context, min_words: int) -> tuple[int, int, int] | None:
    source, target = segment.source, segment.target
    if not source or not target or same_text(source, target, context):
        return None
    if not context.target_is(segment, *_LATIN) and not _has_latin(target):
        return None
    ours = set(context.tokens(source))
    if sum(map(ours.__contains__, context.tokens(target))) < min_words:
        return None
    theirs = _outside_addresses(context.words(target), target)
    run = _longest_run(context.tokens(source), theirs)
    return _judged(target, run, min_words)


def _judged(target: str, run: list[Place], min_words: int) -> tuple[int, int, int] | None:
    """The run, where it is long enough and no name, title or gloss."""
    if len(run) < min_words:
        return None
    start, end = run[0][1], run[-1][2]
    common = sum(word.islower() and len(word) > 1 for word, _, _ in run)
    if common * 2 < len(run) or not is_translatable(target[start:end], min_words):
        return None
    glossed = start > 0 and target[start - 1] in "([\"'«“‘"
    return None if glossed and len(run) < min_words + 3 else (start, end, len(run))


def _outside_addresses(words: list[Place], text: str) -> list[Place]:
    """The words that aren't in a link or an e-mail address."""
    if "://" not in text and "www." not in text and "@" not in text:
        return words
    links = [m.span() for m in _LINK.finditer(text)]
    return [w for w in words if not any(a <= w[1] < b for a, b in links)]


_LINK = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{0,64}@\S+")
_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "tr")


def _has_latin(text: str) -> bool:
    """Whether a text in another script has Latin letters enough for a word or two."""
    return _SMALL.search(text) is not None and len(set(_SMALL.findall(text))) >= 4


_SMALL = re.compile("[a-z]")
_LATIN_LETTERS = frozenset(string.ascii_lowercase)


def _longest_run(ours: list[str], theirs: list[Place]) -> list[Place]:
    """The longest run of our words in theirs. Time is the product of the lengths of what is shared."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(ours):
        places.setdefault(word, []).append(at)
    best: tuple[int, int] = (0, 0)
    lengths: dict[int, int] = {}
    for at, (word, _, _) in enumerate(theirs):
        spots = places.get(word, [])
        lengths = {spot: lengths.get(spot - 1, 0) + 1 for spot in spots[:_MOST]}
        longest = max(lengths.values(), default=0)
        if longest > best[0]:
            best = (longest, at)
    return theirs[best[1] - best[0] + 1 : best[1] + 1] if best[0] else []


_MOST = 20  # places of one word; a hostile text repeats one
