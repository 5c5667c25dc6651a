"""Non-joiners inside Arabic words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit
from translit.languages import get

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
    language is known to be Arabic; a word with a Persian letter stays, and so does Persian, where
    the sign belongs to the spelling.
    """

    id = "stray-joiners"
    needs_lang = True
    bad = (Example("الممل\u200cكة العربية", "المملكة العربية", "ar"),)
    good = (
        Example("می\u200cرود", "می\u200cرود", "fa"),
        Example("صحيفة «می\u200cرود» الإيرانية", "صحيفة «می\u200cرود» الإيرانية", "ar"),
        Example("الممل\u200cكة", "الممل\u200cكة"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(_ZWNJ if _arabic(lang) else "")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_INSIDE, text, _joined) if _arabic(lang) else []


def _arabic(lang: str | None) -> bool:
    language = get(lang)
    return language is not None and language.code == "ar"


def _joined(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    around = text[max(at - _REACH, 0) : at].split(" ")[-1] + text[at : at + _REACH].split(" ")[0]
    return found[0] if _PERSIAN.search(around) else ""
