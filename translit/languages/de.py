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
    function_words=(
        "der",
        "die",
        "das",
        "und",
        "nicht",
        "ist",
        "auch",
        "eine",
        "einen",
        "dem",
        "den",
        "sich",
        "mit",
        "für",
        "wurde",
        "werden",
        "sind",
        "wie",
        "nach",
        "haben",
        "einer",
        "auf",
    ),
    negations=(
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "keines",
        "nie",
        "niemals",
        "niemand",
        "nichts",
        "ohne",
        "weder",
    ),
)
