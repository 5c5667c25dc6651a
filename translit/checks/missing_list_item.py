"""Lists whose items don't all come along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["MissingListItem"]

_BULLET = re.compile(r"^[ \t]{0,8}(?:[-*•‣–—·▪]|\(?[0-9٠-٩۰-۹a-zء-ي]{1,2}[.)])[ \t]", re.MULTILINE)
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})\)(?!\d)")
_OPENED = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})\)[ \t\N{NO-BREAK SPACE}]")


@dataclass(frozen=True, slots=True)
class MissingListItem(Check):
    """Bullets or numbered points of the source of which the target has fewer.

    Counts lines that begin with a bullet, number or letter, and points numbered within a line: 1), 2),
    3). Lists in prose are told by ``omission``.
    """

    id: ClassVar[str] = "missing-list-item"
    category: ClassVar[Category] = Category.OMISSION
    severity: ClassVar[Severity] = Severity.MAJOR
    source_has: ClassVar[frozenset[str]] = frozenset("\n)")
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="- one\n- two\n- three", target="- واحد\n- ثلاثة", target_lang="ar"),
        Segment("2", source="1) eat 2) sleep 3) work", target="1) كل 2) نم", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="- one\n- two", target="• واحد\n• اثنان", target_lang="ar"),
        Segment("2", source="1) eat 2) sleep", target="١) كل ٢) نم", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target:
            return ()
        return self._findings(segment, source, target)

    def _findings(self, segment: Segment, source: str, target: str) -> Iterator[Finding]:
        ours, theirs = list(_BULLET.finditer(source)), list(_BULLET.finditer(target))
        if len(ours) > len(theirs) >= 1 and len(ours) >= 2:
            yield self._missing(segment, source, len(ours) - len(theirs), len(ours))
            return
        points = {int(m[1]) for m in _OPENED.finditer(source)}
        if not points or points != set(range(min(points), max(points) + 1)) or len(points) < 2:
            return
        lost = points - {int(m[1]) for m in _NUMBERED.finditer(target)}
        if 0 < len(lost) < len(points):
            yield self._missing(segment, source, len(lost), len(points))

    def _missing(self, segment: Segment, source: str, lost: int, of: int) -> Finding:
        return self.finding(
            segment,
            (0, len(source)),
            f"{lost} of {counted(of, 'point')} of the list missing in the target",
            side="source",
            score=0.8,
        )
