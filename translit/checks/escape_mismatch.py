"""Escapes that were lost, added or broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["EscapeMismatch"]

_ESCAPE = re.compile(r"\\(?:[nrt\"'\\]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});")
_DRIVE = re.compile(r"\b[A-Za-z]:\\|\\\\\w")
_ENTITIES = {
    "&quot;": '"', "&apos;": "'", "&#39;": "'", "&#34;": '"', "&amp;": "&", "&lt;": "<",
    "&gt;": ">", "&nbsp;": "\N{NO-BREAK SPACE}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EscapeMismatch(Check):
    r"""Escapes (``\n``, ``\"``, ``\u0041``) and entities (``&quot;``) that aren't the same on both sides.

    An entity that the source doesn't have is an output that was escaped once too often; the fix is
    offered for those that stand for a character of plain text. Windows paths hold no escapes.
    """

    id: ClassVar[str] = "escape-mismatch"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MINOR
    target_has: ClassVar[frozenset[str]] = frozenset("\\&")
    source_has: ClassVar[frozenset[str]] = target_has
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source='He said "no".', target="قال &quot;لا&quot;.", target_lang="ar"),
        Segment("2", source=r"One\nTwo", target="واحد اثنان", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source=r"One\nTwo", target=r"واحد\nاثنان", target_lang="ar"),
        Segment("2", source="AT&T; R&D", target="AT&T; R&D", target_lang="ar"),
        Segment("3", source=r"C:\new", target=r"C:\new", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not target:
            return ()
        return self._findings(segment, source, target)

    def _findings(self, segment: Segment, source: str | None, target: str) -> Iterator[Finding]:
        for match in _ENTITY.finditer(target):
            if _absent(match[0], source or "") and (source is not None or match[0] in _ENTITIES):
                yield self._entity(segment, match)
        if source is None or _DRIVE.search(source):
            return
        ours, theirs = list(_ESCAPE.finditer(source)), list(_ESCAPE.finditer(target))
        here, there = Counter(m[0] for m in ours), Counter(m[0] for m in theirs)
        known = frozenset(here)
        for match in ours:
            if here[match[0]] > there[match[0]]:
                here[match[0]] -= 1
                yield self.finding(
                    segment,
                    match.span(),
                    f"{match[0]} is missing in the target",
                    side="source",
                    score=0.8,
                )
        for match in theirs:
            if match[0] not in known:
                yield self.finding(
                    segment, match.span(), f"{match[0]} isn't in the source", score=0.8
                )

    def _entity(self, segment: Segment, match: re.Match[str]) -> Finding:
        fix = _ENTITIES.get(match[0])
        edit = Edit(*match.span(), match[0], fix, self.id) if fix else None
        told = "isn't in the source" if segment.source is not None else "was escaped once too often"
        return self.finding(segment, match.span(), f"{match[0]} {told}", suggestion=edit, score=0.9)


def _absent(entity: str, source: str) -> bool:
    """Whether the source lacks it; ``&lt;`` and ``&gt;`` change places where the writing turns round."""
    if entity in ("&lt;", "&gt;"):
        return "&lt;" not in source and "&gt;" not in source
    return entity not in source
