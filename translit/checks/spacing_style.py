"""A way of spacing that marks a whole system."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["SpacingStyle"]

_NAMES = {"،": "commas", "؛": "semicolons", "؟": "question marks"}


@dataclass(frozen=True)
class SpacingStyle(BatchCheck):
    """A space before the comma, and how regularly: "38 of 38 commas have a space before".

    Said once a system (once a document where no system is named) when a quarter of the marks, and at
    least ``min_count``, are so. It costs BLEU-13a points that have nothing to do with translation.
    """

    id = "spacing-style"
    category = Category.HOUSE_STYLE
    severity = Severity.MINOR
    target_has = frozenset(_NAMES)
    house_style = True
    bad: ClassVar = tuple(
        Segment(str(i), "وصل ، ثم عاد ، ثم نام", target_lang="ar") for i in range(2)
    )
    good: ClassVar = (Segment("1", "وصل، ثم عاد، ثم نام", target_lang="ar"),)

    min_count: int = 3
    min_share: float = 0.25

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        text = segment.target
        if not text:
            return
        owner = None if segment.system else segment.document
        for mark in _NAMES:
            total = text.count(mark)
            if total:
                spaced = text.count(f" {mark}") + text.count(f"\N{NO-BREAK SPACE}{mark}")
                key = (segment.system, owner, mark)
                yield Observation(key, "all", owner, None, segment.system, times=total)
                if spaced:
                    yield Observation(key, "spaced", owner, None, segment.system, times=spaced)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        assert isinstance(key, tuple)
        count = {seen.value: seen.times for seen in observations}
        spaced, total = count.get("spaced", 0), count.get("all", 0)
        if spaced >= max(self.min_count, self.min_share * total):
            message = f"{spaced} of {total} {_NAMES[key[2]]} have a space before"
            yield self.at(observations[0], message, text=key[2], count=spaced)
