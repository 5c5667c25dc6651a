"""Words and phrases that the target says again, and the source doesn't."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import ClassVar, NamedTuple

from translit import languages
from translit.checks._pairs import share_script
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask, Side
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["Repetition"]

_LEAST = 3  # words taken again, for a finding that isn't neutral
_LONGEST = 4  # words of a repeated n-gram
_STUTTER = re.compile(r"(\w{2,12}?)[-/]?\1(?:[-/]?\1)+")
_FUNCTION_WEIGHT = 0.3  # of a function word inside a repeated phrase
Place = tuple[str, int, int]


class _Load(NamedTuple):
    """How repetitive a side is.

    ``heaviest`` is what the further occurrences of the heaviest n-gram weigh, ``total`` how many
    content words come again, ``near`` how many of them within three words.
    """

    heaviest: float = 0.0
    total: int = 0
    near: int = 0
    gram: tuple[str, ...] = ()


_NOTHING = _Load()


@dataclass(frozen=True, slots=True)
class Repetition(Check):
    """A target that repeats itself where its source doesn't, up to the oscillation of a failed decoder.

    Weighs the heaviest repeated n-gram (one to four words; words covered, function words little),
    content words that come again, those that come again at once, and stuttered syllables, all less
    what the source repeats. Heavy repetition is major, a phrase again and again is critical, a
    phrase said twice minor; between languages that share a script, where the two sides' repetition
    can be compared word for word, a single word said twice is a neutral finding whose ``score`` ranks.
    Character references (``&quot;``) are no words.
    """

    id: ClassVar[str] = "repetition"
    category: ClassVar[Category] = Category.REPETITION
    severity: ClassVar[Severity] = Severity.MINOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="He appeared on television.",
            target="He appeared in the series, the series, the series, the series and the series.",
            source_lang="de",
            target_lang="en",
        ),
        Segment("2", target="knee-knee-knee-knee effect", target_lang="en"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="Step by step, day after day, they rebuilt it.", target_lang="en"),
        Segment(
            "2",
            source="Paris, Paris, Paris: the city of cities.",
            target="باريس، باريس، باريس: مدينة المدن.",
            source_lang="en",
            target_lang="ar",
        ),
    )

    minor_from: float = 0.2
    """Share of the words, that a phrase takes again, from which it is an error."""
    major_from: float = 0.3
    critical_from: float = 0.5
    neutral_from: float = 0.5
    """Weight from which it is a neutral finding, between languages that share a script."""

    def concerned(self, block: Block) -> Mask:
        target = block.target
        again = block.by(block.target_langs, lambda lang: _again(target, lang))
        if not any(share_script(*row) for row in block.rows):
            again &= _heavy(target, again)
        joined = target.has_between(frozenset("-/"))
        return again | target.holds(_may_stutter) | joined | target.has(frozenset("&"))

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        target = _spoken(segment.target or "")
        if not target:
            return ()
        words = context.lowered(target)
        close = share_script(segment, context)
        least = 0.0 if close else max(_LEAST, self.minor_from * len(words))
        load = _load(words, _function_words(context.target_lang_of(segment)), least)
        stutter = _stutter(target)
        if not load.total and not stutter:
            return ()
        return self._judged(segment, load, stutter, context, close=close)

    def _judged(
        self, segment: Segment, load: _Load, stutter: int, context: Context, *, close: bool
    ) -> Iterable[Finding]:
        source = _spoken(segment.source or "")
        theirs = _NOTHING
        if source:
            words = _function_words(context.source_lang_of(segment))
            theirs = _load(context.lowered(source), words)
            stutter = max(stutter - _stutter(source), 0)
        weight = _weight(load, theirs, stutter)
        places = context.words(_spoken(segment.target or ""))
        excess = max(load.heaviest - theirs.heaviest, 0.0, stutter / 4)
        severity = self._severity(excess, excess / max(len(places), 1))
        if severity is Severity.NEUTRAL and (weight < self.neutral_from or not close):
            return ()
        what = " ".join(load.gram) or "a syllable"
        return (
            self.finding(
                segment,
                _span(places, load.gram),
                f"{what!r} again and again" if severity > Severity.MINOR else f"{what!r} again",
                severity=severity,
                score=round(weight / (weight + 10), 4),
            ),
        )

    def _severity(self, excess: float, share: float) -> Severity:
        """By the words that the heaviest phrase takes again: how many, and what part of all."""
        levels = (
            (12, self.critical_from, Severity.CRITICAL),
            (6, self.major_from, Severity.MAJOR),
            (_LEAST, self.minor_from, Severity.MINOR),
        )
        reached = (s for least, part, s in levels if excess >= least and share >= part)
        return next(reached, Severity.NEUTRAL)


def _spoken(text: str) -> str:
    """The text with spaces for character references, which are no words: ``&quot;``, ``&#x2019;``."""
    return _ENTITY.sub(lambda m: " " * len(m[0]), text) if "&" in text else text


