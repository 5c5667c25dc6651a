"""One word in two accepted spellings within a document."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["MixedHouseStyle"]

# Each row is one word in the spellings of different houses; all are right, one document has one.
# A spelling is a stem: clitics before it and endings after it are allowed for.
_WORDS = (
    ("أفريقي", "إفريقي"),
    ("أمريك", "أميرك"),
    ("مسؤول", "مسئول"),
    ("شؤون", "شئون"),
    ("إنجليزي", "إنكليزي"),
    ("إنجلترا", "إنكلترا"),
    ("أوروب", "أورب"),
    ("تلفزيون", "تليفزيون"),
    ("دكتاتور", "ديكتاتور"),
    ("دبلوماسي", "ديبلوماسي"),
    ("ديمقراط", "ديموقراط"),
    ("مئة", "مائة"),
    ("إسطنبول", "اسطنبول"),
    ("غوغل", "جوجل"),
    ("فيسبوك", "فايسبوك"),
    ("يوتيوب", "يوتوب"),
    ("إنترنت", "انترنت"),
    ("أنغولا", "أنجولا"),
    ("كونغرس", "كونجرس"),
    ("هونغ كونغ", "هونج كونج"),
)

_STEMS = {stem: row[0] for row in _WORDS for stem in row}


@cache
def _pattern(stem: str) -> re.Pattern[str]:
    person = "(?!ان)" if stem == "أورب" else ""  # فيكتور أوربان
    return re.compile(
        rf"(?<![^\W\d_])([وف]?[بكل]?(?:ال|لل)?{stem}{person}[^\W\d_]{{0,4}})(?![^\W\d_])"
    )


@dataclass(frozen=True)
class MixedHouseStyle(BatchCheck):
    """``أفريقيا`` and ``إفريقيا``, ``مسؤول`` and ``مسئول`` in one document.

    Both are right; a house writes one. Said once a document at the rarer spelling. Names with several
    admitted forms in the glossary are told by `name-variants`.
    """

    id = "mixed-house-style"
    category = Category.HOUSE_STYLE
    severity = Severity.MINOR
    several = True
    house_style = True
    bad: ClassVar = (
        Segment("1", "شمال أفريقيا والاتحاد الأفريقي", target_lang="ar"),
        Segment("2", "جنوب إفريقيا", target_lang="ar"),
    )
    good: ClassVar = (Segment("1", "شمال إفريقيا والاتحاد الإفريقي", target_lang="ar"),)

    def concerned(self, block: Block) -> Mask:
        return block.target.holds(_may_vary) & block.target_is("ar")

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        text = segment.target
        if not text or not context.target_is(segment, "ar"):
            return
        where = (segment.document, segment.id, segment.system)
        for stem in [stem for stem in _STEMS if stem in text]:
            for m in _pattern(stem).finditer(text):
                yield Observation((*where[::2], _STEMS[stem]), stem, *where, m.start(1), m.end())

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        forms = sorted(observations, key=lambda o: (o.times, o.segment or ""))
        told = ", ".join(f"{o.value}… {o.times}" for o in reversed(forms))
        yield self.at(forms[0], f"one word in several spellings: {told}", text=str(forms[0].value))


_PIECES = tuple(stem.split()[0] for stem in _STEMS)  # of a stem of two words the first


def _may_vary(word: str) -> bool:
    return any(piece in word for piece in _PIECES)
