"""Turkish."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.table import words
from translit.languages.numerals.tr import NUMBERS

TR = Language(
    code="tr",
    name="Turkish",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    numbers=NUMBERS,
    function_words=words(
        "bir ve bu için ile olarak da de daha olan kadar sonra ancak gibi çok var değil ise veya"
    ),
    negations=words("değil yok hiç asla"),
)
