"""French."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.fr import NUMBERS

FR = Language(
    code="fr",
    name="French",
    scripts=("Latn",),
    decimal=",",
    grouping="\N{NARROW NO-BREAK SPACE}",
    numbers=NUMBERS,
)
