"""Numbers, dates, times and measures, read from text by value; two sides compared.

``read(text, lang)`` gives the ``Number``s of a text: digits of every script, grouping and decimal
marks by locale, number words and multipliers, ordinals, months, times of day, units. ``compare``
says which of one side are not on the other, whatever their order.
"""

from __future__ import annotations

from translit.numbers.compare import Difference, compare
from translit.numbers.number import Kind, Number
from translit.numbers.reader import (
    counting_words,
    has_words,
    may_count,
    read,
    without_words,
)
from translit.numbers.remeasured import remeasured

__all__ = [
    "Difference", "Kind", "Number", "compare", "counting_words", "has_words", "may_count", "read",
    "remeasured", "without_words",
]  # fmt: skip
