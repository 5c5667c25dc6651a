"""Findings that somebody asked to be quiet about: in the row itself, or in the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from translit.config import Suppression
from translit.finding import Finding
from translit.segment import Segment

__all__ = ["INLINE", "inline", "suppressed"]

INLINE = ("translit_ignore", "translit-ignore")
"""Columns of a batch that name checks to be quiet about in this row; ``*`` is all."""


def inline(segment: Segment) -> frozenset[str]:
    """The checks that the row itself asks to be quiet about."""
    value = next((segment.meta[k] for k in INLINE if segment.meta.get(k)), "")
    words = value.replace(",", " ").split() if isinstance(value, str) else map(str, value)
    return frozenset(words)


def suppressed(finding: Finding, rules: Sequence[Suppression]) -> Finding:
    """The finding, with the reason of the first rule that fits it, if one does."""
    if finding.suppressed:
        return finding
    rule = next((r for r in rules if _fits(r, finding)), None)
    return replace(finding, suppressed=f"config: {rule.reason}") if rule else finding


def _fits(rule: Suppression, finding: Finding) -> bool:
    return (
        fnmatchcase(finding.check, rule.check)
        and fnmatchcase(finding.document or "", rule.document)
        and fnmatchcase(finding.segment or "", rule.segment)
        and fnmatchcase(finding.system or "", rule.system)
        and rule.text in (None, finding.text)
    )
