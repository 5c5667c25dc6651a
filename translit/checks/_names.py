"""What the checks of names and terms share: shapes, folded search under clitics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from translit.checks.base import Context
from translit.names.keys import fresh_key
from translit.segment import Segment

__all__ = [
    "Form", "Forms", "Heard", "Name", "candidates", "folded", "forms_of", "head", "heard_in", "holds",
    "is_acronym", "ordinary_words", "skeleton", "sounds", "stems",
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


_SHORTEST, _LONGEST = 4, 20
_CAPITALISED = re.compile(r"[A-ZÀ-ÞА-Я][^\W\d_]{2,}")


class Form(NamedTuple):
    """What name a word may be: some letters of it, from place to place, and their key.

    ``stripped``: clitics were taken off before it. ``hashes`` tell its key, its skeleton and itself
    from those of others, the same in every process; ``head`` does the beginning of its key.
    """

    form: str
    start: int
    end: int
    key: str
    stripped: bool
    hashes: tuple[int, int, int]
    head: int

    @classmethod
    def of(cls, form: str, start: int, end: int, *, stripped: bool = False) -> Form | None:
        """The form; None where it has no consonants to tell it by."""
        sound = fresh_key(form)
        if not sound:
            return None
        kin = crc32(sound.encode()), crc32(skeleton(form).encode())
        own = int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "big")
        return cls(form, start, end, sound, stripped, (*kin, own), head(sound))


Forms = tuple[Form, ...]
Heard = dict[str, str]
"""The capitalised words of a source, in lower case, by their keys."""


def candidates(segment: Segment, context: Context) -> list[Name]:
    """The words of the target that may be names, remembered for the segment at hand.

    In Arabic these are words that are not in the list of ordinary ones; in scripts with capitals the
    capitalised words that don't begin the segment. Forms that the glossary rewrites are left out.
    """
    found: list[Name] | None = context.memo.get("names")
    if found is None:
        found = context.memo["names"] = list(_candidates(segment, context))
    return found


def _candidates(segment: Segment, context: Context) -> Iterator[Name]:
    text, lang = segment.target or "", context.target_lang_of(segment)
    forms = forms_of(lang)
    words = context.words(text) if forms else []
    names = context.normalized(text, lang)
    pairs = (pair for word in context.tokens(segment.source or "") for pair in heard_in(word))
    heard = dict(pairs) if words and segment.source else None
    for word, at, _ in words:
        for form in forms(word) if forms else ():
            start, end = at + form.start, at + form.end
            if not start and form.form[0].isupper():
                continue  # a capital says nothing at the very beginning
            if any(start < edit.end and edit.start < end for edit in names.edits):
                continue
            known = any(m.start <= start and end <= m.end for m in names.mentions)
            told = None if heard is None else sounds(form.key, heard)
            yield Name(form.form, start, end, form.key, told, known, form.stripped)


def forms_of(lang: str | None) -> Callable[[str], Forms] | None:
    """What tells which names a word of this language may be."""
    if lang is None:
        return None
    return arabic_forms if lang.partition("-")[0] == "ar" else capital_forms


@lru_cache(maxsize=4096)
def arabic_forms(word: str) -> Forms:
    """What name an Arabic word may be, as it is and without a clitic; ordinary words are none."""
    ordinary = ordinary_words()
    if not _SHORTEST <= len(word) <= _LONGEST or word in ordinary or not "ء" <= word[0] <= "ي":
        return ()
    bare = word if word.isalpha() else "".join(filter(str.isalpha, word))
    clitic = bare[1:] if bare[0] in "وفبلك" else ""
    if bare in ordinary or clitic in ordinary:
        return ()
    forms = [Form.of(bare, 0, len(word))]
    if len(clitic) >= _SHORTEST:
        forms.append(Form.of(clitic, 1, len(word), stripped=True))
    return tuple(form for form in forms if form is not None)


def capital_forms(word: str) -> Forms:
    """What name a word may be in a script with capitals."""
    found = (m for m in _CAPITALISED.finditer(word) if len(m[0]) >= _SHORTEST)
    forms = (Form.of(m[0], *m.span()) for m in found)
    return tuple(form for form in forms if form is not None)


def head(sound: str) -> int:
    """A number for the first three letters of a key: keys with others don't ``sound`` alike."""
    return crc32(sound[:3].encode())


def heard_in(word: str) -> tuple[tuple[str, str], ...]:
    """The keys of what has a capital in a word of the source, and it in lower case."""
    return tuple((fresh_key(name), name.lower()) for name in _CAPITALISED.findall(word))


def sounds(sound: str, heard: Heard) -> str:
    """The word of the source with the same consonants, or that begins with them, or the reverse."""
    if sound in heard or len(sound) < 3:
        return heard.get(sound, "")
    for other, word in heard.items():
        if len(other) > 2 and (other.startswith(sound) or sound.startswith(other)):
            return word
    return ""


_LONG_VOWELS = "اوي"
_ALIKE = str.maketrans("هتثجكقصضذز", "حططغغغسددد", _LONG_VOWELS)


def skeleton(form: str) -> str:
    """What two spellings one step apart have in common: no long vowels, one letter for those alike."""
    return form.translate(_ALIKE)


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Arabic words that are no names, from TICO-19 (CC0); see ``eval/build_ordinary_words.py``."""
    path = files("translit.checks").joinpath("data", "words-ar.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
