"""Numbers that kept their value and changed their unit: 200 km as 200 miles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from translit.numbers.number import Number, Strength, Value
from translit.numbers.units import rival_units

__all__ = ["remeasured"]


def remeasured(
    source: Sequence[Number], target: Sequence[Number]
) -> Iterator[tuple[Number, Number]]:
    """Pairs of the same value in units of one kind that don't measure alike; each value once on its side."""
    measured = {n.values[0]: n for n in target if _measured(n)}
    if not measured:
        return
    ours, theirs = _values(source), _values(target)
    for number in source:
        if _measured(number) and ours[value := number.values[0]] == 1 == theirs[value]:
            other = measured.get(value)
            if other and rival_units(number.unit, other.unit):
                yield number, other


def _measured(number: Number) -> bool:
    return bool(number.unit and number.values) and number.strength is Strength.HARD


def _values(numbers: Sequence[Number]) -> Counter[Value]:
    return Counter(n.values[0] for n in numbers if n.values)
