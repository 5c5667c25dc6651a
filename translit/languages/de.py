"""German."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.de import NUMBERS

DE = Language(
    code="de",
    name="German",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    numbers=NUMBERS,
)
