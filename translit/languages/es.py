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
    function_words=(
        "el",
        "los",
        "las",
        "una",
        "del",
        "por",
        "con",
        "para",
        "más",
        "pero",
        "sus",
        "fue",
        "está",
        "como",
        "esta",
        "también",
        "entre",
        "sobre",
        "según",
        "desde",
        "hasta",
    ),
    negations=(
        "no",
        "nunca",
        "nadie",
        "nada",
        "ningún",
        "ninguna",
        "ninguno",
        "sin",
        "ni",
        "tampoco",
        "jamás",
    ),
)
