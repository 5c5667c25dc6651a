"""The same comma twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["DoubledPunctuation"]

_COMMAS = "،؛,"
_FAULTY = re.compile(
    rf"[{_COMMAS}](?:"
    r"(?:(?<=(،))|(?<=(؛)))(?:[ \t]?(?:\1|\2))+"
    r"|(?<=[\w)\]»”](,)),(?=\s|$)"
    r"|(?<=(،))[ ]?,(?![\w,])"
    r"|(?<=[^\W\d],)[ ]?(،))"
)


@dataclass(frozen=True)
class DoubledPunctuation(Cleaner):
    """A comma or semicolon written twice, as translators leave it.

    Stays: what is written twice on purpose (``!!``, ``؟؟``, ``..`` between the parts of an Arabic
    headline, ellipses), and ``,,`` before a word, which opens a quotation in some languages.
    """

    id = "doubled-punctuation"
    needs_lang = True  # not itself, but where spaced-punctuation looks at commas anyway
    bad = (
        Example("طرابلس،، بنغازي", "طرابلس، بنغازي"),
        Example("طرابلس ، ، بنغازي", "طرابلس ، بنغازي"),
        Example("Tripoli,, Benghazi", "Tripoli, Benghazi"),
        Example("طرابلس,، بنغازي", "طرابلس، بنغازي"),
    )
    good = (
        Example("ماذا؟! نعم.. لا...", "ماذا؟! نعم.. لا..."),
        Example("Er sagte: ,,Nein.''", "Er sagte: ,,Nein.''"),
        Example("a,,b;;c::d", "a,,b;;c::d"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(together=((_COMMAS, _COMMAS), (_COMMAS, " \t", _COMMAS)))

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_FAULTY, text, lambda found: next(filter(None, found.groups())))
