"""Which numbers of one side are not on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from translit.numbers.number import Kind, Number, Strength, Value
from translit.numbers.units import converted, dimension, is_round

__all__ = ["Difference", "compare"]


_MOST_PAIRS = 20_000  # looked at one by one; a text with more numbers is no sentence


class Difference(NamedTuple):
    """``changed`` pairs what seems to answer each other, ``lost`` and ``added`` stand on one side only."""

    changed: list[tuple[Number, Number]]
    lost: list[Number]
    added: list[Number]


def compare(source: Sequence[Number], target: Sequence[Number]) -> Difference:
    """What differs, whatever the order; a number said twice on one side and once on the other doesn't."""
    lost = _missing(source, target)
    added = _missing(target, source)
    if lost and added:
        lost, added = _joined(lost, added)
    difference = _paired(lost, added)
    return difference._replace(
        lost=_needed(difference.lost, source, lost), added=_needed(difference.added, target, added)
    )


def _needed(alone: list[Number], side: Sequence[Number], missing: Sequence[Number]) -> list[Number]:
    """Those without a rival that the reader would miss."""
    if len(alone) * len(side) > _MOST_PAIRS:
        return alone
    return [n for n in alone if not _dispensable(n, side, missing)]


def _dispensable(number: Number, side: Sequence[Number], missing: Sequence[Number]) -> bool:
    """24 hours (a day); 300 km (190 miles), where the reader is given the one unit he knows."""
    value = number.values[0] if number.values else None
    if not isinstance(value, float) or number.unit is None:
        return False
    return is_round(value, number.unit) or any(
        other not in missing and _same_quantity(value, number.unit, other) for other in side
    )


def _same_quantity(value: float, unit: str, other: Number) -> bool:
    there = other.values[0] if other.values else None
    return bool(
        other.unit and isinstance(there, float) and converted(value, unit, there, other.unit)
    )


def _missing(ours: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """Those of ours that nothing of theirs answers."""
    here = _all_values(theirs)
    out = [n for n in ours if n.strength >= Strength.SOFT and not _answered(n, here)]
    kinds = list({(n.values[:1], n.unit, n.kind): n for n in theirs}.values())
    if not out or len(out) * len(kinds) > _MOST_PAIRS:
        return out
    units = {n.unit for n in theirs}
    return [n for n in out if not any(_equivalent(n, other, units) for other in kinds)]


def _all_values(numbers: Sequence[Number]) -> set[Value]:
    values = {v for n in numbers if n.kind is not Kind.MONTH for v in n.values}
    return values.union(*(n.parts for n in numbers))


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
    percent = (one.unit == "%" and abs(a - 100 * b) < 1) or (
        other.unit == "%" and abs(b - 100 * a) < 1
    )
    return percent or _calendars(a, b) or _calendars(b, a)


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
