"""Ukrainian."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.table import words
from translit.languages.numerals.uk import NUMBERS

UK = Language(
    code="uk",
    name="Ukrainian",
    scripts=("Cyrl",),
    letters="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    # Stress, in dictionaries and for learners.
    marks="\N{COMBINING ACUTE ACCENT}",
    decimal=",",
    grouping="\N{NO-BREAK SPACE}",
    spacing=Spacing(no_space_before=",.;:!?%)]}»"),
    quotes=(("«", "»"), ("„", "“"), ("“", "”"), ('"', '"')),
    clitics=Clitics(
        suffixes=("а", "у", "ові", "ом", "ем", "і", "им", "ою", "е", "и", "ів", "ам"),
        endings={
            "а": ("и", "і", "у", "ою", "о"),
            "я": ("і", "ї", "ю", "ею", "єю", "е"),
            "й": ("я", "ю", "єм", "єві", "ї"),
            "ий": ("ого", "ому", "им", "ім"),
            # Харків as Тель-Авів; Київ.
            "ів": ("ова", "ову", "овом", "ові", "іва", "іву", "івом", "іві"),
            "їв": ("єва", "єву", "євом", "єві"),
            "га": ("ги", "зі", "гу", "гою"),
            "ка": ("ки", "ці", "ку", "кою"),
            "ха": ("хи", "сі", "ху", "хою"),
            "ова": ("ової", "овій", "ову", "овою", "ови", "ові"),
            "іна": ("іної", "іній", "іну", "іною", "іни", "іні"),
            "ська": ("ської", "ській", "ську", "ською"),
            "ь": ("я", "ю", "ем", "еві", "і"),
            "о": ("а", "у", "ові", "ом", "і"),
        },
    ),
    numbers=NUMBERS,
    titles=words("президент міністр генерал маршал полковник пан пані доктор професор король"),
    particles=words("аль ель бін ібн фон де"),
    function_words=words("""
        і й та не що на це як був була були він вона вони за із для від його її також який яка які
        але ще якщо до у в з або про після між є
    """),
    negations=words("не ні ані ніколи ніхто нічого без немає нема"),
)
