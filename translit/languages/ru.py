"""Russian."""

from __future__ import annotations

from translit.languages.base import Clitics, Language
from translit.languages.numerals.ru import NUMBERS
from translit.languages.numerals.table import words

RU = Language(
    code="ru",
    name="Russian",
    scripts=("Cyrl",),
    letters="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    decimal=",",
    grouping="\N{NO-BREAK SPACE}",
    # Stress, in dictionaries and for learners.
    marks="\N{COMBINING ACUTE ACCENT}",
    clitics=Clitics(
        suffixes=("а", "у", "ом", "ем", "е", "ым", "ой", "ы", "ов", "ам"),
        endings={
            "а": ("ы", "и", "е", "у", "ой", "ою"),
            "я": ("и", "е", "ю", "ей", "ею"),
            "й": ("я", "ю", "ем", "е", "и"),
            # Зеленский as Дмитрий; Толстой as Ханой.
            "ий": ("ого", "ому", "им", "ом", "ия", "ию", "ием", "ии"),
            "ый": ("ого", "ому", "ым", "ом"),
            "ой": ("ого", "ому", "ым", "ом", "оя", "ою", "оем", "ое"),
            "ая": ("ой", "ую", "ою", "аи", "аю", "аей", "ае"),
            "ое": ("ого", "ому", "ым", "ом"),
            "ь": ("я", "ю", "ем", "е", "и", "ью"),
        },
    ),
    numbers=NUMBERS,
    function_words=words("""
        и не что на это как был была были он она они по из для от его также который которые но
        еще если
    """),
    negations=words("не нет ни никогда никто ничего без нельзя"),
)
