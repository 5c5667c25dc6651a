"""What the checks of names and terms share: shapes, folded search under clitics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from translit.checks.base import Context
from translit.names.keys import key
from translit.segment import Segment

__all__ = [
    "Name", "candidates", "folded", "holds", "is_acronym", "ordinary_words", "possible_names", "stems",
]  # fmt: skip

_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Z0-9.&-]+s?(?![A-Za-z])")
_INTERCHANGED = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ئ", "ي"), ("ؤ", "و"), ("ة", "ه"),
    ("ی", "ي"), ("ک", "ك"), ("گ", "ك"), ("ڤ", "ف"), ("پ", "ب"), ("چ", "ج"), ("ء", ""),
    ("\N{ARABIC TATWEEL}", ""),
)  # fmt: skip
_LETTERS = str.maketrans({old: new or None for old, new in _INTERCHANGED})
_SPECIAL = re.compile("[^ -~ا-غف-ي٠-٩،؛؟«»“”–—]")  # what may be composed of others, or a mark
_GAP = re.compile(r"[\W_]+")


def is_acronym(text: str) -> bool:
    """Whether a text holds a run of Latin capitals and no Latin word: ``LNA``, ``لـ LNA``."""
    return _ACRONYM.search(text) is not None and not re.search(r"[a-z]{2}", text)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text in letters that writers don't interchange, words between single spaces, one at each end.

    Case, diacritics, hamza seats, the dots of yeh and teh marbuta, tatweel and punctuation are gone.
    """
    if not text.isascii():
        for old, new in _INTERCHANGED:  # several times as fast as a table
            text = text.replace(old, new)
        if _SPECIAL.search(text):
            text = unicodedata.normalize("NFKD", text)
            text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    return f" {_GAP.sub(' ', text.casefold()).strip()} "


_ARTICLE = re.compile(r"(?<= )(?:[وف]?[بك]?ال|[وف]?لل)(?=\S{2})")


@lru_cache(maxsize=20_000)
def stems(text: str) -> str:
    """``folded`` with the article, and the clitics before it, taken off every word."""
    return _ARTICLE.sub("", folded(text))


def holds(target: str, form: str) -> bool:
    """Whether a text holds a form, whatever its spelling of hamza and the like and its clitics.

    An adjective of a one-word name holds it too (``الفرنسية`` holds ``فرنسا``), and so does a text in
    which the spaces are lost. A form of one or two letters must stand alone.
    """
    whole, part = stems(target), stems(form).strip()
    if len(part) < 3:
        return bool(part) and f" {part} " in whole
    if part in whole:
        return True
    if " " in part:
        return part.replace(" ", "") in whole.replace(" ", "")
    root = part.rstrip("اهي")
    return len(root) >= 3 and not part.isascii() and root in whole


class Name(NamedTuple):
    """A word of a text that may be a name.

    ``heard`` is the capitalised word of the source that sounds like it, empty where there is none; None
    without a source.
    ``known``: it is a name of the glossary. ``stripped``: clitics were taken off before it.
    """

    form: str
    start: int
    end: int
    key: str
    heard: str | None
    known: bool
    stripped: bool


Row = tuple[str, int, int, str, str | None, bool, bool]
"""The fields of a ``Name``."""
_SHORTEST, _LONGEST = 4, 20
_CAPITALISED = re.compile(r"[A-ZÀ-ÞА-Я][^\W\d_]{2,}")


def candidates(segment: Segment, context: Context) -> list[Name]:
    """The words of the target that may be names, remembered for the segment at hand.

    In Arabic these are words that are not in the list of ordinary ones; in scripts with capitals the
    capitalised words that don't begin the segment. Forms that the glossary rewrites are left out.
    """
    found: list[Name] | None = context.memo.get("names")
    if found is None:
        found = context.memo["names"] = [Name(*row) for row in possible_names(segment, context)]
    return found


def possible_names(segment: Segment, context: Context) -> list[Row]:
    """The same as plain tuples, which are made in a fraction of the time; every segment has several."""
    text = segment.target
    if not text:
        return []
    arabic = context.target_is(segment, "ar")
    lang = context.target_lang_of(segment)
    if not arabic and (lang is None or not _CAPITALISED.search(text)):
        return []
    words = _unusual(text, context) if arabic else _capitalised(text)
    if not words:
        return []
    names = context.normalized(text, lang)
    if names.edits:
        edited = [(e.start, e.end) for e in names.edits]
        words = [w for w in words if not any(w[1] < hi and lo < w[2] for lo, hi in edited)]
    known = {w[1] for w in words for m in names.mentions if m.start <= w[1] and w[2] <= m.end}
    source = _heard(segment.source) if segment.source else None
    return [
        (
            form,
            at,
            end,
            sound,
            None if source is None else _sounds(sound, source),
            at in known,
            bare,
        )
        for form, at, end, sound, bare in words
    ]


def _unusual(text: str, context: Context) -> list[tuple[str, int, int, str, bool]]:
    """(form, start, end, key, stripped) of the Arabic words that aren't ordinary."""
    return [
        (form, start + skipped, end, sound, skipped > 0)
        for word, start, end in context.words(text)
        for form, skipped, sound in _forms(word)
    ]


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[tuple[str, int, str], ...]:
    """What name a word may be, as (form, letters taken off before it, key)."""
    ordinary = ordinary_words()
    if not _SHORTEST <= len(word) <= _LONGEST or word in ordinary or not "ء" <= word[0] <= "ي":
        return ()
    bare = word if word.isalpha() else "".join(filter(str.isalpha, word))
    clitic = bare[1:] if bare[0] in "وفبلك" else ""
    if bare in ordinary or clitic in ordinary:
        return ()
    forms = [(bare, 0, key(bare))]
    if len(clitic) >= _SHORTEST:
        forms.append((clitic, 1, key(clitic)))
    return tuple(form for form in forms if form[2])


def _sounds(sound: str, source: dict[str, str]) -> str:
    """The word of the source with the same consonants, or that begins with them, or the reverse."""
    if sound in source or len(sound) < 3:
        return source.get(sound, "")
    for other, word in source.items():
        if len(other) > 2 and (other.startswith(sound) or sound.startswith(other)):
            return word
    return ""


def _capitalised(text: str) -> list[tuple[str, int, int, str, bool]]:
    found = [m for m in _CAPITALISED.finditer(text) if m.start() and len(m[0]) >= _SHORTEST]
    return [(m[0], *m.span(), sound, False) for m in found if (sound := key(m[0]))]


@lru_cache(maxsize=4096)
def _heard(source: str) -> dict[str, str]:
    """The capitalised words of a source by their consonants."""
    return {key(word): word.lower() for word in _CAPITALISED.findall(source)}


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Arabic words that are no names, from TICO-19 (CC0); see ``eval/build_ordinary_words.py``."""
    path = files("translit.checks").joinpath("data", "words-ar.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
