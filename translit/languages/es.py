"""Spanish."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.es import NUMBERS
from translit.languages.numerals.table import words

ES = Language(
    code="es",
    name="Spanish",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    numbers=NUMBERS,
    function_words=words("""
        el los las una del por con para más pero sus fue está como esta también entre sobre
        según desde hasta
    """),
    negations=words("no nunca nadie nada ningún ninguna ninguno sin ni tampoco jamás"),
)
