"""Arabic (Modern Standard)."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.ar import NUMBERS

AR = Language(
    code="ar",
    name="Arabic",
    scripts=("Arab",),
    direction="rtl",
    letters="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    letter_fixes={
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    },
    folds={"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"},
    marks="\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}",
    elongation="\N{ARABIC TATWEEL}",
    digits="٠١٢٣٤٥٦٧٨٩",
    decimal="٫",
    grouping="٬",
    numbers=NUMBERS,
    spacing=Spacing(no_space_before="،؛؟!.:%٪,;)]}»"),
    quotes=(("«", "»"), ("“", "”"), ('"', '"')),
    clitics=Clitics(
        prefixes=("وف", "بلك"),
        article="ال",
        joiner="\N{ARABIC TATWEEL}",
        # ل + الليبيين is لليبيين: three lams are never written.
        contractions=(("لالل", "لل"), ("لال", "لل")),
        false_articles=(
            "الكس", "الكساندر", "البرت", "الفريد", "الفونس", "اليزابيث", "اليكس", "الينا", "الان",
            "المانيا", "البانيا", "الباني", "السيسيو", "الاسكا", "الاباما",
        ),
        sure_article=True,
    ),
)
