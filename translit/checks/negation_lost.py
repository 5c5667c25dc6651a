"""Negations of the source that the target lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from translit import languages
from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.languages.numerals.table import words
from translit.segment import Segment

__all__ = ["NegationLost"]

# What says no without a word of negation, by language of the target: fail, refuse, lack, except, only.
_IMPLIED = {
    "ar": words("""
        عدم دون بدون غير ليس لس لا لم لن ما لما كلا بلا إلا سوى أبدا إطلاقا مطلقا قط رفض يرفض
        ترفض نفى ينفي فشل تعذر يتعذر استبعد يستبعد منع يمنع تمنع حظر يحظر انعدام نقص يفتقر
        تفتقر امتنع تجنب تفاد استحال مستحيل يستحيل خال خلو نادر قلما بالكاد لولا عجز يعجز حرم
        رغم فقط بل
    """),
}
_NOT = re.compile(r"\b(?:not|never|cannot|nobody|neither)\b|n[’']t\b", re.IGNORECASE)
_RHETORIC = re.compile(
    r"\bnot (?:only|just|merely|least|to mention|until|necessarily|too|so)\b|\bwhy (?:not|don)"
    r"|\b(?:whether or|if|or) not\b|n[’']t (?:you|it|they|he|she|we)\b|\bnever before"
    r"|\bcan[’']t wait\b|\bcan(?:not|[’']t) (?:help|but)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NegationLost(Check):
    """A source that says no, once and plainly, and a target with no word that could.

    Off by default: people turn a negation round (``didn't stop`` is ``went on``), so that even the
    narrow case that is looked for (English to Arabic, one ``not`` that isn't ``not only``, a target
    without any of some eighty forms that negate, refuse, lack or except) has false alarms on human
    translations; ``eval`` tells how many.
    """

    id: ClassVar[str] = "negation-lost"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    default: ClassVar[bool] = False
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The army did not attack the city.",
            target="هاجم الجيش المدينة.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The army did not attack the city.",
            target="لم يهاجم الجيش المدينة.",
            source_lang="en",
            target_lang="ar",
        ),
        Segment(
            "2",
            source="Not only the army attacked.",
            target="هاجم الجيش وغيره.",
            source_lang="en",
            target_lang="ar",
        ),
    )

    max_words: int = 25
    """Longer sentences have too many ways round."""

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or not context.target_is(segment, *_IMPLIED):
            return ()
        lang = (context.source_lang_of(segment) or "").split("-")[0]
        if lang != "en" or len(source.split()) > self.max_words:
            return ()
        found = list(_NOT.finditer(source))
        if len(found) != 1 or _RHETORIC.search(source):
            return ()
        if _negates((context.target_lang_of(segment) or "").split("-")[0]).search(target):
            return ()
        return (
            self.finding(
                segment, found[0].span(), "no negation in the target", side="source", score=0.6
            ),
        )


@cache
def _negates(lang: str) -> re.Pattern[str]:
    """Whatever may say no in the language, with clitics before and endings behind."""
    language = languages.get(lang)
    plain = "|".join(re.escape(w) for w in (language.negations if language else ()))
    implied = "|".join(_IMPLIED[lang])
    return re.compile(rf"(?<![^\W_])[وفأ]?[بلك]?(?:ال)?(?:{implied}|{plain})")
