"""Tatweel that only stretches a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["Tatweel"]

_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc"
    "\u0750-\u077f\u08a0-\u08c9"
)
_MARK = "\u064b-\u0655\u0670"
_RUN = re.compile("\N{ARABIC TATWEEL}\N{ARABIC TATWEEL}*")
_AFTER = re.compile(f"[{_LETTER}]")
_WORD_CHARACTER = re.compile(f"[{_LETTER}{_MARK}]")
_NEAR = 12  # a word and a part of the next
_KURDISH = re.compile("[ێۆڵڕەڤ]")


@dataclass(frozen=True)
class Tatweel(Cleaner):
    """Tatweel between two letters, which stretches a word and says nothing.

    Stays where it joins a clitic to what is no Arabic letter (``الـ11``, ``لـ«الجيش»``, ``لـ LNA``), carries
    a mark, ends an abbreviation (``1446 هـ``), joins ل to an article (``لـالجيش`` is not spelled
    ``لالجيش``), and in Kurdish, where هـ is a letter.
    """

    id = "tatweel"
    bad = (
        Example("عـــاجل", "عاجل"),
        Example("بـصيغة الماضي", "بصيغة الماضي"),
        Example("حـفـتـر", "حفتر"),
    )
    good = (
        Example("لـ LNA، الـ11، لـ«الجيش»", "لـ LNA، الـ11، لـ«الجيش»"),
        Example("1446 هـ.", "1446 هـ."),
        Example("ـــــــ", "ـــــــ"),
        Example("لـالجيش", "لـالجيش"),
        Example("هـەولێر", "هـەولێر", "ckb"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(together=(("\N{ARABIC TATWEEL}", f"\N{ARABIC TATWEEL}{_LETTER}"),))

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_RUN, text, _stretch)


# What stands before the ل when it is a clitic: nothing of the word, or its conjunction.
_CLITIC = re.compile(f"(?:^|[^{_LETTER}{_MARK}])[وف]?$")


def _stretch(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    if at == 0 or not _AFTER.match(text, found.end()) or not _WORD_CHARACTER.match(text, at - 1):
        return found[0]
    if text[at - 1] == "ه" and _KURDISH.search(text, max(at - _NEAR, 0), at + _NEAR):
        return found[0]
    article = text[at - 1] == "ل" and text.startswith("ال", found.end())
    return found[0] if article and _CLITIC.search(text[max(at - 3, 0) : at - 1]) else ""
