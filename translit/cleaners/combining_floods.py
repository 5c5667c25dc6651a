"""Letters under a pile of combining marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from translit.cleaners._ftfy import class_body
from translit.cleaners.base import Cleaner, Example, Trigger
from translit.cleaners.search import MARKS
from translit.edit import Edit

__all__ = ["CombiningFloods"]


@dataclass(frozen=True)
class CombiningFloods(Cleaner):
    """A letter under more combining marks than any writing has.

    Such piles ("zalgo") cover the lines around and make normalization slow. The first ``most`` are
    kept. Source: the Stream-Safe Text Format of UAX 15 caps at 30.
    """

    id = "combining-floods"
    bad = (
        Example("a" + "\N{COMBINING ACUTE ACCENT}" * 99, "a" + "\N{COMBINING ACUTE ACCENT}" * 30),
    )
    good = (
        Example("أنّ المُقاتلين", "أنّ المُقاتلين"),
        Example("a" + "\N{COMBINING ACUTE ACCENT}" * 30, "a" + "\N{COMBINING ACUTE ACCENT}" * 30),
    )

    most: int = 30

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(together=((MARKS, MARKS),)) if self.most > 0 else Trigger(MARKS)

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        # A run that is too long covers three neighbours of every tenth place: a look at those is cheap.
        step = (self.most + 1) // 3
        if step and not _THREE.search(text[step - 1 :: step]):
            return []
        return [
            Edit(run.start() + self.most, run.end(), run[0][self.most :], "", self.id)
            for run in _runs(self.most + 1).finditer(text)
        ]


_THREE = re.compile(f"[{MARKS}]" * 3)  # neighbours that may be marks


@cache
def _runs(least: int) -> re.Pattern[str]:
    """Runs of at least so many marks that take no room."""
    codes = [c for c in range(0x300, 0x1F000) if unicodedata.category(chr(c)) in {"Mn", "Me"}]
    mark = f"[{class_body(codes)}]"
    return re.compile(f"{mark}{mark}{{{max(least - 1, 0)},}}")
