"""Pashto."""

from __future__ import annotations

from translit.languages.base import Language, Spacing
from translit.languages.numerals.ps import NUMBERS
from translit.languages.numerals.table import words

PS = Language(
    code="ps",
    name="Pashto",
    scripts=("Arab",),
    direction="rtl",
    letters="آاأءبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوؤهیيېۍئة",
    letter_fixes={"\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}"},
    marks="\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}",
    elongation="\N{ARABIC TATWEEL}",
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    grouping="٬",
    spacing=Spacing(no_space_before="،؛؟!.:%٪)]}»"),
    quotes=(("«", "»"), ("“", "”"), ('"', '"')),
    numbers=NUMBERS,
    titles=words("ولسمشر وزیر جنرال مارشال ښاغلی ډاکټر پروفیسور پاچا شهزاده"),
    particles=words("بن ابن ابو ال خان"),
    function_words=words("""
        د په او چې کې دی ته له نه یې سره دې هم شوی کړي دا هغه یو وي ده کوي شي خو څخه لپاره پر تر
        وروسته شوي کړی ټول
    """),
    negations=words("نه مه نشته نسته هیڅ بې پرته"),
)
