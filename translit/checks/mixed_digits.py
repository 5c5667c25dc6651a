"""Digits of two scripts in one document."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["MixedDigits"]

_SCRIPTS = {
    "ASCII": re.compile(r"(?<![A-Za-z\d.-])[0-9]+(?![A-Za-z-])"),
    "Arabic-Indic": re.compile("[٠-٩]+"),
    "Persian": re.compile("[۰-۹]+"),
}


@dataclass(frozen=True)
class MixedDigits(BatchCheck):
    """``٧`` beside ``7`` in one document: a reader stumbles, a search finds half.

    Said once a document, at the rarer kind. Codes such as ``T-72`` and ``covid19`` don't count.
    """

    id = "mixed-digits"
    category = Category.HOUSE_STYLE
    severity = Severity.MINOR
    target_has = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
    house_style = True
    bad: ClassVar = (
        Segment("1", "قتل 7 جنود و12 مدنيا", target_lang="ar"),
        Segment("2", "في ٧ مايو", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("1", "قتل ٧ جنود بدبابة T-72", target_lang="ar"),
        Segment("2", "في ٧ مايو", target_lang="ar"),
    )

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        text = segment.target
        if not text:
            return
        where = (segment.document, segment.id, segment.system)
        for script, pattern in _SCRIPTS.items():
            found = pattern.search(text)
            if found:
                yield Observation(
                    (segment.document, segment.system), script, *where, found.start(), found.end()
                )

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        if len(observations) < 2:
            return
        kinds = sorted(observations, key=lambda o: o.times)
        told = ", ".join(f"{o.value} in {counted(o.times, 'segment')}" for o in reversed(kinds))
        yield self.at(kinds[0], f"digits of several scripts in one document: {told}")
