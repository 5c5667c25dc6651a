"""English."""

from __future__ import annotations

from translit.languages.base import Language, Spacing
from translit.languages.numerals.en import NUMBERS

EN = Language(
    code="en",
    name="English",
    scripts=("Latn",),
    numbers=NUMBERS,
    spacing=Spacing(no_space_before=",.;:!?%)]}"),
    quotes=(("“", "”"), ("‘", "’"), ('"', '"')),
)
