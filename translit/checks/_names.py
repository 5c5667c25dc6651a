"""What the checks of names and terms share: shapes, folded search under clitics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded", "holds", "is_acronym", "stems"]

_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Z0-9.&-]+s?(?![A-Za-z])")
_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ی": "ي", "ک": "ك",
    "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ء": None, "\N{ARABIC TATWEEL}": None,
})  # fmt: skip
_GAP = re.compile(r"[\W_]+")


def is_acronym(text: str) -> bool:
    """Whether a text holds a run of Latin capitals and no Latin word: ``LNA``, ``لـ LNA``."""
    return _ACRONYM.search(text) is not None and not re.search(r"[a-z]{2}", text)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text in letters that writers don't interchange, words between single spaces, one at each end.

    Case, diacritics, hamza seats, the dots of yeh and teh marbuta, tatweel and punctuation are gone.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    return f" {_GAP.sub(' ', text.casefold()).strip()} "


_ARTICLE = re.compile(r"(?<= )(?:[وف]?[بك]?ال|[وف]?لل)(?=\S{2})")


@lru_cache(maxsize=20_000)
def stems(text: str) -> str:
    """``folded`` with the article, and the clitics before it, taken off every word."""
    return _ARTICLE.sub("", folded(text))


def holds(target: str, form: str) -> bool:
    """Whether a text holds a form, whatever its spelling of hamza and the like and its clitics.

    An adjective of a one-word name holds it too (``الفرنسية`` holds ``فرنسا``), and so does a text in
    which the spaces are lost. A form of one or two letters must stand alone.
    """
    whole, part = stems(target), stems(form).strip()
    if len(part) < 3:
        return bool(part) and f" {part} " in whole
    if part in whole:
        return True
    if " " in part:
        return part.replace(" ", "") in whole.replace(" ", "")
    root = part.rstrip("اهي")
    return len(root) >= 3 and not part.isascii() and root in whole
