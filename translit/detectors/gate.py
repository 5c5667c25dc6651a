"""What stands before every detector: noise that is no language taken out, too few letters told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translit.detectors.scripts import letter_counts, scripts_of
from translit.segment import Detection

__all__ = ["THRESHOLD", "Candidate", "answer", "candidates", "undetermined"]

THRESHOLD = 0.5
"""A calibrated score under this is no answer."""

# Beyond this many characters single pieces of noise can't tip the scales, and aren't looked for.
_LONG = 2000

# What can't be in a word: controls, lone surrogates, noncharacters.
_CONTROLS = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]+"
)
# What a word may be written without: bidi and zero-width characters, tatweel, Arabic marks.
_OPTIONAL = re.compile(
    "[\\u00ad\\u200b\\u200d-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\u0640\\u0610-\\u061a"
    "\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed]+"
)
# Links, addresses, handles, hashtags, code, and tokens with a digit in them are no language.
_NOISE = re.compile(
    r"https?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]+\.\S+|[@#]\w+|`[^`\n]*`|<[^<>\n]{1,200}>|&\w{1,10};"
    r"|(?<![A-Za-z0-9/._-])[A-Za-z/._-]*\d[A-Za-z0-9/._-]*"
)
_MAY_BE_NOISE = re.compile(r"[\d@#`<&]|://|www\.")
_ACRONYMS = re.compile(r"(?:\W*\b[A-Z]{1,6}\b)+\W*")


class Candidate(NamedTuple):
    """A text ready to be detected. ``number`` is its place in the batch."""

    number: int
    text: str
    script: str
    letters: int


def _denoised(text: str) -> str:
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    if not text.isascii():
        text = _OPTIONAL.sub("", text)
    if len(text) <= _LONG and _MAY_BE_NOISE.search(text):
        text = _NOISE.sub(" ", text)
    return "" if len(text) <= 40 and text.isascii() and _ACRONYMS.fullmatch(text) else text


def candidates(texts: Sequence[str]) -> Iterator[Candidate]:
    """The texts that have enough letters to be in a language, cleaned, with their script."""
    cleaned = [_denoised(text) for text in texts]
    counts = letter_counts(cleaned)
    letters = (counts.sum(axis=1) - counts[:, 0]).tolist()
    for number, script in enumerate(scripts_of(counts)):
        if letters[number] >= (1 if script in ("Hani", "Jpan", "Kore") else 2):
            yield Candidate(number, cleaned[number], script, letters[number])


def undetermined(detector: str, script: str = "Zyyy") -> Detection:
    """The answer where there is no telling."""
    return Detection("und", script, 0.0, detector)


def answer(lang: str | None, script: str, score: float, detector: str) -> Detection:
    """A detection, ``und`` where the score is too low; the score is kept for who wants to know."""
    sure = lang is not None and score >= THRESHOLD
    return Detection(lang if sure and lang else "und", script, score, detector)
