"""Texts of names alone, whose language a glossary knows better than their letters tell.

``هافتار`` by itself may be of any language in Arabic script. Where every letter of a line is Arabic, every
word a name that the glossary has in Arabic, and one of them in no other language, the line is Arabic. Where
nothing else tells a language either, a word or two may stand beside them: ``نجل هافتار``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from translit.languages import get
from translit.normalizer.script import script_of
from translit.segment import Detection

if TYPE_CHECKING:
    from translit.normalizer.normalizer import Normalizer

__all__ = ["told_by_names"]

# The sister languages have its letters and more, and their names are in few glossaries.
_LANG, _SCRIPT = "ar", "Arab"
_LONGEST = 80  # characters of a headline: beyond, the letters tell
_BESIDE = 2  # words that are no names, in a text whose language nothing else tells
_SCORE = 0.5  # of such an answer: no corpus of bare names says how often it is right


def told_by_names(
    texts: Sequence[str], found: list[Detection], normalizer: Normalizer
) -> list[Detection]:
    """What was detected, but Arabic where a text is names of an Arabic glossary alone."""
    doubtful = [
        at
        for at, one in enumerate(found)
        if one.lang != _LANG and one.script == _SCRIPT and len(texts[at]) <= _LONGEST
    ]
    if not doubtful:
        return found
    out = list(found)
    for at in doubtful:
        one = out[at]
        if _names_alone(texts[at], normalizer, _BESIDE if one.lang == "und" else 0):
            out[at] = replace(one, lang=_LANG, score=_SCORE, detector=f"{one.detector}+names")
    return out


def _names_alone(text: str, normalizer: Normalizer, most: int) -> bool:
    """Whether a text is Arabic by its letters and names, with so many words beside them at most."""
    if _strange().search(text):
        return False
    mentions = normalizer(text, _LANG).mentions
    known = [_langs(m.form, normalizer) for m in mentions if script_of(m.form) == _SCRIPT]
    if {_LANG} not in known or not all(_LANG in langs for langs in known):
        return False
    at, beside = 0, ""
    for mention in mentions:
        beside += f"{text[at : mention.start]} "
        at = mention.end
    return len(_WORD.findall(beside + text[at:])) <= most


_WORD = re.compile(r"[^\W\d_]+")


def _langs(form: str, normalizer: Normalizer) -> set[str]:
    """The languages that the glossary has a form in."""
    return {entry.term.lang.split("-", 1)[0].lower() for entry in normalizer.glossary.entries(form)}


@functools.cache
def _strange() -> re.Pattern[str]:
    """A letter of the script that is none of Arabic's: ``ی``, ``ک``, ``پ``."""
    language = get(_LANG)
    own = f"{language.letters}{language.marks}{language.elongation}" if language else ""
    return re.compile(
        f"(?![{own}])[\u0620-\u065f\u066e-\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f]"
    )
