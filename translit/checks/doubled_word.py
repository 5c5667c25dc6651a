"""A word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import eq
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["DoubledWord"]

_DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})(?:\s++\1)+(?![\w’'-])")

# said twice on purpose: adverbs of manner and degree, interjections, names of one word twice
_ALLOWED = frozenset(
    {"شمال", "جنوب", "الشمال", "الجنوب", "شرق", "غرب", "north", "south",
     "جدا", "رويدا", "فردا", "قطعة", "خطوة", "كلمة", "نعم", "لا", "بين", "هيا", "that", "had", "very",
     "so", "bye", "no", "yes", "ha", "blah", "chop", "knock", "new", "out"}
)  # fmt: skip
# names of Latin letters, of which acronyms are spelled: سي إن إن
_LETTERS = frozenset(
    {"ايه", "إيه", "بي", "سي", "دي", "إي", "اف", "إف", "جي", "إتش", "آي", "أي", "كاي", "إل", "إم", "إن",
     "ان", "أو", "كيو", "آر", "أر", "إس", "اس", "تي", "يو", "في", "دبليو"}
)  # fmt: skip
# languages whose grammar says words twice: بار بار is often, a few by a few
_REDUPLICATE = ("az", "bn", "ckb", "fa", "fil", "gu", "ha", "hi", "id", "jv", "kk", "ko", "ku", "ky",
                "mr", "ms", "my", "ne", "pa", "prs", "ps", "sd", "si", "sw", "ta", "te", "tg", "th", "tk",
                "tl", "tr", "ug", "ur", "uz", "vi", "yo", "yue", "zh")  # fmt: skip
# words that grammar sets side by side: die Frau, die die Kinder sah; nous nous levons; أفضل من من سبقه
_NEIGHBOURS = {
    "ar": "من ما هو هي بعد",
    "da": "det den der at",
    "de": "die der das den dem sie ihr uns",
    "en": "that had her you it is do in",
    "es": "si sí no",
    "fr": "nous vous de en la si oui non",
    "he": "זה הוא היא",
    "it": "vi si",
    "nb": "det den der at",
    "nl": "die dat je ze er",
    "pl": "to",
    "pt": "se nos",
    "ru": "это что его",
    "sv": "det den som att",
    "uk": "це що його",
}
_ACRONYM = re.compile("[A-Z]{2}")
_STAMMERED = frozenset(
    {"في", "إلى", "على", "عن", "قد", "the", "to", "of", "and", "der", "die", "de"}
)
_LATIN = re.compile("[A-Za-z]{2}")
_HALVES = re.compile(r"\b([A-Z][a-z]{1,3})[ -]?\1\b", re.IGNORECASE)


@dataclass(frozen=True)
class DoubledWord(Check):
    """The same word twice in a row, as a translation engine stammers.

    Arabic says some words twice on purpose (``واحدا واحدا``: any accusative in tanwin), English a few;
    a word that the source doubles too, a capitalised one (``Duran Duran``), a short name and words that
    grammar brings side by side (``nous nous levons``, ``die die``) are left alone; so is a word of three
    letters where there is no source (``آه آه``, ``من مَن``). Languages that say words twice by grammar
    (Urdu, Persian, Turkish, Indonesian ...) aren't looked at. Where there is a source the fix is certain.
    """

    id = "doubled-word"
    category = Category.REPETITION
    severity = Severity.MINOR
    bad: ClassVar = (
        Segment("", "قال إن إن الاتفاق انتهى", "He said the deal was over", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "دخلوا واحدا واحدا", target_lang="ar"),
        Segment("", "Duran Duran played", target_lang="en"),
        Segment("", "he said that that was it", target_lang="en"),
        Segment("", "nous nous sommes vus", "we saw each other", target_lang="fr"),
    )

    def concerned(self, block: Block) -> Mask:
        numbers = block.target.words.numbers
        return block.target.same_next(numbers, numbers)

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        if not segment.target or context.target_is(segment, *_REDUPLICATE):
            return
        words = context.tokens(segment.target)
        if not any(map(eq, words, words[1:])):
            return
        in_source = bool(segment.source and _DOUBLED.search(segment.source))
        neighbours = _NEIGHBOURS.get(
            (context.target_lang_of(segment) or "").split("-")[0], ""
        ).split()
        for m in _DOUBLED.finditer(segment.target):
            meant = m[1] in neighbours or _on_purpose(m[1]) or _spelled(m[1], segment.source)
            if not in_source and not meant:
                end = m.start() + len(m[1])
                edit = Edit(end, m.end(), segment.target[end : m.end()], "", self.id)
                fix = edit if segment.source is not None else None
                yield self.finding(segment, m.span(), f"{m[1]!r} twice", suggestion=fix)


def _spelled(word: str, source: str | None) -> bool:
    """Whether the word may be two letters of an acronym, or half of a name: تان تان is Tintin."""
    if source is None:
        return word in _LETTERS or (len(word) < 4 and word not in _STAMMERED)
    if word in _LETTERS and (_ACRONYM.search(source) or not _LATIN.search(source)):
        return True
    return len(word) < 5 and _HALVES.search(source) is not None


def _on_purpose(word: str) -> bool:
    return word not in _STAMMERED and (
        word.lower() in _ALLOWED
        or word[0].isupper()
        or word.endswith(("ا", "اً", "ًا", "ى"))
        or word.strip("ها") == ""
    )
