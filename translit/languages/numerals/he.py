"""Hebrew number words, months and measures; months and multipliers as in CLDR."""

from __future__ import annotations

from collections.abc import Iterator

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

_MEASURES = names("""
    km ק"מ קילומטר קילומטרים
    m מטר מטרים
    cm ס"מ ס״מ סנטימטר סנטימטרים
    mm מ"מ מילימטר
    ft רגל רגליים
    in אינץ' אינצ'ים
    mi מייל מיילים
    kg ק"ג קילוגרם קילו
    g גרם
    t טון טונות
    l ליטר ליטרים
    ac אקר
    ha הקטר
    usd דולר דולרים
    gbp ליש"ט
    eur אירו יורו
    deg מעלות
    s שניות
    min דקות
    h שעות
    d ימים יום
    wk שבועות
    mo חודשים
    y שנה שנים
    kmh קמ"ש
    mph מי"ש
""")


def _measures() -> Iterator[tuple[str, str]]:
    """Units, those with a mark before the last letter with each mark that writers use."""
    for surface, unit in _MEASURES.items():
        yield from ((surface.replace('"', mark), unit) for mark in '"״“”')


NUMBERS = NumberWords(
    conjunction="ו",
    joined=True,
    units=values("""
        0 אפס
        1 אחד אחת
        2 שניים שתיים שני שתי
        3 שלוש שלושה שלושת
        4 ארבע ארבעה ארבעת
        5 חמש חמישה חמשת חמשה
        6 שש שישה ששת
        7 שבע שבעה שבעת
        8 שמונה שמונת
        9 תשע תשעה תשעת
        10 עשר עשרה עשרת
        11 אחת_עשרה אחד_עשר
        12 שתים_עשרה שתיים_עשרה שנים_עשר שניים_עשר
        13 שלוש_עשרה שלושה_עשר
        14 ארבע_עשרה ארבעה_עשר
        15 חמש_עשרה חמישה_עשר
        16 שש_עשרה שישה_עשר
        17 שבע_עשרה שבעה_עשר
        18 שמונה_עשרה שמונה_עשר
        19 תשע_עשרה תשעה_עשר
        20 עשרים
        30 שלושים
        40 ארבעים
        50 חמישים
        60 שישים
        70 שבעים
        80 שמונים
        90 תשעים
        200 מאתיים
        2000 אלפיים
    """),
    multipliers=values("""
        100 מאה מאות
        1000 אלף אלפים אלפי
        1000000 מיליון מליון
        1000000000 מיליארד מליארד ביליון
        1000000000000 טריליון
    """),
    vague=values("""
        10 עשרות עשור עשורים
        1000000 מיליוני מיליונים
        1000000000 מיליארדי מיליארדים
    """),
    fractions=values("1/2 חצי\n1/3 שליש\n1/4 רבע"),
    ordinals=values("""
        1 ראשון ראשונה הראשון הראשונה
        2 שנייה שניה
        3 שלישי שלישית
        4 רביעי רביעית
        5 חמישי חמישית
        6 שישי שישית
        7 שביעי שביעית
        8 שמיני שמינית
        9 תשיעי תשיעית
        10 עשירי עשירית
    """),
    months=values("""
        1 ינואר
        2 פברואר
        3 מרץ מארס
        4 אפריל
        5 מאי
        6 יוני
        7 יולי
        8 אוגוסט
        9 ספטמבר
        10 אוקטובר
        11 נובמבר
        12 דצמבר
    """),
    percent=("אחוז", "אחוזים", "אחוזי", "%"),
    day_halves=values('0 בבוקר\n12 בערב אחה"צ בצהריים'),
    measures=dict(_measures()),
)
