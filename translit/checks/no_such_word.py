"""Letters that make no word."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block, Mask
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["NoSuchWord"]

_MARKS = "[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]"
_BEFORE = "[^\\W_]|\N{ARABIC TATWEEL}|" + _MARKS
_IMPOSSIBLE = re.compile(
    rf"(?<!{_BEFORE})(?:"
    rf"[ةىؤئ][ء-ي]{{2,}}"  # letters with which no word begins
    rf"|[ء-ي]+[ةى]{_MARKS}*[ء-ي]+"  # letters that stand at the end only
    r"|[ء-ي]*([ء-ي])\1{3,}[ء-ي]*"  # one letter four times
    r"|[ء-ي]*(?:أأ|إإ|أإ|إأ)[ء-ي]*"
    r")(?![^\W_])"
)
# Past tenses whose last letter was lost, after words that let no imperative and no jussive follow.
_STUMPS = (
    "(استول|استدع|استثن|انته|التق|اختف|اشتر|اكتف|ادع|احتف|اهتد|انتم|"
    r"تلق|تخل|تول|تبن|تحد|تمن|تعاف|تفاد|تواف|أعط|ألق|أجر|أبد|أنه|ألغ|أخف|أدل|أفض|أوص)(?!\w)"
)
_TRUNCATED = re.compile(rf"(?<!\w)(?:الذي|والذي|قد|وقد|فقد) {_STUMPS}")
_LOST = re.compile(rf"\A{_STUMPS}")
# what follows is a word of its own, no ending
_INSIDE = re.compile(r"[ةى](?!(?:ها?|هما?|هن|كما?|نا|ني|ات|ان|ين|ون|تان|تين|ا|ي|ك)\Z)[ء-ي]{2,}\Z")
_LONG = 14  # letters; a longer one is several words


@dataclass(frozen=True)
class NoSuchWord(BatchCheck):
    """Arabic that can't be a word: ``متعةهم``, ``الذي استول على السلطة``.

    Letters in places where they never stand (a lost space, a broken encoding), and past tenses that
    lost their last letter after ``الذي`` or ``قد``. A document in which spaces are lost by the segment
    is named once. Words that are merely not in a dictionary aren't
    named: names are, in the news, half of them, and no large free word list was found.
    """

    id = "no-such-word"
    category = Category.SPELLING
    severity = Severity.MINOR
    bad: ClassVar = (
        Segment("", "القائد الذي استول على السلطة", target_lang="ar"),
        Segment("", "زاد من متعةهم", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "القائد الذي استولى على السلطة", target_lang="ar"),
        Segment("", "لم يستول على السلطة، زار مدرسة البنات", target_lang="ar"),
        Segment("", "ههههه", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return block.target.holds(_strange) & block.target_is("ar")

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text or not context.target_is(segment, "ar"):
            return
        for m in _TRUNCATED.finditer(text) if "الذي" in text or "قد " in text else ():
            yield self.finding(
                segment, m.span(1), f"{m[1]!r} lacks its last letter", severity=Severity.MAJOR
            )
        for m in _impossible(text, context):
            if not _lost_space(m[0]):
                yield self.finding(segment, m.span(), f"{m[0]!r}: no word is written so")

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        text = segment.target
        if not text or not context.target_is(segment, "ar"):
            return
        if any(_lost_space(m[0]) for m in _impossible(text, context)):
            where = (segment.document, segment.id, segment.system)
            yield Observation((segment.document, segment.system), None, *where)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        first = observations[0]
        told = (
            f"words without spaces in {counted(first.times, 'segment')}, first in #{first.segment}"
        )
        yield self.at(first._replace(segment=None), told, count=first.times)


def _lost_space(word: str) -> bool:
    """Whether it is two words rather than one with a wrong letter: ``مدرسةالبنات``, not ``متعةهم``."""
    return len(word) > _LONG or _INSIDE.search(word) is not None


def _impossible(text: str, context: Context) -> list[re.Match[str]]:
    found: list[re.Match[str]] | None = context.memo.get("impossible")
    if found is None:
        hits = _IMPOSSIBLE.finditer(text) if _QUICK.search(text) or _FOUR.search(text) else ()
        found = context.memo["impossible"] = [m for m in hits if len(set(m[0])) > 2]
    return found


# one class of letters first, so that the search can run from one to the next
_QUICK = re.compile(rf"[ةىأإؤئ](?:(?<=[ةى]){_MARKS}*[ء-ي]|(?<=[أإ])[أإ]|(?<=[ؤئ])(?<![^\W_].))")
_FOUR = re.compile(r"([ء-ي])\1\1\1")


def _strange(word: str) -> bool:
    """Whether a word is worth a look: letters where none stand, or the beginning of a lost ending."""
    return any(pattern.search(word) for pattern in (_QUICK, _FOUR, _LOST))
