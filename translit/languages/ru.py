"""Russian."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.ru import NUMBERS
from translit.languages.numerals.table import words

RU = Language(
    code="ru",
    name="Russian",
    scripts=("Cyrl",),
    decimal=",",
    grouping="\N{NO-BREAK SPACE}",
    numbers=NUMBERS,
    function_words=words("""
        и не что на это как был была были он она они по из для от его также который которые но
        еще если
    """),
    negations=words("не нет ни никогда никто ничего без нельзя"),
)
