"""Urdu."""

from __future__ import annotations

from translit.languages.base import Language, Spacing
from translit.languages.numerals.table import words
from translit.languages.numerals.ur import NUMBERS

UR = Language(
    code="ur",
    name="Urdu",
    scripts=("Arab",),
    direction="rtl",
    letters="آأؤئءابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ",
    letter_fixes={
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{ARABIC LETTER HEH}": "\N{ARABIC LETTER HEH GOAL}",
    },
    marks="\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}",
    elongation="\N{ARABIC TATWEEL}",
    digits="۰۱۲۳۴۵۶۷۸۹",
    spacing=Spacing(no_space_before="،؛؟!۔:%٪)]}”’"),
    quotes=(("“", "”"), ("‘", "’"), ('"', '"')),
    numbers=NUMBERS,
    titles=words("صدر وزیر جنرل مارشل ڈاکٹر پروفیسر جناب محترم ملکہ بادشاہ شہزادہ"),
    particles=words("بن ابن ابو ال خان"),
    function_words=words("""
        کے کی کا میں ہے اور سے نے کو پر یہ کہ ہیں وہ اس کر بھی تھا تھی تھے لیے نہیں ایک گیا کیا ہو
        جو ان تو ہی جس پاس بعد ساتھ
    """),
    negations=words("نہیں نہ مت بغیر بنا کبھی"),
)
