"""Which numbers of one side are not on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translit.numbers.number import Kind, Number, Strength, Value
from translit.numbers.units import converted, dimension, is_round

__all__ = ["Difference", "compare"]


_DIGITS = (Kind.DIGITS, Kind.NAME)
_MOST_PAIRS = 20_000  # looked at one by one; a text with more numbers is no sentence


class Difference(NamedTuple):
    """``changed`` pairs what seems to answer each other, ``lost`` and ``added`` stand on one side only."""

    changed: list[tuple[Number, Number]]
    lost: list[Number]
    added: list[Number]


def compare(source: Sequence[Number], target: Sequence[Number]) -> Difference:
    """What differs, whatever the order; a number said twice on one side and once on the other doesn't."""
    if _met(source, target) and _met(target, source):
        return Difference([], [], [])
    lost = _missing(source, target)
    added = _missing(target, source)
    if lost and added:
        lost, added = _joined(lost, added)
    difference = _paired(lost, added)
    return difference._replace(
        lost=_needed(difference.lost, source, target, lost),
        added=_needed(difference.added, target, source, added),
    )


def _met(ours: Sequence[Number], theirs: Sequence[Number]) -> bool:
    """Whether plain digits and months answer all of ours: most pairs of sides need no closer look."""
    digits = _values(n for n in theirs if n.kind in _DIGITS and n.strength > Strength.CODE)
    months = [n.values for n in theirs if n.kind is Kind.MONTH]
    return all(
        n.values in months if n.kind is Kind.MONTH else _answered(n, digits)
        for n in ours
        if n.strength >= Strength.SOFT
    )


def _needed(
    alone: list[Number],
    side: Sequence[Number],
    opposite: Sequence[Number],
    missing: Sequence[Number],
) -> list[Number]:
    """Those without a rival that the reader would miss.

    Not 24 hours where no hours are on the other side (it says a day), nor the 190 miles of
    "300 km (190 miles)" where the reader is given the unit that he knows.
    """
    if len(alone) * len(side) > _MOST_PAIRS:
        return alone
    units = {n.unit for n in opposite}
    here = [n for n in side if n.unit and n not in missing]
    return [n for n in alone if not _dispensable(n, here, units)]


def _dispensable(number: Number, here: Sequence[Number], units: set[str | None]) -> bool:
    value = number.values[0] if number.values else None
    if not isinstance(value, float) or number.unit is None:
        return False
    if is_round(value, number.unit) and number.unit not in units:
        return True
    return any(_same_quantity(value, number.unit, other) for other in here)


def _same_quantity(value: float, unit: str, other: Number) -> bool:
    there = other.values[0] if other.values else None
    return bool(
        other.unit and isinstance(there, float) and converted(value, unit, there, other.unit)
    )


