"""One source translated in several ways, and several sources in one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["InconsistentTranslation"]


@dataclass(frozen=True)
class InconsistentTranslation(BatchCheck):
    """The same source with different translations by one system, and different sources with the same.

    Reported once a source with the number of ways, at the rarest of them. Case, spaces and a
    full stop don't make a difference; sources below ``min_words`` are headings and interjections
    that change with their place.
    """

    id = "inconsistent-translation"
    category = Category.INCONSISTENT_TERMINOLOGY
    severity = Severity.MINOR
    bad: ClassVar = (
        Segment("1", "عاد الوزير أمس", "The minister returned yesterday.", target_lang="ar"),
        Segment("2", "رجع الوزير يوم أمس", "The minister returned yesterday.", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("1", "عاد الوزير أمس", "The minister returned yesterday.", target_lang="ar"),
        Segment("2", "عاد الوزير أمس.", "The minister returned yesterday", target_lang="ar"),
    )

    min_words: int = 3

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        if not segment.source or not segment.target:
            return
        if len(segment.source.split()) < self.min_words or " " not in segment.target:
            return
        source, target = _digest(segment.source), _digest(segment.target)
        where = (segment.document, segment.id, segment.system)
        yield Observation((segment.system, "source", source), target, *where)
        yield Observation((segment.system, "target", target), source, *where)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        ways: dict[Hashable, list[Observation]] = {}
        for seen in observations:
            ways.setdefault(seen.value, []).append(seen)
        if len(ways) < 2:
            return
        assert isinstance(key, tuple)
        rare = min(ways.values(), key=lambda rows: sum(r.times for r in rows))[0]
        told = {
            "source": f"one source is translated in {len(ways)} ways",
            "target": f"{len(ways)} sources have one translation",
        }[key[1]]
        segments = ", ".join(f"#{rows[0].segment}" for rows in list(ways.values())[:5])
        yield self.at(rare, f"{told}: {segments}", count=len(ways))


def _digest(text: str) -> int:
    words = " ".join(text.casefold().split()).rstrip(" .!").encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big")
