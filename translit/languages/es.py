"""Spanish."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.es import NUMBERS

ES = Language(
    code="es",
    name="Spanish",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    numbers=NUMBERS,
)
