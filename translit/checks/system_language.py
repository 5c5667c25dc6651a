"""A system, or a document, that is in another language as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.wrong_language import WrongLanguage
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["SystemLanguage"]


@dataclass(frozen=True)
class SystemLanguage(BatchCheck):
    """A system of which at least half is in another language than asked for.

    Without named systems each document is looked at. Counts what `wrong-language` says of each
    segment, and copies of the source, and says it once: the whole output went wrong, the file is the
    wrong one. ``min_segments`` are needed.
    """

    id = "system-language"
    category = Category.MISTRANSLATION
    severity = Severity.CRITICAL
    bad: ClassVar = tuple(
        Segment(str(i), "این گزارش را وزارت کشور روز دوشنبه منتشر کرد.", target_lang="ar")
        for i in range(5)
    )
    good: ClassVar = tuple(
        Segment(str(i), "نشرت الوزارة التقرير يوم الاثنين.", target_lang="ar") for i in range(5)
    )

    min_segments: int = 5
    min_share: float = 0.5

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        if not segment.target or context.target_lang_of(segment) is None:
            return
        wrong = segment.target == segment.source or any(_CHECK.check(segment, context))
        document = segment.document if segment.system is None else None
        yield Observation((segment.system, document), bool(wrong), document, None, segment.system)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        assert isinstance(key, tuple)
        count: Counter[Hashable] = Counter()
        for seen in observations:
            count[seen.value] += seen.times
        total = count.total()
        if total >= self.min_segments and count[True] >= self.min_share * total:
            what = "document" if key[0] is None else "system"
            told = f"{count[True]} of {total} segments of the {what} are in another language"
            yield self.at(observations[0], told, count=count[True])


_CHECK = WrongLanguage()
