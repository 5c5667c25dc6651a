"""What a run of digits and marks may stand for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from translit.numbers.number import Value, key

__all__ = ["RTL", "RUN", "RUN_RTL", "ascii_digits", "readings"]

# Digits with marks between them; groups of three may be apart by a space of any kind.
RUN = (
    r"\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]\d{3})+(?![\d])"
    r"|\d+(?:[.,:٫٬،'’]\d+)*"
)
# In documents of the United Nations the groups stand the other way round (300 1 for 1,300), so that a
# line that runs from right to left shows them right.
_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
RUN_RTL = rf"\d{{3}}(?:{_SPACE}\d{{3}})*{_SPACE}\d{{1,2}}(?!\d)|{RUN}"
RTL = frozenset({"ar", "fa", "he", "ur"})
_MARKS = str.maketrans(
    {
        "٫": ".",
        "،": ",",
        "٬": "'",
        "’": "'",
        " ": "'",
        "\N{NO-BREAK SPACE}": "'",
        "\N{NARROW NO-BREAK SPACE}": "'",
        "\N{THIN SPACE}": "'",
    }
)
_MOST_DIGITS = 15  # what a float holds exactly
Readings = tuple[tuple[Value, ...], tuple[Value, ...]]


def ascii_digits(run: str) -> str:
    """The run with ASCII digits, whatever script they were in."""
    if run.isascii():
        return run
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in run)


@lru_cache(maxsize=4096)
def readings(run: str, lang: str | None) -> Readings:
    """(values, parts) of a run: its readings, the likeliest first, and the numbers it may be made of."""
    plain = ascii_digits(run)
    if plain.isdigit():
        return (plain if plain[0] == "0" and len(plain) > 2 else _whole(plain),), ()
    sure = "٫" in plain
    plain = plain.translate(_MARKS)
    groups = re.split(r"\D", plain)
    marks = re.sub(r"\d", "", plain)
    parts = tuple(_whole(g) for g in groups)
    if ":" in marks:
        return _time(groups, marks), parts
    if sure and marks.count(".") == 1 and marks.endswith("."):
        return (_decimal(groups),), ()
    values = _marked(groups, marks, lang)
    if lang in RTL and (" " in run or groups[0] == "000"):
        values = (*_turned(groups), *values)
    apart = not values or " " in run or "،" in run or len(marks) > 1 or marks == "'"
    return values, (parts if apart else ())


def _whole(digits: str) -> Value:
    """The value, or the digits themselves where they are too many."""
    return float(digits) if len(digits) <= _MOST_DIGITS else digits


def _decimal(groups: list[str]) -> Value:
    """All groups but the last joined, then the decimals."""
    digits = "".join(groups[:-1]) + "." + groups[-1]
    return key(float(digits)) if len(digits) <= _MOST_DIGITS else digits


def _time(groups: list[str], marks: str) -> tuple[Value, ...]:
    """Hours plus minutes / 100, and the same on the other half of the day; 5:30 is five and a half too."""
    if marks.strip(":") or len(groups[0]) > 2 or len(groups[1]) != 2 or int(groups[1]) > 59:
        return ()
    hour, minute = int(groups[0]), int(groups[1])
    parts = (minute / 100, *([minute / 60] if minute in _QUARTERS else []))
    return tuple(key(h + p) for p in parts for h in (hour, hour + 12, hour - 12) if 0 <= h <= 24)


_QUARTERS = frozenset({15, 30, 45})  # minutes that are told as a part of the hour


def _marked(groups: list[str], marks: str, lang: str | None) -> tuple[Value, ...]:
    """The readings of a run with grouping and decimal marks."""
    grouped = _threes(groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 1 and (len(marks) > 1 or marks == "'"):
        if grouped:
            return (_whole("".join(groups)),)
        return (_decimal(groups),) if marks == "'" else ()
    if len(marks) > 1:
        mixed = len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _threes(groups[1:-1])
        return (_decimal(groups),) if mixed else ()
    return _one_mark(groups, marks, lang) if grouped else (_decimal(groups),)


def _turned(groups: list[str]) -> tuple[Value, ...]:
    """The groups from the last to the first."""
    first, *rest = groups[::-1]
    return (_whole(first + "".join(rest)),) if _threes(rest) and len(first) <= 3 else ()


def _one_mark(groups: list[str], mark: str, lang: str | None) -> tuple[Value, ...]:
    """``1,234`` or ``1.234``: English writes one way, elsewhere both are met."""
    whole, decimal = _whole("".join(groups)), _decimal(groups)
    if lang == "en":
        round_thousands = mark == "." and groups[1] == "000"  # 42.000 participants
        return (whole,) if mark == "," or round_thousands else (decimal,)
    return (whole, decimal) if mark == "," else (decimal, whole)


def _threes(groups: list[str]) -> bool:
    return all(len(group) == 3 for group in groups)
