"""Arabic letters stored as the shapes that they take."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["PresentationForms"]

_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc"
_FAULTY = re.compile(f"[{_FORMS}]")
_HEH_INITIAL = "\N{ARABIC LETTER HEH INITIAL FORM}"
_ARABIC = re.compile(f"[\u0620-\u06ff{_FORMS}]")


@dataclass(frozen=True)
class PresentationForms(Cleaner):
    """Arabic letters stored as the shapes that they take in a word, as PDF files give them.

    No search finds a word in them. Signs that are written as one on purpose stay: ﷺ, ﷲ, the rial
    sign, ornate brackets. An initial ه that stands alone (the Hijri year's sign) keeps its
    shape as هـ. Source: Unicode 9.2, compatibility decompositions.
    """

    id = "presentation-forms"
    bad = (
        Example("ﺣﻔﺘﺮ", "حفتر"),
        Example("ﻻ", "لا"),
        Example("1446 ﻫ", "1446 هـ"),
        Example("مـﹷن", "مـَن"),
    )
    good = (Example("محمد ﷺ", "محمد ﷺ"), Example("﴿قل﴾ ﷲ", "﴿قل﴾ ﷲ"))

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(_FORMS)

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_FAULTY, text, _letters)


def _letters(found: re.Match[str]) -> str:
    form, after = found[0], found.string[found.end() : found.end() + 1]
    if form == _HEH_INITIAL and not _ARABIC.match(after):
        return "ه\N{ARABIC TATWEEL}"
    letters = unicodedata.normalize("NFKC", form)
    # A mark's isolated shape is decomposed with a space or tatweel to sit on.
    return letters.lstrip(" \N{ARABIC TATWEEL}") if "\ufe70" <= form <= "\ufe7f" else letters
