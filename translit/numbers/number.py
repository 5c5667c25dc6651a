"""One number of a text."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

__all__ = ["CODE", "HARD", "SOFT", "Kind", "Number", "key"]

HARD = 2  # digits that stand for themselves: their loss is an error
SOFT = 1  # words, small counts, digits joined to a name: an error only against a rival on the other side
CODE = (
    0  # part of a name or code (عربي21, T-72B3), a vague word: may answer a number, is never missed
)

Value = float | str


class Kind(Enum):
    """What a number is written as, which decides what it may be compared with."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    MONTH = "month"
    VAGUE = "vague"


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
    strength: int = HARD
    parts: tuple[Value, ...] = ()
    unit: str | None = None


def key(value: float) -> float:
    """A value that compares equal after products in floating point (1.2 x 1e6)."""
    return round(value, 6)
