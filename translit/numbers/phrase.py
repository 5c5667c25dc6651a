"""The sum that a number phrase builds up, word by word."""

from __future__ import annotations

from translit.numbers.lexicon import Word
from translit.numbers.number import Value, key
from translit.numbers.tokens import Token

__all__ = ["Sum"]

_THOUSAND = 1000.0


class Sum:
    """``total`` is what the multipliers closed, ``open`` what the next one will multiply.

    Twenty-five, خمسة وعشرون, quatre-vingt-dix-sept, two and a half million, مليون و200 ألف: ``take``
    says whether a token still belongs. ``parts`` are the numbers as written, should the phrase be two.
    """

    def __init__(self, first: Token, start: Value | None) -> None:
        self.total = 0.0
        self.open = 0.0
        self.last = float("inf")
        self.digits = first.word is None
        self.halved = False
        self.ordinal = False
        self.text: str | None = start if isinstance(start, str) else None
        self.parts: list[Value] = [] if start is None else [start]
        self.several = False
        if isinstance(start, float):
            self.open = start
        elif first.word is not None:
            self._begin(first.word)

    def _begin(self, word: Word) -> None:
        """The first word: a unit, a bare multiplier or a fraction."""
        if word.unit is not None:
            self._unit(word.unit, pending=False)
            self.parts.append(word.unit)
        elif word.mult is not None:
            self._multiply(word.mult)
            self.parts.append(word.mult)
        elif word.frac is not None:
            self.open, self.halved = word.frac, True

    @property
    def value(self) -> Value:
        """What the phrase is worth so far."""
        return self.text if self.text is not None else key(self.total + self.open)

    def take(self, token: Token, *, pending: bool, joins: bool) -> bool:
        """Add a token; False where it begins something else. ``pending``: a conjunction stands before."""
        word = token.word
        if self.text is not None or (word is not None and word.percent):
            return False
        if word is None:
            return self._take_digits(token, pending=pending, joins=joins)
        return self._take_word(word, pending=pending or word.joined, joins=joins)

    def _take_word(self, word: Word, *, pending: bool, joins: bool) -> bool:
        """What the word may mean here, tried in turn."""
        multiplies = word.mult is not None and (not pending or joins)
        counts = word.unit is not None and not self.digits
        # the top ten is العشرة الأولى: where parts are joined, an ordinal is too
        orders = word.order is not None and word.measure is None and (pending or not joins)
        return (
            (multiplies and self._multiply(word.mult or 1, pending=pending))
            or (counts and self._unit(word.unit or 0, pending=pending, joins=joins))
            or (orders and self._last_ordinal(word.order or 0, pending=pending))
            or (word.frac is not None and self._fraction(word.frac, pending=pending))
        )

    def _take_digits(self, token: Token, *, pending: bool, joins: bool) -> bool:
        """مليون و200 ألف, 5 million 300: digits after a multiplier that is larger."""
        value = token.values[0] if token.values else None
        if not isinstance(value, float) or self.open or not self.total or value >= self.last:
            return False
        thousands = self.last == _THOUSAND and value >= 100 and not pending  # 9 bin 400
        if not (joins or thousands) or not (pending or token.start):
            return False
        self.open = value
        self.parts += [self.total, value]
        self.several = True
        self.digits = True
        return True

    def _unit(self, value: float, *, pending: bool, joins: bool = True) -> bool:
        """Add 0 to 999, or ألفان, where it may follow."""
        if value >= _THOUSAND:
            return self._closed(value)
        grown = self._joined_unit(value, pending=pending, joins=joins)
        if grown is None:
            return False
        self.open = grown
        return True

    def _closed(self, value: float) -> bool:
        """A word that holds its multiplier (ألفان)."""
        if self.open or value >= self.last:
            return False
        self.total += value
        self.last = 10.0 ** (len(str(int(value))) - 1)
        return True

    def _joined_unit(self, value: float, *, pending: bool, joins: bool) -> float | None:
        """The open part with a unit added, None where the unit begins another number."""
        rest = self.open % 100
        if self.open == 0:
            return value if not pending or joins or self.total else None
        if _follows(rest, value, pending=pending):
            return self.open + (76 if (rest, value) == (4, 20) and not pending else value)
        if rest == 0 and value < 100:
            return self.open + value
        return None

    def _multiply(self, by: float, *, pending: bool = False) -> bool:
        """A multiplier: below a thousand it works on the open part, else it closes it."""
        if by < _THOUSAND:
            if self.open >= 100 or (self.open != int(self.open) and not self.halved):
                return False
            if pending and self.open:
                return False
            self.open = (self.open or 1.0) * by
            return True
        if by == self.last and self.halved and not self.open:
            return True  # said again after the fraction: مليون ونصف مليون
        if by >= self.last or (pending and self.open):
            return False
        self.total += (self.open or 1.0) * by
        self.open, self.last = 0.0, by
        self.digits = False
        return True

    def _fraction(self, value: float, *, pending: bool) -> bool:
        """Two and a half, مليون ونصف, three quarters."""
        if pending and self.open:
            self.open += value
        elif pending and self.total:
            self.total += value * self.last
        elif 0 < self.open < 10 and not self.total and value < 1 / 2:
            self.open *= value
        elif value == 1 / 2 and self.open and not pending and self.digits:
            self.open += value
        else:
            return False
        self.halved = True
        return True

    def _last_ordinal(self, value: float, *, pending: bool) -> bool:
        """Twenty-first, one hundred and fifth; ends the phrase."""
        if self.digits or self.halved or self.ordinal or (pending and self.open % 100 != 0):
            return False
        if self.open and (
            (self.open % 10 == 0 and value < 10) or (self.open % 100 == 0 and value < 100)
        ):
            self.open += value
            self.ordinal = True
            return True
        return False


def _follows(rest: float, value: float, *, pending: bool) -> bool:
    """Whether a unit may follow the tens and ones said so far."""
    if value < 10:
        return rest >= 10 and rest % 10 == 0  # dix-sept, on iki
    ones = 1 <= rest <= 9
    if value == 10:
        return (ones and not pending) or rest in (60, 80)
    if value < 20:
        return rest in (60, 80)
    if pending:
        return ones and value % 10 == 0 and value < 100
    return (rest, value) == (4, 20)  # quatre-vingt
