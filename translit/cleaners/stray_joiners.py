"""Non-joiners inside Arabic words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit
from translit.languages import get
from translit.languages.sisters import Passages

__all__ = ["StrayJoiners"]

_ZWNJ = "\u200c"
_LETTER = "\u0621-\u063a\u0641-\u064a"
_PERSIAN = re.compile("[پچژگڤکی]")
_INSIDE = re.compile(f"{_ZWNJ}(?<=[{_LETTER}\u064b-\u0652]{_ZWNJ})(?=[{_LETTER}])")
_REACH = 30  # how far a word is looked at on either side


@dataclass(frozen=True)
class StrayJoiners(Cleaner):
    """Zero width non-joiners between the letters of an Arabic word, which Arabic doesn't write.

    They come from Persian keyboards and PDF files, and hide the word from every search. Only where the
    language is known to be Arabic; a word with a Persian letter stays, and so does Persian, the text or
    a sentence in it, where the sign belongs to the spelling.
    """

    id = "stray-joiners"
    needs_lang = True
    bad = (Example("الممل\u200cكة العربية", "المملكة العربية", "ar"),)
    good = (
        Example("می\u200cرود", "می\u200cرود", "fa"),
        Example("صحيفة «می\u200cرود» الإيرانية", "صحيفة «می\u200cرود» الإيرانية", "ar"),
        Example("الممل\u200cكة", "الممل\u200cكة"),
        Example("او سه\u200cشنبه گفت که", "او سه\u200cشنبه گفت که", "ar"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(_ZWNJ if _arabic(lang) else "")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        if not _arabic(lang):
            return []
        passages = Passages(text, lang)
        return [
            Edit(at, at + 1, _ZWNJ, "", self.id)
            for at in (found.start() for found in _INSIDE.finditer(text))
            if not _PERSIAN.search(_word(text, at)) and not passages.sister(at)
        ]


def _arabic(lang: str | None) -> bool:
    language = get(lang)
    return language is not None and language.code == "ar"


def _word(text: str, at: int) -> str:
    before, after = text[max(at - _REACH, 0) : at], text[at : at + _REACH]
    return before.rpartition(" ")[2] + after.partition(" ")[0]
