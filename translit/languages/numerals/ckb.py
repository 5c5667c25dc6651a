"""Central Kurdish number words, months and measures; the months of the Levant as in CLDR."""

from __future__ import annotations

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

_MULTIPLIERS = values("""
    100 سەد
    1000 هەزار
    1000000 ملیۆن میلیۆن
    1000000000 ملیار ملیارد میلیار میلیارد بلیۆن بیلیۆن
    1000000000000 تریلیۆن ترلیۆن
""")
# A hundred thousand and more take endings: ملیۆنێک (a million), هەزارەی.
_ENDINGS = ("", "ێک", "ی", "ە", "ەی")


def _ordinals(table: str) -> dict[str, float]:
    """Before a noun they take an ending: چوارەمین."""
    found = values(table)
    return {word + end: n for word, n in found.items() for end in ("", "ین")}


NUMBERS = NumberWords(
    units=values("""
        0 سفر
        1 یەک
        2 دوو
        3 سێ
        4 چوار
        5 پێنج
        6 شەش
        7 حەوت
        8 هەشت
        9 نۆ
        10 دە
        11 یازدە یانزە
        12 دوازدە دوانزە
        13 سیازدە سێزدە سیانزە
        14 چواردە
        15 پازدە پانزە
        16 شازدە شانزە
        17 حەڤدە حەفدە
        18 هەژدە
        19 نۆزدە
        20 بیست
        30 سی
        40 چل
        50 پەنجا
        60 شەست
        70 حەفتا
        80 هەشتا
        90 نەوەد
        200 دووسەد
        300 سێسەد
        400 چوارسەد
        500 پێنجسەد
        600 شەشسەد
        700 حەوتسەد
        800 هەشتسەد
        900 نۆسەد
    """),
    multipliers={word + end: n for word, n in _MULTIPLIERS.items() for end in _ENDINGS},
    conjunction="و",
    vague=values("""
        10 دەیان دەیە
        100 سەدان
        1000 هەزاران
        1000000 ملیۆنان
    """),
    fractions=values("1/2 نیو نیوە\n1/4 چارەک"),
    ordinals=_ordinals("""
        1 یەکەم
        2 دووەم دووهەم
        3 سێیەم سێهەم
        4 چوارەم
        5 پێنجەم
        6 شەشەم
        7 حەوتەم
        8 هەشتەم
        9 نۆیەم
        10 دەیەم
        20 بیستەم
        30 سییەم سیەم
        50 پەنجایەم پەنجاهەم
        100 سەدەم
    """),
    months=values("""
        1 کانوونی_دووەم
        2 شوبات
        3 ئازار
        4 نیسان
        5 ئایار
        6 حوزەیران
        7 تەمووز تەموز
        8 ئاب
        9 ئەیلوول ئەیلول
        10 تشرینی_یەکەم
        11 تشرینی_دووەم
        12 کانوونی_یەکەم کانونی_یەکەم
    """),
    percent=("لەسەدا", "سەدا", "٪", "%"),
    other=("سی ئێن", "سی بی", "سی ئای", "سی ئێس"),  # spelled acronyms, none of them thirty
    measures=names("""
        km کیلۆمەتر کیلۆمەتری کم
        m مەتر مەتری
        cm سانتیمەتر سم
        ft پێ
        in ئینج
        mi میل میلی
        kg کیلۆگرام کیلۆ کیلۆگم
        g گرام
        lb پاوەند
        t تەن تۆن
        l لیتر
        usd دۆلار دۆلاری
        eur یۆرۆ
        deg پلە پلەی
        s چرکە
        min خولەک
        h کاتژمێر سەعات
        d ڕۆژ
        wk هەفتە
        mo مانگ
        y ساڵ ساڵی ساڵان
    """),
)
