"""What stands before every detector: noise that is no language taken out, too few letters told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.detectors.scripts import (
    ARABIC,
    SCRIPTS,
    blocks,
    classes,
    counted,
    letter_counts,
    main_script,
    script_table,
    scripts_of,
    units,
)
from translit.segment import Detection

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ALONE", "THRESHOLD", "Candidate", "answer", "candidates", "undetermined", "visible"]

THRESHOLD = 0.5
"""A calibrated score under this is no answer."""

ALONE = 1000
"""Characters beyond which a text is counted alone."""

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
_MIXED = 120  # characters of a text in which words of another script weigh
_NO_VOWELS = frozenset({"Arab", "Hebr"})
_LOGOGRAPHIC = frozenset({"Hani", "Jpan", "Kore"})  # where one letter is a word
# Flags of a text.
_CONTROL, _OPTION, _NOISY, _DIGIT = 1, 2, 4, 8
_ACRONYMS = re.compile(r"(?:\W*\b[A-Z]{1,6}\b)+\W*")


class Candidate(NamedTuple):
    """A text ready to be detected. ``number`` is its place in the batch.

    ``census`` tells of a long text how often each character of the Arabic block occurs.
    """

    number: int
    text: str
    script: str
    letters: int
    census: NDArray[Any] | None = None


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
        return _NOISE.sub(" ", visible(text)) if flags & _NOISY and _noisy(text) else text
    if flags & _CONTROL:
        text = _CONTROLS.sub(" ", text)
    if flags & _OPTION:
        text = _OPTIONAL.sub("", text)
    if _MAY_BE_NOISE.search(text):
        text = _NOISE.sub(" ", text)
    if flags & _DIGIT and len(text) <= _SHORT:
        text = _CODES.sub(" ", text)
    return "" if len(text) <= _ACRONYM and text.isascii() and _ACRONYMS.fullmatch(text) else text


class _Kinds(NamedTuple):
    """The kind of each UTF-16 unit: its script, or beyond ``SCRIPTS`` one that has flags.

    ``bits`` are the flags of these; ``letters`` are (kind, script) of those that are letters as well.
    ``each`` is the same table but for the Arabic block, whose characters follow, a number each; ``told``
    are the script and the flags of all its numbers.
    """

    table: NDArray[Any]
    bits: NDArray[Any]
    letters: list[tuple[int, int]]
    each: NDArray[Any]
    told: list[tuple[int, int]]


@cache
def _kinds() -> _Kinds:
    import numpy as np

    flags = np.zeros(65536, np.uint8)
    plane = "".join(map(chr, range(65536)))
    patterns = ((_CONTROLS, _CONTROL), (_OPTIONAL, _OPTION), (_SIGNS, _NOISY), (_DIGITS, _DIGIT))
    for pattern, flag in patterns:
        for match in pattern.finditer(plane):
            flags[match.start() : match.end()] |= flag
    scripts, kinds = script_table(), script_table().copy()
    flagged = flags.nonzero()[0]
    marked = sorted({*zip(scripts[flagged].tolist(), flags[flagged].tolist(), strict=True)})
    for kind, (script, flag) in enumerate(marked, len(SCRIPTS)):
        kinds[(scripts == script) & (flags == flag)] = kind
    letters = [(kind, script) for kind, (script, _) in enumerate(marked, len(SCRIPTS)) if script]
    each = kinds.astype(np.uint16)
    told = [*((script, 0) for script in range(len(SCRIPTS))), *marked]
    told += zip(scripts[ARABIC].tolist(), flags[ARABIC].tolist(), strict=True)
    each[ARABIC] = np.arange(len(told))[ARABIC.start - ARABIC.stop :]
    return _Kinds(kinds, np.array([flag for _, flag in marked]), letters, each, told)


def _counted(texts: Sequence[str]) -> tuple[NDArray[Any], list[int]]:
    """The letters of each script that each text has (what is no letter is not counted), and its flags."""
    import numpy as np

    table, bits, letters, *_ = _kinds()
    cells = counted(texts, table, len(SCRIPTS) + len(bits))
    counts, marked = cells[:, : len(SCRIPTS)], cells[:, len(SCRIPTS) :]
    counts[:, 0] = 0
    for kind, script in letters:
        counts[:, script] += cells[:, kind]
    flags: list[int] = np.bitwise_or.reduce(bits * (marked > 0), axis=1).tolist()
    return counts, flags


def candidates(texts: Sequence[str]) -> list[Candidate]:
    """The texts that have enough letters to be in a language, cleaned, with their script."""
    return [
        one
        for first, block in blocks(texts, ALONE)
        for one in (_long(block[0], first) if len(block[0]) > ALONE else _candidates(block, first))
    ]


def _long(text: str, number: int) -> Iterator[Candidate]:
    """``_candidates`` of one long text; its characters are counted once, and few calls are made."""
    import numpy as np

    each, told = _kinds().each, _kinds().told
    found = np.bincount(each.take(units(text)), minlength=len(told))
    letters, flags = [0] * len(SCRIPTS), 0
    kinds = found.nonzero()[0]
    for kind, count in zip(kinds.tolist(), found.take(kinds).tolist(), strict=True):
        script, flag = told[kind]
        letters[script] += count
        flags |= flag
    letters[0] = 0
    if _denoised(text, flags) != text:
        yield from _candidates([text], number)
        return
    main = main_script(letters)
    if sum(letters) >= _fewest(main):
        census = found[len(told) - ARABIC.stop + ARABIC.start :]
        yield Candidate(number, text, main, sum(letters), census)


def _candidates(texts: Sequence[str], first: int) -> Iterator[Candidate]:
    counts, flags = _counted(texts)
    cleaned, changed = list(texts), []
    for number, text in enumerate(texts):
        flag = flags[number] if len(text) <= _SHORT else flags[number] & ~_DIGIT
        if flag or not _ACRONYM < len(text) <= _LONG or "www." in text:
            cleaned[number] = _denoised(text, flags[number])
            if cleaned[number] != text:
                changed.append(number)
    if changed:
        counts[changed] = letter_counts([cleaned[number] for number in changed])
    letters, most = counts.sum(axis=1).tolist(), counts.max(axis=1).tolist()
    for number, script in enumerate(scripts_of(counts)):
        one = Candidate(first + number, cleaned[number], script, letters[number])
        if most[number] < one.letters and len(one.text) <= _MIXED and script not in _LOGOGRAPHIC:
            one = _unmixed(one, counts[number])
        if one.text and one.letters >= _fewest(one.script):
            yield one


def _unmixed(candidate: Candidate, counts: NDArray[Any]) -> Candidate:
    """A text without the letters of other scripts, which say nothing of its language: ``قال Smith``.

    Arabic and Hebrew, which write few vowels, are its script from two letters for three Latin ones on.
    """
    weights = counts * [3 if script in _NO_VOWELS else 2 for script in SCRIPTS]
    own = int(weights.argmax())
    numbers = classes(candidate.text).tolist()
    kept = (
        character if n in (0, own) else " "
        for character, n in zip(candidate.text, numbers, strict=True)
    )
    text = "".join(kept)
    text = "" if _ACRONYMS.fullmatch(text) else text
    return Candidate(candidate.number, text, SCRIPTS[own], int(counts[own]))


def _fewest(script: str) -> int:
    """Letters that a text in a language has at least."""
    return 1 if script in _LOGOGRAPHIC else 2


def undetermined(detector: str, script: str = "Zyyy") -> Detection:
    """The answer where there is no telling."""
    return Detection("und", script, 0.0, detector)


@lru_cache(1 << 12)
def answer(lang: str | None, script: str, score: float, detector: str) -> Detection:
    """A detection, ``und`` where the score is too low; the score is kept for who wants to know.

    Most texts of a batch share one: making it costs as much as counting the letters of a sentence.
    """
    if lang is None:
        return undetermined(detector, script)
    return Detection(lang if score >= THRESHOLD else "und", script, score, detector)
