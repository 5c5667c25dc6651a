"""The pieces of a text that a number may be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress, count
from operator import not_
from typing import NamedTuple

from translit.numbers.digits import RTL, RUN, RUN_RTL, readings
from translit.numbers.lexicon import FRACTIONS, Lexicon, Word, fold
from translit.numbers.number import Strength, Value, key

__all__ = ["Token", "tokens"]

_MARKS = "\N{ARABIC TATWEEL}\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}"


def _pattern(run: str, inside: str) -> re.Pattern[str]:
    """Runs of digits, words with their marks, and the signs that count."""
    return re.compile(
        rf"([ap]\.m\b|[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*|[{inside}][^\W\d_]+)*|{run}|[%٪½¼¾⅓⅔])"
    )


_TOKEN, _TOKEN_RTL = (_pattern(run, _MARKS) for run in (RUN, RUN_RTL))
# An apostrophe is a letter of п’ять, a quotation mark one of ק"מ.
_OWN = {"uk": _pattern(RUN, "'’ʼ"), "he": _pattern(RUN_RTL, "'’׳\"״“”")}
_WORD = re.compile(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*")
_TATWEEL = "\N{ARABIC TATWEEL}"
_MARK = re.compile(f"[{_MARKS}]+")
_OPAQUE = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|[^\s@]{1,64}@\S+|</?[A-Za-z][^<>]{0,80}>")
_CLITIC = re.compile(r"(?:^|[^\w])[وفبلك](?:ـ|ال)?$")
_PREFIX = re.compile(r"(?:^|[^\w])[ובלמכשה]{1,2}[-–‑]$")  # ב-27: in, before digits
_ENDINGS = frozenset({"st", "nd", "rd", "th", "s", "er", "e", "º", "ª", "х", "й", "я", "го"})
_JOINER = "\N{ZERO WIDTH NON-JOINER}"
_MONEY = re.compile(r"[$£€¥]\d[\d.,]{0,9}\Z")
_PLURAL = ("s", "’s", "'s")


class Token(NamedTuple):
    """A run of digits with its readings, or a word that the lexicon knows."""

    start: int
    end: int
    values: tuple[Value, ...] = ()
    parts: tuple[Value, ...] = ()
    strength: Strength = Strength.SOFT
    word: Word | None = None
    joined: bool = False  # by a hyphen to a name: كوف-2


def tokens(text: str, lang: str | None, lexicon: Lexicon) -> list[Token]:
    """The digits and number words of a text in order."""
    folded = fold(text)
    opaque = [m.span() for m in _OPAQUE.finditer(text)] if _may_be_opaque(text) else []
    out: list[Token] = []
    for start, end, surface in _places(folded, lang, lexicon.known):
        if out and start < out[-1].end:
            continue  # the second word of a pair
        if surface is None:
            out.append(_digits(folded, start, end, lang, opaque))
        elif (token := _word(folded, start, end, surface, lexicon)) is not None:
            out.append(token)
    return out


Place = tuple[int, int, str | None]
"""(start, end, surface without its marks); no surface for a run of digits."""


def _places(folded: str, lang: str | None, known: frozenset[str]) -> Iterator[Place]:
    """The runs of digits, and the words and signs that are known, in order."""
    pattern = _OWN.get(lang or "") or (_TOKEN_RTL if lang in RTL else _TOKEN)
    pieces = pattern.split(folded)  # what stands between, a token, what stands between ...
    surfaces = pieces[1::2]
    # what is known, and what isn't all letters; the loops are those of the interpreter
    wanted = {
        *compress(count(), map(known.__contains__, surfaces)),
        *compress(count(), map(not_, map(str.isalpha, surfaces))),
    }
    if _TATWEEL in folded:  # a letter to the interpreter
        wanted.update(at for at, surface in enumerate(surfaces) if _TATWEEL in surface)
    ends = list(accumulate(map(len, pieces))) if wanted else []
    for at in sorted(wanted):
        surface, start, end = surfaces[at], ends[2 * at], ends[2 * at + 1]
        if surface in known:
            yield start, end, surface
        elif surface[0].isdecimal():
            yield start, end, None
        elif (bare := _MARK.sub("", surface)) in known:
            yield start, end, bare


def _word(folded: str, start: int, end: int, surface: str, lexicon: Lexicon) -> Token | None:
    """A word or sign, if the lexicon knows it as a number's."""
    if surface in lexicon.pairs:
        pair = _pair(folded, start, end, lexicon.pairs[surface])
        if pair is not None:
            return pair
    if surface in FRACTIONS:
        return Token(start, end, word=Word(frac=FRACTIONS[surface], joined=True))
    word = lexicon.words.get(surface)
    if word is None or _longer_word(folded, end):
        return None
    token = Token(start, end, word=word)
    if len(surface) > 1 or not surface.isascii() or _unit_letter(folded, token):
        return token
    return None


