"""What is known of a pair of languages: how long translations get, whether the two share a script.

Lengths are in characters beside English. Arabic is measured on TICO-19 (CC0); the others are round
figures of what is known of parallel texts in general, and the spread is wide enough for them.
"""

from __future__ import annotations

import math
from functools import cache

from translit import languages
from translit.checks.base import Context
from translit.languages.numerals.table import words
from translit.segment import Segment

__all__ = ["SPREAD", "expected_ratio", "share_script", "shortness"]

_LENGTH = {
    "ar": 0.90, "de": 1.10, "en": 1.0, "es": 1.10, "fa": 0.98, "fr": 1.13, "he": 0.80, "hi": 1.0,
    "id": 1.08, "it": 1.10, "ja": 0.45, "ko": 0.52, "nl": 1.08, "pl": 1.05, "pt": 1.06, "ru": 1.06,
    "tr": 1.02, "uk": 1.03, "ur": 1.02, "zh": 0.33,
}  # fmt: skip
SPREAD = 0.02, 4.0
"""Variance of the logarithm of the ratio: a part that stays, and one that falls with the length."""
_LATIN = frozenset(
    words("""
        af az bs ca cs da de en es et eu fi fr gl hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk
        sl sq sv sw tr vi
    """)
)


@cache
def expected_ratio(source: str | None, target: str | None) -> float | None:
    """Characters of the target for each of the source; None for a language unknown."""
    ours, theirs = (_LENGTH.get(_code(lang)) for lang in (source, target))
    return theirs / ours if ours and theirs else None


def share_script(segment: Segment, context: Context) -> bool:
    """Whether source and target are written in one script, so that their words can be compared."""
    return _one_script(context.source_lang_of(segment), context.target_lang_of(segment))


@cache
def _one_script(source: str | None, target: str | None) -> bool:
    return _script(_code(source)) == _script(_code(target)) != ""


def _script(code: str) -> str:
    language = languages.get(code)
    if language is not None:
        return language.scripts[0]
    return "Latn" if code in _LATIN else ""


def _code(lang: str | None) -> str:
    return lang.split("-")[0].lower() if lang else ""


def shortness(source: str, target: str, ratio: float) -> float:
    """How much too short a target is, in standard deviations; negative where it is too long."""
    ours, theirs = max(len(source.strip()), 1) * ratio, max(len(target.strip()), 1)
    fixed, falling = SPREAD
    return math.log(ours / theirs) / math.sqrt(fixed + falling / ours)
