"""What takes one kind of difference out of a text: the steps of the layers.

Blunter than the cleaners on purpose: both sides of a comparison go through them, nobody reads the
result. Each is linear, returns the same text where there is nothing to do, and is idempotent.
"""

from __future__ import annotations

import html
import re
from functools import cache

from translit.languages import Language, get

__all__ = [
    "ENTITY",
    "diacritics",
    "entities",
    "follows",
    "glued_punctuation",
    "invisible",
    "orthography",
    "punctuation_marks",
    "quotes_and_digits",
    "spaced_punctuation",
    "spaces_before",
    "spacing",
]

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Soft hyphen, zero width space, word joiner, BOM, bidi marks and isolates; ZWNJ and ZWJ spell words.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069]")
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff"
_AFTER_ARABIC = re.compile(rf"(?<=[{_ARABIC}])(\s*+)([,;?])(?!\d)")
_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}
_GLUED = re.compile(rf"(?<=[{_ARABIC}])([،؛؟])(?=[{_ARABIC}])")
_WHITE = re.compile(r"[^\S\n]{2,}+|[^\S\n ]")
_QUOTES = str.maketrans(
    {**dict.fromkeys("«»“”„‟″〝〞＂", '"'), **dict.fromkeys("‘’‚‛′´`ʼ‹›＇", "'")}
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_DECIMAL = re.compile(r"(?<=[0-9])[٫](?=[0-9])")
_GROUPING = re.compile(r"(?<=[0-9])[٬](?=[0-9])")
_MARKS = re.compile(
    "[\u064b-\u0655\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]"
)


def entities(text: str) -> str:
    """HTML entities unescaped, twice where ``&amp;#39;`` was escaped twice; ``AT&T`` is none."""
    for _ in range(2):
        if "&" not in text:
            return text
        text = ENTITY.sub(lambda m: html.unescape(m[0]), text)
    return text


def spacing(text: str, language: Language | None) -> str:
    """Invisible characters out, punctuation of the script, no space before it and one after it."""
    text = punctuation_marks(invisible(text))
    text = glued_punctuation(spaced_punctuation(text, language))
    return _WHITE.sub(" ", text).strip() if text.strip() else ""


def invisible(text: str) -> str:
    """Without characters that nobody sees and that change no word."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def punctuation_marks(text: str) -> str:
    """ASCII commas, semicolons and question marks after Arabic letters as Arabic ones."""
    if text.isascii():
        return text
    return _AFTER_ARABIC.sub(lambda m: m[1] + _ARABIC_MARKS[m[2]], text)


def spaced_punctuation(text: str, language: Language | None) -> str:
    """No space before the marks that follow a word directly."""
    return spaces_before(follows(language)).sub("", text)


def glued_punctuation(text: str) -> str:
    """A space after an Arabic mark between two letters."""
    return text if text.isascii() else _GLUED.sub(r"\1 ", text)


def quotes_and_digits(text: str) -> str:
    """All quotation marks as ASCII ones, all digits and their marks as European ones."""
    text = text.translate(_QUOTES)
    if text.isascii():
        return text
    return _GROUPING.sub(",", _DECIMAL.sub(".", text.translate(_DIGITS))).replace("٪", "%")


def diacritics(text: str) -> str:
    """Without tashkil, tatweel and niqqud: marks of Arabic and Hebrew script that writers leave out."""
    return text if text.isascii() else _MARKS.sub("", text)


def orthography(text: str, lang: str | None) -> str:
    """Letters folded that writers of the language interchange (أ إ آ ا; ى ي), a sister's letters too."""
    table = _folds(lang)
    return text.translate(table) if table else text


def follows(language: Language | None) -> str:
    """The marks that follow a word without a space; those of every language where nothing is known."""
    return (language.spacing.no_space_before if language else "") or ".,،؛؟"


@cache
def spaces_before(marks: str) -> re.Pattern[str]:
    """Spaces between a word and a mark that ends there: `` .`` but not `` .net`` or `` ...``."""
    cls = re.escape("".join(m for m in marks if not m.isalnum()))
    arabic = "".join(m for m in "،؛؟" if m in marks)
    one = rf"[{arabic}]|" if arabic else ""
    return re.compile(rf"(?<=\S)[^\S\n]++(?=(?:{one}[{cls}](?=\s|\Z|[\"'»”])))")


@cache
def _folds(lang: str | None) -> dict[int, str]:
    language = get(lang)
    if language is None:
        return {}
    return {ord(k): v for k, v in {**language.folds, **language.letter_fixes}.items()}
