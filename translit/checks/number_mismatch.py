"""Numbers that the target changed, lost or made up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.numbers import (
    Kind,
    Number,
    compare,
    counting_words,
    has_words,
    may_count,
    read,
    remeasured,
    without_words,
)
from translit.numbers.digits import ascii_digits
from translit.numbers.lexicon import fold
from translit.numbers.number import Strength
from translit.segment import Segment

__all__ = ["NumberMismatch"]


@dataclass(frozen=True, slots=True)
class NumberMismatch(Check):
    """Numbers of the source that the target changed or lost, and numbers that it made up.

    Compared by value, not by spelling: digits of every script, grouping and decimal marks by locale,
    number words with their multipliers (twenty-five is ٢٥, مليون ونصف is 1.5m), ordinals, ranges
    (2011/2012 is 2011-12), months by name in all their variants, times of day, measures that were
    converted (60 miles, 97 km). Order is free. Digits inside a name or code (عربي21, T-72B3), small
    counts (one, two), URLs and handles are never missed. Where the number words of one of the languages
    aren't known, digits are compared as they stand.

    Major where digits stand against other digits, and where a number kept its value and changed its unit
    (200 km, 200 miles). Minor where one side has no rival, a number stands in words, or decimals were
    rounded: people round and rewrite those; so where a language's number words aren't known, and digits
    may have a multiplier beside them (380 and a word for 380,000, which is not told at all). The fix is
    offered where the two differ by one slip (a digit changed, dropped, added, two swapped).
    """

    id: ClassVar[str] = "number-mismatch"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1", source="on 7 May 2025", target="في 7 مايو 2024", source_lang="en", target_lang="ar"
        ),
        Segment("2", source="5 million", target="5 مليارات", source_lang="en", target_lang="ar"),
        Segment(
            "3", source="in June 2011", target="في يوليو 2011", source_lang="en", target_lang="ar"
        ),
        Segment(
            "4", source="200 km away", target="على بعد 200 ميل", source_lang="en", target_lang="ar"
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="1,500 men, 7 May",
            target="٧ مايو، ١٬٥٠٠ رجل",
            source_lang="en",
            target_lang="ar",
        ),
        Segment(
            "2", source="twenty-five men", target="٢٥ رجلا", source_lang="en", target_lang="ar"
        ),
        Segment(
            "3",
            source="a T-72B3 tank",
            target="دبابة تي 72 بي 3",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("4", source="60 miles", target="97 كم", source_lang="en", target_lang="ar"),
    )

    lost: bool = True
    """Report numbers of the source that nothing in the target answers."""
    added: bool = True
    """Report numbers of the target that nothing in the source answers."""

    def concerned(self, block: Block) -> Mask:
        source, target = block.source, block.target
        digits = source.has(_digits()) | source.has_astral()
        digits |= target.has(_digits()) | target.has_astral()
        # in words alone a number is only missed where another one stands on the other side
        said = block.by(block.source_langs, lambda lang: source.holds(_counts(lang)))
        told = block.by(block.target_langs, lambda lang: target.holds(_counts(lang)))
        return digits | (said & (told | target.has(_LETTER_MARK)))

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        if not segment.source or not segment.target:
            return ()
        if not _worth_reading(segment.source, segment.target, segment, context):
            return ()
        langs = context.source_lang_of(segment), context.target_lang_of(segment)
        known = has_words(langs[0]) and has_words(langs[1])
        source: Sequence[Number]
        if known:
            source = _source_numbers(segment.source, langs[0], context)
            target = read(segment.target, langs[1])
        else:
            source = without_words(segment.source, langs[0])
            target = without_words(segment.target, langs[1])
        if not source and not target:
            return ()
        found = self._findings(segment, source, target, known=known)
        return chain(found, self._remeasured(segment, source, target))

    def _findings(
        self, segment: Segment, source: Sequence[Number], target: Sequence[Number], *, known: bool
    ) -> Iterator[Finding]:
        difference = compare(source, target)
        for ours, theirs in difference.changed:
            if known or not _multiple(ours, theirs):
                yield self._changed(segment, ours, theirs, known=known)
        for number in difference.lost if self.lost else ():
            if number.strength == Strength.HARD and (known or number.end - number.start > 2):
                yield self._alone(segment, number, "source", "has no counterpart in the target")
        for number in difference.added if self.added and known else ():
            if number.strength == Strength.HARD:
                yield self._alone(segment, number, "target", "isn't in the source")

    def _remeasured(
        self, segment: Segment, source: Sequence[Number], target: Sequence[Number]
    ) -> Iterator[Finding]:
        """Those that kept their value and changed their unit."""
        for ours, theirs in remeasured(source, target):
            if not _TWO_UNITS.match(segment.source or "", ours.end):
                before = _text(segment.source, ours)
                message = f"{before} {ours.unit} in the source, {theirs.unit} here"
                yield self.finding(segment, (theirs.start, theirs.end), message, score=0.9)

    def _changed(
        self, segment: Segment, ours: Number, theirs: Number, *, known: bool = True
    ) -> Finding:
        """One that became another."""
        before, after = _text(segment.source, ours), _text(segment.target, theirs)
        remeasured = ours.unit and theirs.unit and ours.unit != theirs.unit
        sure = ours.strength == theirs.strength == Strength.HARD and not remeasured
        sure = sure and not _rounded(ours, theirs)
        sure = sure and (known or len(ascii_digits(before)) == len(ascii_digits(after)))
        return self.finding(
            segment,
            (theirs.start, theirs.end),
            f"{before} in the source, {after} here",
            suggestion=_repair(before, after, theirs) if sure else None,
            severity=Severity.MAJOR if sure else Severity.MINOR,
            score=0.9 if sure else 0.5,
        )

    def _alone(self, segment: Segment, number: Number, side: str, what: str) -> Finding:
        """One without a rival."""
        text = _text(segment.source if side == "source" else segment.target, number)
        return self.finding(
            segment,
            (number.start, number.end),
            f"{text} {what}",
            side=side,
            severity=Severity.MINOR,
            score=0.5,
        )


_TWO_UNITS = re.compile(r"\W{0,2}\w+/\w")  # 100 yards/metres


def _first(number: Number) -> float | None:
    value = number.values[0] if number.values else None
    return value if isinstance(value, float) else None


def _multiple(ours: Number, theirs: Number) -> bool:
    """Whether a word for a thousand, a million ... beside the one would make it the other."""
    a, b = _first(ours), _first(theirs)
    if not a or not b:
        return False
    if int(a) == int(b):  # 3.1 million, 3 million 100 thousand; 4.40, 4 o'clock 40
        return True
    return any(round(max(a, b) / min(a, b), 9) == 10.0**k for k in (3, 4, 5, 6, 7, 8, 9, 12))


def _rounded(ours: Number, theirs: Number) -> bool:
    """Whether one is the other without its decimals: 25.4 and 25."""
    a, b = _first(ours), _first(theirs)
    if a is None or b is None or a == b or a.is_integer() == b.is_integer():
        return False
    return abs(a - b) <= 0.5 and min(a, b) >= 2


def _worth_reading(source: str, target: str, segment: Segment, context: Context) -> bool:
    """Whether there are digits, or number words in the source: words of the target are never missed."""
    if _DIGIT.search(source) or _DIGIT.search(target):
        return True
    lang = context.source_lang_of(segment)
    if source.isascii():
        return not counting_words(lang).isdisjoint(context.lowered(source))
    return may_count(source, lang)


_DIGIT = re.compile(r"\d")


@cache
def _digits() -> frozenset[str]:
    """Digits of every script whose code points are below 65,536."""
    return frozenset(filter(str.isdecimal, map(chr, range(1 << 16))))


@cache
def _counts(lang: str | None) -> Callable[[str], bool]:
    """Whether a word may be part of a number word: one of its pieces, folded, with marks or without."""
    pieces = frozenset(piece for word in counting_words(lang) for piece in re.findall(r"\w+", word))

    def counts(word: str) -> bool:
        low, folded = word.lower(), fold(word)
        return low in pieces or folded in pieces or _MARKS.sub("", folded) in pieces

    return counts


_MARKS = re.compile("[\N{ARABIC TATWEEL}\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]+")
_LETTER_MARK = frozenset("\N{ARABIC LETTER SUPERSCRIPT ALEF}")  # cuts a word in two for the block


def _source_numbers(text: str, lang: str | None, context: Context) -> Sequence[Number]:
    """The numbers of a source, which comes again with each system: the short ones are remembered."""
    if len(text) > _SHORT:
        return read(text, lang)
    if _READ not in context.lasting:
        context.lasting[_READ] = lru_cache(_KEPT)(read)
    found: Sequence[Number] = context.lasting[_READ](text, lang)
    return found


_READ = "numbers of sources"
_SHORT, _KEPT = 2_000, 4096  # code points of a source that is remembered; how many are


def _text(text: str | None, number: Number) -> str:
    return (text or "")[number.start : number.end]


def _repair(before: str, after: str, place: Number) -> Edit | None:
    """The source's digits in the target's script, where one slip of a digit tells them apart."""
    if place.kind is not Kind.DIGITS or not before.isascii() or not before.isdigit():
        return None
    digits = ascii_digits(after)
    if not digits.isdigit() or not _one_slip(before, digits):
        return None
    zero = chr(ord(after[0]) - int(digits[0]))
    wanted = "".join(chr(ord(zero) + int(d)) for d in before)
    return Edit(place.start, place.end, after, wanted, "number-mismatch")


def _one_slip(a: str, b: str) -> bool:
    """Whether a digit was changed, dropped or added, or two neighbours swapped."""
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(a) == sorted(b)
        return len(a) > 1 and (len(wrong) == 1 or swapped)
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 < len(short) and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )
