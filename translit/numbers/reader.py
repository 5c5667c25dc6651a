"""Puts digits, number words, multipliers and units together to numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from translit.numbers.lexicon import EMPTY, Lexicon, Word, fold, lexicon
from translit.numbers.number import Kind, Number, Strength, Value, key
from translit.numbers.phrase import Sum
from translit.numbers.tokens import Token, tokens
from translit.numbers.units import SYMBOLS

__all__ = ["counting_words", "has_words", "may_count", "read", "without_words"]

_GAPS = frozenset(
    {
        "",
        " ",
        "+ ",
        "+",
        "-",
        "‑",
        "\N{NO-BREAK SPACE}",
        "\N{NARROW NO-BREAK SPACE}",
        "\N{ZERO WIDTH NON-JOINER}",
    }
)
_BIDI = dict.fromkeys(
    map(ord, "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}")
)
_IN = " في "  # 25 في المئة
_MILLION = 1e6  # said alone, a million is a number; a hundred or a thousand may mean many
_FILLERS = frozenset({" a ", " an ", " of a ", " من ", "-a-"})


def read(text: str, lang: str | None) -> list[Number]:
    """The numbers of a text in order; ``lang`` is a BCP 47 tag or None (digits alone are read)."""
    tag = lang.split("-")[0].lower() if lang else None
    words = lexicon(tag)
    found = tokens(text, tag, words)
    out: list[Number] = []
    at = 0
    while at < len(found):
        number, at = _next(text, found, at, words)
        if number is not None:
            out.append(number)
    return _share_units(text, out)


def without_words(text: str, lang: str | None) -> list[Number]:
    """The digits of a text as they stand; what number words make of them may answer and is never missed.

    For a pair in which one language has no number words here: 2.8bn is to be met by 2.8 and a word
    that nobody can read.
    """
    tag = lang.split("-")[0].lower() if lang else None
    found = tokens(text, tag, EMPTY)
    digits = [number for at in range(len(found)) if (number := _next(text, found, at, EMPTY)[0])]
    seen = {(n.start, n.values) for n in digits}
    more = [n for n in read(text, lang) if (n.start, n.values) not in seen]
    return [*digits, *(n._replace(strength=Strength.CODE) for n in more)]


def has_words(lang: str | None) -> bool:
    """Whether the number words of a language are known."""
    return bool(counting_words(lang))


@cache
def counting_words(lang: str | None) -> frozenset[str]:
    """The words, in lower case and folded, without which a text without digits has nothing to compare."""
    return lexicon(lang.split("-")[0].lower() if lang else None).counting


def may_count(text: str, lang: str | None) -> bool:
    """Whether a text without digits may hold a number worth comparing; a quick look at its words."""
    words = fold(text).replace("-", " ").split()
    return not counting_words(lang).isdisjoint([w.strip(_AROUND) for w in words])


_AROUND = ".,;:!?\"'()[]“”‘’«»،؛؟…"


def _share_units(text: str, numbers: list[Number]) -> list[Number]:
    """The unit and the multiplier of a range on both of its ends: 1 to 4 inches, 340 to 500 million."""
    for at in range(len(numbers) - 2, -1, -1):
        left, right = numbers[at], numbers[at + 1]
        if left.kind is Kind.MONTH or left.end >= right.start or right.kind is not Kind.DIGITS:
            continue
        if not _RANGE.fullmatch(text, left.end, right.start):
            continue
        values = left.values + _multiplied(text, left, right)
        numbers[at] = left._replace(unit=left.unit or right.unit, values=values)
    return numbers


def _multiplied(text: str, left: Number, right: Number) -> tuple[Value, ...]:
    """The left end of a range times what multiplies the right one."""
    digits = re.match(r"\d+", text[right.start : right.end])
    if not digits or digits[0] == text[right.start : right.end]:
        return ()
    first = left.values[0] if left.values else None
    last = right.values[0] if right.values else None
    if not isinstance(first, float) or not isinstance(last, float):
        return ()
    by = last / (float(digits[0][:15]) or 1.0)
    return (key(first * by),) if by in _MULTIPLIERS and first < 1000 else ()


_MULTIPLIERS = (1e3, 1e6, 1e9, 1e12)
_RANGE = re.compile(
    r"\s?(?:[-–—]|to|and|or|bis|und|à|et|ou|a|y|o|إلى|الى|و|أو|تا|یا|до|и|или|ile|veya|עד|או|سے|تر|بۆ|یان)\s?"
)


def _next(text: str, found: Sequence[Token], at: int, words: Lexicon) -> tuple[Number | None, int]:
    """The number that begins at a token, if one does, and the token after it."""
    token = found[at]
    word = token.word
    if word is not None and word.percent:
        return None, at + 1
    if word is None or word.unit is not None or word.frac is not None or word.mult is not None:
        return _quantity(text, found, at, words)
    if word.order is not None:
        return _ordinal(text, found, at, words)
    if word.month is not None and _is_month(text, token, words):
        return Number(token.start, token.end, (word.month,), Kind.MONTH, Strength.SOFT), at + 1
    if word.vague is not None:
        return Number(token.start, token.end, (word.vague,), Kind.VAGUE, Strength.CODE), at + 1
    return None, at + 1


def _near(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but a space or hyphen (and marks of direction) stands between two tokens.

    Between digits and a word a currency sign may: Urdu and Persian write ``35$ ملین``.
    """
    between = text[left.end : right.start]
    if left.word is None and right.word is not None and between[:2].strip() in SYMBOLS:
        return between[1:] in _GAPS or between[2:] in _GAPS
    return _is_gap(between)


