"""Single words of the source that were left inside the target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.copied_source import copied_run
from translit.checks.untranslated_segment import same_text
from translit.finding import Category, Finding, Severity
from translit.languages.numerals.table import words
from translit.segment import Segment

__all__ = ["SourceWordsLeft", "enclosed"]

_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
# A word in lower case that nothing joins to a name, a code, an address, a file or a handle.
_WORD = re.compile(r"(?<![\w@#/\\.:&<>=_'’-])[a-z]{3,}(?![\w@#/\\:&<>=_-]|[.'’]\w)")
_OPENS, _CLOSES = '([{"“«‘<', ')]}"”»’>'
# Latin terms of science, units, parts of names and of addresses that stand in any script.
_INTERNATIONAL = frozenset(
    words("""
        via vitro vivo silico situ spp var sensu alia vis kph mph mmhg rpm ppm bpm pdf www
        com org net html http https del della der den des von van bin ibn ben abu los las san
        and the
    """)
)


@dataclass(frozen=True, slots=True)
class SourceWordsLeft(Check):
    """Words of the source that were left as they are in a target of another script.

    Looks at words in lower case that the source has too. Names, what stands in brackets or quotes,
    codes, units, addresses and Latin terms of science are no fault, nor is a word beside one in
    capitals (Kit de montage). Several in a row are major: that is a phrase nobody translated.
    """

    id: ClassVar[str] = "source-words-left"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MINOR
    target_has: ClassVar[frozenset[str]] = _SMALL
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The militia shelled the airport.",
            target="قصفت militia المطار.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="She works on deep learning.",
            target="تعمل في التعلم العميق (deep learning).",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("2", source="See example.org", target="انظر example.org", target_lang="ar"),
    )

    min_letters: int = 4
    """Of a word that stands alone."""
    allowed: tuple[str, ...] = ()
    """Words that may stay, beside the international ones."""

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or target.isascii():
            return ()
        if context.target_is(segment, *_LATIN) or len(_SMALL.intersection(target)) < 3:
            return ()
        if same_text(source, target, context) or not _mostly_other(target):
            return ()
        return self._findings(segment, source, target, copied_run(segment, context) or (0, 0, 0))

    def _findings(
        self, segment: Segment, source: str, target: str, copied: tuple[int, int, int]
    ) -> Iterator[Finding]:
        for start, end, count in _runs(target, set(_WORD.findall(source)), frozenset(self.allowed)):
            if copied[0] <= start < copied[1]:
                continue
            many = count > 1
            if not many and end - start < self.min_letters:
                continue
            yield self.finding(
                segment,
                (start, end),
                f"{target[start:end]!r} is in the language of the source",
                severity=Severity.MAJOR if many else Severity.MINOR,
                score=0.9 if many else 0.6,
            )


_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "tr", "vi", "id", "pl", "ro", "sv")


def _mostly_other(target: str) -> bool:
    """Whether most letters are of another script than Latin: else it isn't words that were left."""
    latin = sum(c.isascii() and c.isalpha() for c in target)
    return latin * 2 < sum(c.isalpha() for c in target)


def _runs(target: str, known: set[str], allowed: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """(start, end, words) of the left words, neighbours joined."""
    start = end = count = 0
    for match in _WORD.finditer(target):
        word = match[0]
        if (
            word not in known
            or word in _INTERNATIONAL
            or word in allowed
            or _excused(target, match)
        ):
            continue
        if count and target[end : match.start()] == " ":
            end, count = match.end(), count + 1
            continue
        if count:
            yield start, end, count
        start, end, count = match.start(), match.end(), 1
    if count:
        yield start, end, count


def _excused(target: str, match: re.Match[str]) -> bool:
    """Inside brackets or quotes, or beside a word in capitals or digits."""
    before, after = target[: match.start()].rstrip(), target[match.end() :].lstrip()
    if before and before[-1] in _OPENS:
        return True
    if (
        before
        and before[-1].isascii()
        and before[-1].isalnum()
        and not before.split()[-1].islower()
    ):
        return True
    if after and after[0].isascii() and (after[0].isupper() or after[0].isdigit()):
        return True
    return enclosed(target, match.start(), match.end())


def enclosed(target: str, start: int, end: int) -> bool:
    """Whether a bracket or quote opens within the 80 characters before and closes after."""
    left, right = target[max(start - 80, 0) : start], target[end : end + 80]
    return any(
        left.rfind(o) > left.rfind(c) and c in right
        if o != c
        else left.count(o) % 2 == 1 and c in right
        for o, c in zip(_OPENS, _CLOSES, strict=True)
    )
