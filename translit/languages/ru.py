"""Russian."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.ru import NUMBERS

RU = Language(
    code="ru",
    name="Russian",
    scripts=("Cyrl",),
    decimal=",",
    grouping="\N{NO-BREAK SPACE}",
    numbers=NUMBERS,
)
