"""Turkish."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.tr import NUMBERS

TR = Language(
    code="tr",
    name="Turkish",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    numbers=NUMBERS,
)
