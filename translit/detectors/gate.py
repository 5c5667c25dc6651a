"""What stands before every detector: noise that is no language taken out, too few letters told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.detectors.scripts import counted, letter_counts, scripts_of
from translit.segment import Detection

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["THRESHOLD", "Candidate", "answer", "candidates", "undetermined", "visible"]

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
)
_MAY_BE_NOISE = re.compile(r"[@#`<&]|://|www\.")
_SIGNS, _DIGITS = re.compile("[@#`<&/]"), re.compile(r"\d+")
_CODES = re.compile(r"(?<![A-Za-z0-9/._-])[A-Za-z/._-]*\d[A-Za-z0-9/._-]*")
_SHORT = 60  # characters, beyond which a number more or less doesn't matter
_ACRONYM = 40  # characters of a text that may be acronyms alone
_AT_ONCE = 256  # texts: what fits the processor's cache is twice as fast
_LOGOGRAPHIC = frozenset({"Hani", "Jpan", "Kore"})  # where one letter is a word
# Flags of a text.
_CONTROL, _OPTION, _NOISY, _DIGIT = 1, 2, 4, 8
_ACRONYMS = re.compile(r"(?:\W*\b[A-Z]{1,6}\b)+\W*")


class Candidate(NamedTuple):
    """A text ready to be detected. ``number`` is its place in the batch."""

    number: int
    text: str
    script: str
    letters: int


def visible(text: str) -> str:
    """The text without what can't be in a word, and what a word may be written without."""
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    return text if text.isascii() else _OPTIONAL.sub("", text)


def _noisy(text: str) -> bool:
    """Whether a long text may be links, handles or hashtags for the most part, by its beginning."""
    head = text[:_LONG]
    return head.count("/") + head.count("@") + head.count("#") > _LONG // 50


def _denoised(text: str, flags: int) -> str:
    if len(text) > _LONG:
        return _NOISE.sub(" ", visible(text)) if _noisy(text) else text
    if flags & (_CONTROL | _OPTION):
        text = visible(text)
    if _MAY_BE_NOISE.search(text):
        text = _NOISE.sub(" ", text)
    if flags & _DIGIT and len(text) <= _SHORT:
        text = _CODES.sub(" ", text)
    return "" if len(text) <= _ACRONYM and text.isascii() and _ACRONYMS.fullmatch(text) else text


@cache
def _flags() -> NDArray[Any]:
    """What a text needs that has a UTF-16 unit: 0 for nearly all."""
    import numpy as np

    table = np.zeros(65536, np.uint8)
    plane = "".join(map(chr, range(65536)))
    patterns = ((_CONTROLS, _CONTROL), (_OPTIONAL, _OPTION), (_SIGNS, _NOISY), (_DIGITS, _DIGIT))
    for pattern, flag in patterns:
        for match in pattern.finditer(plane):
            table[match.start() : match.end()] |= flag
    return table


def _flags_of(encoded: Sequence[bytes]) -> list[int]:
    """The flags of each text, all its units taken together; of a text that is no longer short, none."""
    import numpy as np

    lengths = np.array([len(part) >> 1 for part in encoded])
    if len(encoded) == 1 and lengths[0] > _LONG:
        return [0]
    flags = _flags()[np.frombuffer(b"".join(encoded), np.uint16)]
    found = np.bitwise_or.reduceat(np.append(flags, 0), np.cumsum(lengths) - lengths)
    return list(np.where(lengths > 0, found, 0).tolist())


def candidates(texts: Sequence[str]) -> Iterator[Candidate]:
    """The texts that have enough letters to be in a language, cleaned, with their script."""
    for first in range(0, len(texts), _AT_ONCE):
        yield from _candidates(texts[first : first + _AT_ONCE], first)


def _candidates(texts: Sequence[str], first: int) -> Iterator[Candidate]:
    encoded = [text.encode("utf-16-le", "surrogatepass") for text in texts]
    cleaned, counts = list(texts), counted(encoded)
    for number, flags in enumerate(_flags_of(encoded)):
        text = texts[number]
        if flags or len(text) <= _ACRONYM or len(text) > _LONG or "www." in text:
            cleaned[number] = _denoised(text, flags)
            if cleaned[number] != text:
                counts[number] = letter_counts([cleaned[number]])[0]
    letters = (counts.sum(axis=1) - counts[:, 0]).tolist()
    for number, script in enumerate(scripts_of(counts)):
        if letters[number] >= (1 if script in _LOGOGRAPHIC else 2):
            yield Candidate(first + number, cleaned[number], script, letters[number])


def undetermined(detector: str, script: str = "Zyyy") -> Detection:
    """The answer where there is no telling."""
    return Detection("und", script, 0.0, detector)


def answer(lang: str | None, script: str, score: float, detector: str) -> Detection:
    """A detection, ``und`` where the score is too low; the score is kept for who wants to know."""
    sure = lang is not None and score >= THRESHOLD
    return Detection(lang if sure and lang else "und", script, score, detector)
