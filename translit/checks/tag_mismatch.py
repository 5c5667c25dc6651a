"""Markup of the source that the target lost, added or broke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["TagMismatch"]

_TAG = re.compile(
    r"<(/?)([A-Za-z][\w:.-]{0,40})((?:\s[^<>]{0,300})?)(/?)>"
    r"|\[(/?)(b|i|u|url|img|quote|code)(=[^\]]{0,200})?\]"
)
_VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "wbr",
        "col",
        "source",
        "x",
        "ph",
        "it",
        "bx",
        "ex",
    ]
)


@dataclass(frozen=True, slots=True)
class TagMismatch(Check):
    """Tags of HTML, XML, XLIFF and BBCode that aren't the same on both sides.

    Order is free, words move; but every tag comes along, and one that opens closes. ``<`` in prose
    (``p < 0.05``) is no tag, nor is a word between single angles (``<Ye>``) in a translation whose
    source has no tag at all: some scripts quote so.
    """

    id: ClassVar[str] = "tag-mismatch"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MAJOR
    target_has: ClassVar[frozenset[str]] = frozenset("<[")
    source_has: ClassVar[frozenset[str]] = target_has
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="<b>Stop</b> now", target="توقف</b> الآن", target_lang="ar"),
        Segment("2", source="a <g id='1'>b</g>", target="ا ب", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="<b>Stop</b><br/>now", target="الآن<br/><b>توقف</b>", target_lang="ar"),
        Segment("2", source="p < 0.05 and q > 3", target="ف < 0.05 و ق > 3", target_lang="ar"),
    )

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if source is None or not target:
            return ()
        ours, theirs = _tags(source), _tags(target)
        if not ours:
            theirs = [m for m in theirs if not _quoted(m, target)]
        return self._findings(segment, ours, theirs)

    def _findings(
        self, segment: Segment, ours: list[re.Match[str]], theirs: list[re.Match[str]]
    ) -> Iterator[Finding]:
        here, there = Counter(map(_name, ours)), Counter(map(_name, theirs))
        for match in _surplus(ours, there):
            yield self.finding(
                segment,
                match.span(),
                f"{match[0]} is missing in the target",
                side="source",
                score=1.0,
            )
        for match in _surplus(theirs, here):
            yield self.finding(segment, match.span(), f"{match[0]} isn't in the source", score=1.0)
        if here == there and _balanced(ours) and not _balanced(theirs):
            yield self.finding(
                segment,
                (theirs[0].start(), theirs[-1].end()),
                "tags close in another order than they open",
                score=0.9,
            )


def _tags(text: str) -> list[re.Match[str]]:
    """The tags; square brackets are BBCode only where one closes (``[i]f`` is a quotation's repair)."""
    return [m for m in _TAG.finditer(text) if m[2] or f"[/{m[6]}]" in text]


def _quoted(match: re.Match[str], text: str) -> bool:
    """Whether angles stand around a word as quotation marks: a capital, and nothing that closes."""
    word = match[2] or ""
    return match[0] == f"<{word}>" and word[0].isupper() and f"</{word}>" not in text


def _name(match: re.Match[str]) -> str:
    """What must agree: ``b``, ``/b``, ``br``; ids of inline codes too."""
    if match[6]:
        return f"[{match[5]}{match[6]}]"
    ident = re.search(r"\b(?:id|rid)\s?=\s?[\"']?(\w+)", match[3] or "")
    name = match[2].lower()
    closes = "/" if match[1] and name not in _VOID else ""
    return f"{closes}{name}{'#' + ident[1] if ident else ''}"


def _surplus(ours: list[re.Match[str]], there: Counter[str]) -> Iterator[re.Match[str]]:
    """Those of ours beyond the number that the other side has."""
    left = Counter(there)
    for match in ours:
        name = _name(match)
        if left[name] > 0:
            left[name] -= 1
        else:
            yield match


def _balanced(tags: list[re.Match[str]]) -> bool:
    """Whether every tag that opens closes in turn."""
    stack: list[str] = []
    for match in tags:
        name = (match[2] or match[6]).lower()
        if match[4] or name in _VOID:
            continue
        if not (match[1] or match[5]):
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack
