"""Paragraphs that stand in many documents of a corpus: menus, appeals, widgets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from translit.regions.lexicon import fold
from translit.regions.line import lines_of

__all__ = ["Repeated"]

_DIGITS = re.compile(r"\d+")
_LONGEST = 400  # a longer paragraph that is repeated is a story that was copied


@dataclass(frozen=True)
class Repeated:
    """Lines, as ``key`` gives them, that stand in several documents."""

    lines: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], least: int = 3) -> Repeated:
        """The lines that at least so many of the texts hold; reads the texts once."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update({key(line.text) for line in lines_of(text) if len(line.text) <= _LONGEST})
        return cls(frozenset(line for line, n in counts.items() if n >= least and line))

    def __contains__(self, line: str) -> bool:
        return len(line) <= _LONGEST and key(line) in self.lines


def key(line: str) -> str:
    """A line with its numbers made equal: ``Share 3`` is ``Share 12``."""
    return _DIGITS.sub("0", fold(line))
