"""Persian."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.fa import NUMBERS
from translit.languages.numerals.table import words

FA = Language(
    code="fa",
    name="Persian",
    scripts=("Arab",),
    direction="rtl",
    letters="ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    letter_fixes={
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
    },
    marks="\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}",
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    grouping="٬",
    spacing=Spacing(no_space_before="،؛؟!.:%٪,;)]}»"),
    quotes=(("«", "»"), ("“", "”"), ('"', '"')),
    elongation="\N{ARABIC TATWEEL}",
    clitics=Clitics(suffixes=("ها", "های", "هایی", "ی", "ای")),
    numbers=NUMBERS,
    function_words=words(
        "است که این را به با از برای آن می های شده کرد شد بود خود تا هم یک نیز دارد کرده ها"
    ),
    negations=words("نه نیست نیستند هیچ بدون غیر"),
)
