"""Letters of a sister language in words of this one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block, Mask, Side
from translit.cleaners.sister_letters import SisterLetters
from translit.edit import Edit, apply
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.languages import Language, get
from translit.segment import Segment

__all__ = ["ForeignLetters"]

_WORD_BY_WORD = ("ar",)


@dataclass(frozen=True)
class ForeignLetters(BatchCheck):
    """Persian yeh and kaf (``ی`` ``ک``) in Arabic words: they look right and no search finds them.

    The letters are those of ``Language.letter_fixes``, mended as the cleaner ``sister-letters`` does. A run
    of several such words is a quotation in the other language and left alone; letters that stand for
    sounds Arabic has no letter for (پ, گ, چ, ڤ) are an accepted way of writing names.

    In other languages that are written with the same letters (Persian with ``ي`` ``ك``) it is the
    keyboard of the writer: one neutral finding a document, with the count.
    """

    id = "foreign-letters"
    category = Category.SPELLING
    severity = Severity.MINOR
    most_in_a_row: int = 3
    bad: ClassVar = (Segment("", "وصل الرئیس إلى موسكو", target_lang="ar"),)
    good: ClassVar = (
        Segment("", "وصل الرئيس إلى موسكو", target_lang="ar"),
        Segment("", "رئیس جمهور به مسکو رفت", target_lang="fa"),
        Segment("", "غنى «گل یخ کجایی یار» في طهران", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return block.by(block.target_langs, lambda lang: _may_be_foreign(lang, block.target))

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if not segment.target or not context.target_is(segment, *_WORD_BY_WORD):
            return
        wrong = list(self._wrong(segment, context))
        if not wrong:
            return
        mended = SisterLetters().edits(segment.target, context.target_lang_of(segment))
        for word, language in wrong:
            start, end = word.span()
            letters = [e for e in mended if start <= e.start < end]
            if letters:
                moved = [e._replace(start=e.start - start, end=e.end - start) for e in letters]
                edit = Edit(start, end, word[0], apply(word[0], moved), self.id)
                yield self.finding(segment, (start, end), _message(word, language), suggestion=edit)

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        if not segment.target or context.target_is(segment, *_WORD_BY_WORD):
            return
        found = list(self._wrong(segment, context))
        if found:
            word, language = found[0]
            place = (segment.document, segment.id, segment.system, *word.span())
            yield Observation(
                (segment.document, segment.system),
                language.name,
                *place,
                times=len(found),
            )

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        count = sum(o.times for o in observations)
        message = f"{counted(count, 'word')} with letters that are none of {observations[0].value}"
        yield self.at(observations[0], message, severity=Severity.NEUTRAL, count=count)

    def _wrong(
        self, segment: Segment, context: Context
    ) -> Iterator[tuple[re.Match[str], Language]]:
        """The words with letters of a sister language."""
        text = segment.target or ""
        language = get(context.target_lang_of(segment))
        if language is None or not any(letter in text for letter in language.letter_fixes):
            return
        fixes = language.letter_fixes
        words = list(re.finditer(r"[^\W\d_]+", text))
        wrong = [w for w in words if not frozenset(w[0]).isdisjoint(fixes)]
        if len(wrong) <= max(self.most_in_a_row - 1, len(words) // 3):
            yield from ((word, language) for word in wrong)


def _may_be_foreign(lang: str | None, texts: Side) -> Mask | bool:
    language = get(lang)
    return language is not None and texts.has(frozenset(language.letter_fixes))


def _message(word: re.Match[str], language: Language) -> str:
    letters = ", ".join(sorted(set(word[0]) & set(language.letter_fixes)))
    return f"{letters} is no letter of {language.name}"
