"""A system, or a document, that is in another language as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block
from translit.checks.table import Table
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

    def table(self) -> Table:
        """Verdicts counted block by block."""
        return _Verdicts()

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


class _Verdicts(Table):
    """The same table; segments that surely are in their language aren't asked one by one."""

    def look(self, check: BatchCheck, block: Block, places: Sequence[int]) -> None:
        """Add what the check sees in these segments of a block."""
        unsure = block.concerned(_CHECK)
        count: Counter[tuple[str | None, str | None, bool]] = Counter()
        for at in places:
            (segment, context), lang = block.rows[at], block.target_langs[at]
            if segment.target and lang is not None:
                wrong = segment.target == segment.source or (
                    (unsure is None or bool(unsure[at])) and any(_CHECK.check(segment, context))
                )
                count[
                    segment.system, segment.document if segment.system is None else None, wrong
                ] += 1
        self.observe(
            Observation((system, document), wrong, document, None, system, times=times)
            for (system, document, wrong), times in count.items()
        )
