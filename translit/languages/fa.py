"""Persian."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.fa import NUMBERS

FA = Language(
    code="fa",
    name="Persian",
    scripts=("Arab",),
    direction="rtl",
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    grouping="٬",
    numbers=NUMBERS,
)