def _missing(ours: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """Those of ours that nothing of theirs answers."""
    everything, spare = _values(theirs), _spare(ours, theirs)
    digits = _values(n for n in theirs if n.kind in _DIGITS)
    by_kind = {Kind.WORDS: everything, Kind.ORDINAL: everything, Kind.NAME: digits}
    months = {n.values for n in theirs if n.kind is Kind.MONTH}
    out = [
        n
        for n in ours
        if n.strength >= Strength.SOFT
        and not (n.kind is Kind.MONTH and n.values in months)
        and not _answered(n, by_kind.get(n.kind, spare))
    ]
    if not out:
        return out
    kinds = list({(n.values[:1], n.unit, n.kind): n for n in _free(ours, theirs)}.values())
    if len(out) * len(kinds) > _MOST_PAIRS:
        return out
    units = {n.unit for n in theirs}
    return [n for n in out if not any(_equivalent(n, other, units) for other in kinds)]


def _values(numbers: Iterable[Number]) -> set[Value]:
    """All readings and parts but those of months."""
    values: set[Value] = set()
    for n in numbers:
        if n.kind is not Kind.MONTH:
            values.update(n.values, n.parts)
    return values


def _spare(ours: Sequence[Number], theirs: Sequence[Number]) -> set[Value]:
    """What may answer digits: digits, and words or codes that answer no word or code of ours.

    In "version 3 of CTv3" the code can't stand in for the version.
    """
    digits = _values(n for n in theirs if n.kind in _DIGITS and n.strength > Strength.CODE)
    rest = Counter(v for n in theirs if _other(n) for v in {*n.values, *n.parts})
    if not rest:
        return digits
    rest.subtract(v for n in ours if _other(n) for v in {*n.values, *n.parts})
    return digits.union(v for v, k in rest.items() if k > 0)


def _other(number: Number) -> bool:
    """Words and codes: not digits that stand for themselves, nor months."""
    if number.kind is Kind.MONTH:
        return False
    return number.kind not in _DIGITS or number.strength == Strength.CODE


def _free(ours: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """Theirs without the months that a month of ours answers: 4 April is no two fours."""
    months = {n.values for n in ours if n.kind is Kind.MONTH}
    return [n for n in theirs if n.kind is not Kind.MONTH or n.values not in months]


def _answered(number: Number, values: set[Value]) -> bool:
    if number.kind is Kind.MONTH:
        return False
    if not values.isdisjoint(number.values):
        return True
    return bool(number.parts) and values.issuperset(number.parts)


def _equivalent(one: Number, other: Number, units: set[str | None]) -> bool:
    """A month and its number, a converted unit, half and 50 %, a year of another calendar.

    ``units`` are those of the other side: where it has the unit too, nobody converted anything.
    """
    if one.kind is Kind.MONTH or other.kind is Kind.MONTH:
        return not set(one.values).isdisjoint((*other.values, *other.parts))
    a, b = (n.values[0] if n.values else None for n in (one, other))
    if not isinstance(a, float) or not isinstance(b, float):
        return False
    if one.unit and other.unit and (one.unit not in units or one.unit == "deg"):
        if dimension(one.unit) == "money" == dimension(other.unit):
            return True  # an exchange rate is not ours to know
        if converted(a, one.unit, b, other.unit) or converted(b, other.unit, a, one.unit):
            return True
    return _calendars(a, b) or _calendars(b, a) or _written(one, other) or _written(other, one)


def _written(one: Number, other: Number) -> bool:
    """The same said in another way: a half, an hour, a decade."""
    return _share(one, other) or _clock(one, other) or _decade(one, other)


def _share(percent: Number, word: Number) -> bool:
    """Half is 50 %, two thirds 67 %."""
    a, b = percent.values[0], word.values[0]
    if percent.unit != "%" or word.kind is not Kind.WORDS:
        return False
    return isinstance(a, float) and isinstance(b, float) and b < 1 and abs(a - 100 * b) < 1


def _clock(plain: Number, time: Number) -> bool:
    """1200 GMT is 12:00."""
    a = plain.values[0]
    if plain.parts or not isinstance(a, float) or not 100 <= a < 2400 or a % 100 > 59:
        return False
    return time.parts == (a // 100, a % 100)


def _decade(year: Number, word: Number) -> bool:
    """The eighties are the 1980s: ثمانينيات, whose century another word says."""
    a, b = year.values[0], word.values[0]
    if year.kind is not Kind.DIGITS or word.kind is not Kind.WORDS:
        return False
    if not isinstance(a, float) or not isinstance(b, float):
        return False
    return 1800 <= a < 2100 and 20 <= b < 100 and b % 10 == 0 and a % 100 == b


def _calendars(gregorian: float, other: float) -> bool:
    """A Persian solar year, 621 or 622 behind."""
    return 1800 < gregorian < 2100 and gregorian - other in (621, 622)


def _joined(lost: list[Number], added: list[Number]) -> tuple[list[Number], list[Number]]:
    """Telephone numbers and the like, grouped another way: the same digits in all."""
    ours, theirs = ("".join(_digits(n) for n in side) for side in (lost, added))
    return ([], []) if len(ours) > 4 and ours == theirs else (lost, added)


def _digits(number: Number) -> str:
    pieces = number.parts or number.values[:1]
    return "".join(p if isinstance(p, str) else f"{p:.0f}" for p in pieces)


def _paired(lost: list[Number], added: list[Number]) -> Difference:
    """Each lost number beside the added one that is most like it: same kind, same unit, same order."""
    changed: list[tuple[Number, Number]] = []
    if len(lost) * len(added) > _MOST_PAIRS:
        return Difference(
            list(zip(lost, added, strict=False)), lost[len(added) :], added[len(lost) :]
        )
    rest = list(added)
    alone: list[Number] = []
    for number in lost:
        rivals = [n for n in rest if (n.kind is Kind.MONTH) == (number.kind is Kind.MONTH)]
        if not rivals:
            alone.append(number)
            continue
        best = max(rivals, key=lambda n: (n.strength, n.unit == number.unit, n.kind is number.kind))
        rest.remove(best)
        changed.append((number, best))
    return Difference(changed, alone, rest)
