"""Hebrew."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.he import NUMBERS
from translit.languages.numerals.table import words

HE = Language(
    code="he",
    name="Hebrew",
    scripts=("Hebr",),
    direction="rtl",
    letters="אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    folds={"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"},
    # Niqqud and cantillation; not the maqaf, which joins words, nor paseq and sof pasuq.
    marks="\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7",
    spacing=Spacing(no_space_before=",.;:!?%)]}"),
    quotes=(("„", "”"), ("“", "”"), ('"', '"')),
    clitics=Clitics(
        prefixes=("ו", "שכ", "בלמכש"),
        article="ה",
        joiner="-\N{HEBREW PUNCTUATION MAQAF}",
        # The article merges with these; a name's own ה (הודו, India) stays, so it is never dropped.
        contractions=(("בה", "ב"), ("לה", "ל"), ("כה", "כ")),
        # Of, all, he returned, six, what, so far.
        words=words("של ושל כל וכל שב ושב שש ושש מה ומה כה"),
    ),
    numbers=NUMBERS,
    titles=words("הנשיא ראש שר השר הגנרל האלוף דוקטור פרופסור מר גברת הרב המלך הנסיך"),
    particles=words("בן בר אבו אל אבן"),
    function_words=words("""
        של את על לא הוא היא כי אם גם או זה זאת אשר יש אין כל עם בין אבל היה היתה הייתה היו להיות
        הם הן אני אנחנו יותר רק עוד כך כמו לפי אחרי לפני בגלל כאשר מה מי
        כיוון מכיוון
    """),
    negations=words("לא אין אל בלי ללא אינו אינה אינם מעולם"),
)