def _is_gap(between: str) -> bool:
    if between in _GAPS:
        return True
    return 1 < len(between) < 6 and not between.isascii() and between.translate(_BIDI) in _GAPS


def _is_month(text: str, token: Token, words: Lexicon) -> bool:
    """English months have a capital; where a sentence begins, May and March may be verbs."""
    return not words.capitals or (
        text[token.start].isupper() and not _begins_sentence(text, token.start)
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“«(")
    return not before or before[-1] in ".!?:"


def _gather(text: str, found: Sequence[Token], at: int, words: Lexicon, total: Sum) -> int:
    """Take what belongs to the number that ``total`` has begun; the token after it."""
    end = at
    pending = False
    while at < len(found):
        token = found[at]
        last = found[at - 1]
        near = _near(text, last, token) or (
            (total.halved or pending) and text[last.end : token.start] in _FILLERS
        )
        if not near:
            break
        if token.word is not None and token.word.conj and not pending:
            pending, at = True, at + 1
            continue
        if _measure_inside(text, found, at):
            at += 1
            continue
        if _begins_another(text, found, at, total) or not total.take(
            token, pending=pending, joins=words.joins
        ):
            break
        pending, at = False, at + 1
        end = at
    return end


def _measure_inside(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a unit stands before a joined fraction: سبعة أيام ونصف."""
    word = found[at].word
    if word is None or word.measure is None or at + 1 >= len(found):
        return False
    after = found[at + 1].word
    return bool(after and after.frac and after.joined and _near(text, found[at], found[at + 1]))


def _begins_another(text: str, found: Sequence[Token], at: int, total: Sum) -> bool:
    """Whether a multiplier as large as the last follows: 340 مليون و500 مليون are two numbers."""
    if at + 1 >= len(found) or not _near(text, found[at], found[at + 1]):
        return False
    word = found[at + 1].word
    this = found[at].word
    if this is not None and this.frac is not None:
        return False  # مليون ونصف مليون
    return bool(word and word.mult and not word.percent and word.mult >= total.last)


def _quantity(
    text: str, found: Sequence[Token], at: int, words: Lexicon
) -> tuple[Number | None, int]:
    """Digits or words with their multipliers, fractions, percent sign or unit."""
    first = found[at]
    if first.word is None and (first.strength == Strength.CODE or first.joined):
        kind = Kind.NAME if first.joined and first.strength == Strength.SOFT else Kind.DIGITS
        number = Number(first.start, first.end, first.values, kind, first.strength, first.parts)
        return number, at + 1
    if first.word is None and not (first.values and _goes_on(text, found, at)):
        alone = tuple(dict.fromkeys(first.values))
        number = Number(first.start, first.end, alone, Kind.DIGITS, first.strength, first.parts)
        return (_dressed(text, found, at + 1, number) if alone else number), at + 1
    starts = first.values if first.word is None else (None,)
    sums = [Sum(first, start) for start in starts]
    ends = [_gather(text, found, at + 1, words, total) for total in sums]
    end = max(ends)
    if end > at + 1 and "." in text[first.start : first.end]:
        sums, ends = sums[:1], ends[:1]  # 1.716 million is never 1,716 million
        end = ends[0]
    values: tuple[Value, ...] = tuple(
        dict.fromkeys(s.value for s, e in zip(sums, ends, strict=True) if e == end)
    )
    if end == at + 2 and _maybe_metres(text, first, found[at + 1]):
        values += first.values
    parts = first.parts or (tuple(sums[0].parts) if sums[0].several else ())
    number = Number(
        first.start,
        found[end - 1].end,
        values,
        Kind.DIGITS if first.word is None else Kind.WORDS,
        _phrase_strength(first, values, end - at),
        parts,
    )
    return _dressed(text, found, end, number), end


def _goes_on(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether something follows the digits so near that it may belong to them."""
    return at + 1 < len(found) and _near(text, found[at], found[at + 1])


def _maybe_metres(text: str, first: Token, letter: Token) -> bool:
    """Whether the m of ``200m`` may be metres as well as a million: not where money is counted."""
    touches = letter.start == first.end and text[letter.start : letter.end] == "m"
    return touches and text[first.start - 1 : first.start] not in SYMBOLS


def _phrase_strength(first: Token, values: tuple[Value, ...], size: int) -> Strength:
    """Words are soft, small or bare ones (one, two, half, مئة) say too little to be missed."""
    if first.word is None:
        return first.strength if size == 1 else Strength.HARD
    bare = size == 1 and (first.word.mult is not None or first.word.unit is None)
    if bare and (first.word.mult or 0) < _MILLION:
        return Strength.CODE
    small = isinstance(values[0], float) and values[0] < 3
    return Strength.CODE if small else Strength.SOFT


def _ordinal(
    text: str, found: Sequence[Token], at: int, words: Lexicon
) -> tuple[Number | None, int]:
    """An ordinal, alone or followed by its teens or tens (الثالث عشر, الحادي والعشرين)."""
    first = found[at]
    word = first.word or Word()
    total = Sum(first, word.order)
    total.ordinal = True
    end = _gather(text, found, at + 1, words, total)
    values: tuple[Value, ...] = (total.value,)
    strength = Strength.SOFT if isinstance(values[0], float) and values[0] > 3 else Strength.CODE
    number = Number(first.start, found[end - 1].end, values, Kind.ORDINAL, strength)
    return _dressed(text, found, end, number), end


def _dressed(text: str, found: Sequence[Token], after: int, number: Number) -> Number:
    """The number with what stands around it: percent, unit, currency sign, half of the day."""
    sign = SYMBOLS.get(text[number.start - 1 : number.start])
    number = number._replace(unit=sign) if sign else number
    word = found[after].word if after < len(found) else None
    if word is None:
        return number
    gap = text[number.end : found[after].start]
    if word.percent and (_is_gap(gap) or gap == _IN):
        return number._replace(unit="%")
    if not _is_gap(gap) and not (gap in _FILLERS and found[after - 1].word is not None):
        return number
    if word.half is not None:
        return number._replace(values=_hours(number.values, word.half))
    return number._replace(unit=word.measure) if word.measure and not sign else number


def _hours(values: tuple[Value, ...], half: float) -> tuple[Value, ...]:
    """7 pm is 7 and 19; 7.30 too is an hour here."""
    first = values[0] if values else None
    if not isinstance(first, float) or first >= 13 or half == 0:
        return values
    return (*values, key(first + 12))
