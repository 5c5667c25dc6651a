"""Central Kurdish (Sorani)."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.ckb import NUMBERS
from translit.languages.numerals.table import words

CKB = Language(
    code="ckb",
    name="Central Kurdish",
    scripts=("Arab",),
    direction="rtl",
    letters="ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەھوۆیێ",
    letter_fixes={
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
    },
    elongation="\N{ARABIC TATWEEL}",
    digits="٠١٢٣٤٥٦٧٨٩",
    decimal="٫",
    grouping="٬",
    spacing=Spacing(no_space_before="،؛؟!.:%٪)]}»"),
    quotes=(("«", "»"), ("“", "”"), ('"', '"')),
    clitics=Clitics(suffixes=("ی", "دا", "یش", "ەوە", "ە", "یەکان", "ییەکان")),
    numbers=NUMBERS,
    titles=words("سەرۆک وەزیر جەنەڕاڵ مارشاڵ دکتۆر پرۆفیسۆر بەڕێز شا میر"),
    particles=words("بن ئیبن ئەبو ئەل"),
    function_words=words("""
        لە بۆ کە و بە ئەو ئەم لەگەڵ هەر دەکات بوو نییە هەیە ئێمە ئەوان دوای پێش بەڵام یان هەموو
        زۆر کرد کراوە دەبێت ئەوەی ئەوە وەک
    """),
    negations=words("نا نییە نەبوو بێ هیچ نەک نەکرد"),
)