def _longer_word(folded: str, end: int) -> bool:
    """Whether a joiner ties another word to it (سه‌شنبه is Tuesday, not three); ها is a plural."""
    return folded[end : end + 1] == _JOINER and folded[end + 1 : end + 3] != "ها"


def _unit_letter(folded: str, token: Token) -> bool:
    """A single letter counts where it touches digits (``5m``, ``$2b``) or joins words (Spanish ``y``)."""
    if folded[token.start] == "b":  # 1b, 2B are codes
        return _MONEY.search(folded[max(token.start - 16, 0) : token.start]) is not None
    return folded[token.start - 1 : token.start].isdigit() or bool(token.word and token.word.conj)


def _may_be_opaque(text: str) -> bool:
    return "@" in text or "#" in text or "://" in text or "www." in text or "<" in text


def _pair(folded: str, start: int, end: int, seconds: Mapping[str, Word]) -> Token | None:
    """A surface of two words (``per cent``, ``كانون الثاني``); ``seconds`` are those that may follow."""
    if folded[end : end + 1] != " ":
        return None
    second = _WORD.match(folded, end + 1)
    word = seconds.get(_MARK.sub("", second[0])) if second else None
    return Token(start, second.end(), word=word) if second and word else None


def _digits(
    folded: str, start: int, end: int, lang: str | None, opaque: list[tuple[int, int]]
) -> Token:
    """A run of digits: hard, soft where it hangs on a name, a code where letters touch it."""
    values, parts = readings(folded[start:end], lang)
    values += _short_year(folded, start, end)
    if lang in RTL:
        values += _turned_year(folded, start, end)
    if any(a <= start < b for a, b in opaque):
        return Token(start, end, values, parts, Strength.CODE)
    strength = _strength(folded, start, end)
    decade = folded[end : end + 1] == "s" or folded[end : end + 2] in _PLURAL
    if decade and values and isinstance(values[0], float) and values[0] % 10 == 0:
        values += (values[0] % 100,)
    joined = start >= 2 and folded[start - 1] in "-–‑" and folded[start - 2].isalpha()
    joined = joined and end - start < 4  # mid-1960s is a year
    joined = joined and not (lang == "he" and _PREFIX.search(folded[max(start - 4, 0) : start]))
    small = not parts and all(isinstance(v, float) and v < 3 for v in values)
    strength = min(strength, Strength.SOFT) if small or joined else strength
    return Token(start, end, values, parts, strength, joined=joined)


def _short_year(folded: str, start: int, end: int) -> tuple[Value, ...]:
    """The second year of ``2011-12`` in full, and that of ``1/5/08``."""
    if end - start != 2:
        return ()
    before = folded[max(start - 6, 0) : start]
    if re.search(r"\d{4}[-–/]\Z", before):
        return (key(float(before[-5:-3] + folded[start:end])),)
    if re.search(r"(?:\A|\D)\d{1,2}/\d{1,2}/\Z", before):
        year = float(folded[start:end])
        return (key(year + (2000 if year < 40 else 1900)),)
    return ()


def _turned_year(folded: str, start: int, end: int) -> tuple[Value, ...]:
    """The same of ``12-2011``, as a line that runs from right to left shows it."""
    after = folded[end : end + 5]
    if end - start == 2 and re.fullmatch(r"[-–/](?:1[5-9]|20)\d\d", after):
        return (key(float(after[1:3] + folded[start:end])),)
    return ()


def _strength(folded: str, start: int, end: int) -> Strength:
    """Whether the run stands alone; ``21st``, ``30km`` and ``و200`` do, ``t-72b3`` and ``عربي21`` don't."""
    after = _WORD.match(folded, end)
    if folded[start - 1 : start].isalpha() and not _CLITIC.search(
        folded[max(start - 5, 0) : start]
    ):
        return Strength.CODE
    if after and folded[after.end() : after.end() + 1].isdigit():
        return Strength.CODE
    if after and len(after[0]) <= 2 and after[0] not in _ENDINGS:
        return Strength.SOFT
    return Strength.HARD
