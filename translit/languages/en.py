"""English."""

from __future__ import annotations

from translit.languages.base import Language, Spacing

EN = Language(
    code="en",
    name="English",
    scripts=("Latn",),
    spacing=Spacing(no_space_before=",.;:!?%)]}"),
    quotes=(("“", "”"), ("‘", "’"), ('"', '"')),
)
