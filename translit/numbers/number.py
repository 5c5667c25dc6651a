"""One number of a text."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple

__all__ = ["Kind", "Number", "Strength", "key"]

Value = float | str


class Kind(Enum):
    """What a number is written as, which decides what it may be compared with."""

    DIGITS = "digits"
    NAME = "part of a name"  # digits that a hyphen joins to it: COVID-19
    WORDS = "words"
    ORDINAL = "ordinal"
    MONTH = "month"
    VAGUE = "vague"


class Strength(IntEnum):
    """How surely the number must have its like on the other side.

    ``HARD`` digits stand for themselves: their loss is an error. ``SOFT`` ones, words, small counts,
    digits joined to a name, are an error only against a rival on the other side. ``CODE`` is part of
    a name (عربي21, T-72B3) or vague: it may answer a number and is never missed.
    """

    CODE = 0
    SOFT = 1
    HARD = 2


class Number(NamedTuple):
    """One number: ``text[start:end]``, its readings (the likeliest first), what it is and how sure.

    A time of day is hours plus minutes / 100; what is longer than 15 digits is the string of its
    digits. ``parts`` are the numbers that it may be made of (``12.05.2019``, ``3:1``). ``unit`` is an
    id of ``translit.numbers.units``.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    kind: Kind = Kind.DIGITS
    strength: Strength = Strength.HARD
    parts: tuple[Value, ...] = ()
    unit: str | None = None


def key(value: float) -> float:
    """A value that compares equal after products in floating point (1.2 x 1e6)."""
    return round(value, 6)
