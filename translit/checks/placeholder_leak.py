"""Placeholders that a system should have put back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["PlaceholderLeak"]

_LEAK = re.compile(
    r"\bX?(?:NUM|NUMX|XNUM|XNUMX)\d*X?\b|\bXNUMX"  # of translation services that mask digits
    r"|[إاأ]كس[ -]?نوم[إاأ]?كس|[إاأ]كسنمكس|XNUMX"  # the same transliterated
    r"|(?<!_)_{2,8}[A-Z][A-Z0-9_]{0,40}__|\b(?:ENTITY|PLACEHOLDER|PHOLDER|TERM|URL|NAME)_?\d+\b"
    r"|⟪?\[(?:NUM|NUMBER|NAME|PERSON|DATE|URL|UNK|MASK|PAD|SEP|CLS)\]"
    r"|</?(?:unk|s|pad|mask|eos|bos|extra_id_\d+)>|&lt;unk&gt;|<\|[a-z_]{2,30}\|>"
    r"|\N{LOWER ONE EIGHTH BLOCK}|⁇|@@(?=\s)|￭|\N{REPLACEMENT CHARACTER}"
    r"|\$\{[a-z_]\w{0,40}\}|\{\{\s?[\w.]{1,40}\s?\}\}|\{\d{1,2}\}|%(?:\d+\$)?[sd]\b",
)
_HINTS = frozenset("_<>[]{}%@▁⁇￭\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class PlaceholderLeak(Check):
    """What a system put in the text for its own use and forgot: ``XNUMX``, ``إكسنمكس``, ``__NUM__``.

    Masks of numbers and names (also spelled out in Arabic letters), tokens of the vocabulary
    (``<unk>``, ``@@``), variables of a template. What stands in the source as well is meant to stay.
    """

    id: ClassVar[str] = "placeholder-leak"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="قتل XNUMX مدنيا", target_lang="ar"),
        Segment("2", target="طائرات ميغ إكسنمكس", target_lang="ar"),
        Segment("3", source="7 men", target="__NUM__ رجال", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="Hello {0}", target="مرحبا {0}", target_lang="ar"),
        Segment("2", target="ارتفع بنسبة 5%", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return block.target.has(_HINTS) | block.target.holds(_spelled)

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        target = segment.target
        if not target:
            return ()
        if _HINTS.isdisjoint(target) and not _spelled(target):
            return ()
        return self._findings(segment, target, segment.source or "")

    def _findings(self, segment: Segment, target: str, source: str) -> Iterator[Finding]:
        for match in _LEAK.finditer(target):
            if match[0] not in source:
                yield self.finding(
                    segment, match.span(), f"{match[0]!r} is a placeholder", score=1.0
                )


def _spelled(target: str) -> bool:
    """Whether one of the masks without a telling character may be there."""
    return (
        "NUM" in target
        or "كسن" in target
        or "ENTITY" in target
        or "HOLDER" in target
        or "TERM" in target
    )
