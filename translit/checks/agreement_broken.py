"""Arabic words whose gender or number surely don't agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["AgreementBroken"]

# Bodies that speak in the news. Only these: a noun after "announced" may well be its object.
_SHE = (
    "القيادة|الحكومة|الوزارة|المحكمة|الشركة|المنظمة|اللجنة|الهيئة|الوكالة|الصحيفة|الجماعة|الحركة|الشرطة|الرئاسة|"
    "السفارة|الجامعة|الجمعية|النيابة|المفوضية|البعثة|الوزيرة|الرئيسة|المتحدثة|المديرة|السلطات|القوات"
)
_HE = (
    "الرئيس|الوزير|الجيش|المتحدث|المسؤول|القائد|المدير|الحزب|الاتحاد|المجلس|البنك|المكتب|المبعوث|السفير|البرلمان|"
    "الأمين|الناطق|النائب|الملك|الأمير"
)
_START = r"(?:(?<=^)|(?<=[.،:؛؟!\n«“\"] )|(?<=[«“\"])|(?<=\bكما )|(?<=\bحيث )|(?<=\bفيما )|(?<=\bبينما ))"
_SAID_HE = re.compile(rf"{_START}[وف]?(?:قال|أشار|أفاد|أوضح) (?:{_SHE})(?!\w)")
_SAID_SHE = re.compile(rf"{_START}[وف]?(?:قالت|أشارت|أفادت|أوضحت) (?:{_HE})(?!\w)")
_SAID = re.compile(r"(?:قال|أشار|أفاد|أوضح)ت? ال")  # the cheap test for both
# two names, then a verb in the plural
_NAME = r"([^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
_DUAL = re.compile(rf"(?<!\w)(?:أن|إن|بأن) {_NAME} و ?{_NAME} ([ء-ي]{{3,}}وا)(?!\w)")
_THIS = re.compile(r"(?<!\w)([وفبلك]?هذا) (ال[ء-ي]{3,}ة)(?!\w)")
# men, and plurals, that end in teh marbuta
_NOT_SHE = re.compile(
    r"ال(?:خليفة|علامة|طاغية|داعية|راوية|نابغة|رحالة|بحاثة|عباقرة|قادة|سادة|أساتذة|طلبة|قضاة|أئمة|ولاة|غزاة|رعاة|دعاة|"
    r"حماة|هواة|مشاة|بغاة|طغاة|رواة|كتبة|ورثة|قتلة|سحرة|كفرة|خونة|جهلة|ساسة|أساقفة|فلاسفة|دكاترة|تلامذة|جبابرة|"
    r"أباطرة|قياصرة|مارة|سابلة|عامة|خاصة|باشوات|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|مئة|مائة|أسامة|طلحة|سلامة|"
    r"أجهزة|أسئلة|أنظمة|أدوية|أسلحة|أحمرة|أدلة|أمثلة|أغذية|أطعمة|أوبئة|أندية|أبنية|أقنعة|أزمنة|أمكنة|أوعية)\Z"
)


@dataclass(frozen=True)
class AgreementBroken(Check):
    """Verbs, demonstratives and relatives that can't agree with their noun: ``قال القيادة``.

    Only what is sure without parsing: *said* at the head of a clause right before a body or person
    of the other gender; ``هذا`` before a feminine noun; a plural verb after two names, where Arabic
    has a dual. Men and plurals that end in teh marbuta (``الخليفة``, ``القادة``) are known.
    """

    id = "agreement-broken"
    category = Category.GRAMMAR
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment("", "قال القيادة العامة على صفحتها", target_lang="ar"),
        Segment("", "أكد أن حفتر وبيلوسوف ناقشوا التعاون", target_lang="ar"),
        Segment("", "انتهت هذا الجلسة أمس", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("", "قالت القيادة العامة على صفحتها", target_lang="ar"),
        Segment("", "أكد أن حفتر وبيلوسوف ناقشا التعاون", target_lang="ar"),
        Segment("", "زار رئيس الحكومة الذي انتخب أمس", target_lang="ar"),
        Segment("", "بايعوا هذا الخليفة", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        target = block.target
        noun = target.holds_pair(target.fact(_asks_noun), target.fact(_has_article))
        return (noun | target.holds(_is_plural)) & block.target_is("ar")

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        text = segment.target
        if not text or not context.target_is(segment, "ar"):
            return
        if _SAID.search(text):
            for pattern in (_SAID_HE, _SAID_SHE):
                for m in pattern.finditer(text):
                    yield self.finding(segment, m.span(), "verb and subject differ in gender")
        if "وا " in text:
            yield from self._dual(segment, text)
        if "هذا ال" in text:
            yield from self._noun(segment, text)

    def _dual(self, segment: Segment, text: str) -> Iterator[Finding]:
        if _DIALECT.search(text):
            return
        for m in _DUAL.finditer(text):
            if _is_name(m[1]) and _is_name(m[2]):
                yield self.finding(segment, m.span(3), "two persons: the verb wants the dual")

    def _noun(self, segment: Segment, text: str) -> Iterator[Finding]:
        for m in _THIS.finditer(text):
            if not _NOT_SHE.match(m[2]):
                told = f"{m[2]!r} is feminine, {m[1]!r} masculine"
                yield self.finding(segment, m.span(), told)


# No dialect has a dual of the verb.
_DIALECT = re.compile(
    r"(?<!\w)(?:اللي|مش|ده|دي|دا|عشان|علشان|كده|ليه|إزاي|احنا|هاد|شو|مو|مابي|هلق|لسه)(?!\w)"
)


def _is_name(word: str) -> bool:
    """Whether a word is surely one person or thing: no article, no plural, and a capital in Latin."""
    if word[0].isascii():
        return word[0].isupper()
    return not word.startswith(("ال", "لل")) and not word.endswith(
        ("ون", "ين", "ات", "ان", "ة", "هم", "ها")
    )


def _asks_noun(word: str) -> bool:
    """Whether the word before an article must agree with what follows: said, or a demonstrative."""
    return word.removesuffix("ت").endswith(("قال", "أشار", "أفاد", "أوضح")) or word.endswith("هذا")


def _has_article(word: str) -> bool:
    return word.startswith("ال")


def _is_plural(word: str) -> bool:
    return word.endswith("وا")