_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});")


def _weight(ours: _Load, theirs: _Load, stutter: int) -> float:
    """What the target repeats beyond the source."""
    heaviest = max(ours.heaviest - theirs.heaviest, 0)
    total = max(ours.total - theirs.total, 0)
    near = max(ours.near - theirs.near, 0)
    return heaviest + 0.5 * total + 1.5 * near + 0.2 * stutter


@cache
def _function_words(lang: str | None) -> frozenset[str]:
    language = languages.get(lang)
    return frozenset(language.function_words) if language else frozenset()


def _load(words: list[str], function_words: frozenset[str], least: float = 0.0) -> _Load:
    """The repetition in a list of words; none where no phrase can weigh ``least``."""
    if len(set(words)) == len(words):
        return _NOTHING
    letters = 3 if function_words else 5
    content = [w for w in words if len(w) >= letters and w not in function_words]
    if len(set(content)) == len(content):
        return _NOTHING
    again = {w: k for w, k in Counter(content).items() if k > 1 and not w.isdigit()}
    most = max(again.values(), default=1) - 1
    if not again or most * _LONGEST < least or (most < least and not _phrase_again(words)):
        return _NOTHING
    spots = [i for i, w in enumerate(words) if w in again]
    near = sum(j - i < 4 for at, i in enumerate(spots) for j in _next_same(words, spots, at))
    weight, gram = _heaviest(words, spots, function_words, letters)
    return _Load(weight, sum(again.values()) - len(again), near, gram)


def _again(texts: Side, lang: str | None) -> Mask:
    """Which texts have a content word twice."""
    found: Mask = texts.most(texts.hashes, texts.fact(_content(lang))) > 1
    return found


@cache
def _content(lang: str | None) -> Callable[[str], bool]:
    words = _function_words(lang)
    letters = 3 if words else 5
    return lambda word: len(low := word.lower()) >= letters and low not in words


def _heavy(texts: Side, some: Mask) -> Mask:
    """Which of these texts say so much again that it weighs ``_LEAST``: a word, two or three often enough."""
    where = some[texts.words.of]
    words = texts.most(texts.hashes, where) > _LEAST
    return words | (texts.pairs_again > 2) | texts.triples_again(some & (texts.pairs_again > 1))


def _may_stutter(word: str) -> bool:
    """Whether a syllable stands in a word three times; where a sign joins them it is seen by the sign."""
    low = word.lower()
    return len(set(low)) <= len(low) - 4 and _STUTTER.search(low) is not None


def _phrase_again(words: list[str]) -> bool:
    """Whether two words in a row come again; else no phrase is heavier than one word."""
    pairs = list(pairwise(words))
    return len(set(pairs)) < len(pairs)


def _next_same(words: list[str], spots: list[int], at: int) -> Iterator[int]:
    """The next place of the same word among the three spots that follow."""
    same = (j for j in spots[at + 1 : at + 4] if words[j] == words[spots[at]])
    yield from islice(same, 1)


def _heaviest(
    words: list[str], spots: list[int], function_words: frozenset[str], letters: int
) -> tuple[float, tuple[str, ...]]:
    """What the further occurrences of the heaviest repeated n-gram with a content word weigh."""
    best = 0.0
    gram: tuple[str, ...] = ()
    for n in range(1, _LONGEST + 1):
        starts = sorted({i - k for i in spots for k in range(n)})
        counts = Counter(tuple(words[i : i + n]) for i in starts if 0 <= i <= len(words) - n)
        for key, k in counts.items():
            if k > 1 and (k - 1) * n > best:
                full = sum(len(w) >= letters and w not in function_words for w in key)
                weight = (k - 1) * (full + _FUNCTION_WEIGHT * (n - full))
                if weight > best:
                    best, gram = weight, key
    return best, gram


def _stutter(text: str) -> int:
    """The length of the longest run of a syllable said three times or more (knee-knee-knee)."""
    longest = 0
    for token in text.split():
        if len(token) >= 9 and len(set(token)) * 2 < len(token):
            found = (m for m in _STUTTER.finditer(token.lower()) if m[1].isalpha())
            longest = max(longest, *(len(m[0]) for m in found if len(set(m[1])) > 1), 0)
    return longest


def _span(words: Sequence[Place], gram: tuple[str, ...]) -> tuple[int, int] | None:
    """From the first occurrence of the phrase to its last."""
    n = len(gram)
    lower = [w.lower() for w, _, _ in words]
    spots = [i for i in range(len(words) - n + 1) if tuple(lower[i : i + n]) == gram] if n else []
    return (words[spots[0]][1], words[spots[-1] + n - 1][2]) if spots else None
