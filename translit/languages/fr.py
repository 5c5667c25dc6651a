"""French."""

from __future__ import annotations

from translit.languages.base import Language
from translit.languages.numerals.fr import NUMBERS
from translit.languages.numerals.table import words

FR = Language(
    code="fr",
    name="French",
    scripts=("Latn",),
    decimal=",",
    grouping="\N{NARROW NO-BREAK SPACE}",
    numbers=NUMBERS,
    function_words=words("""
        les des est dans une qui pour pas sur avec plus sont par cette ont été aux ses mais leur
        selon nous vous
    """),
    negations=words("ne n' pas jamais aucun aucune personne rien sans ni"),
)
