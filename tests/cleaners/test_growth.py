"""No cleaner takes more than linear time, whatever it is given."""

import time

import pytest

from translit import cleaners
from translit.cleaners import clean

UNITS = {
    "spaces": " ",
    "marks": "\u0301\u0327",
    "ampersands": "&",
    "brackets": "(",
    "closing": "»",
    "quotes": '"',
    "spaced-quotes": ' " ',
    "newlines": "\n",
    "returns": "\r",
    "tatweel": "\u0640",
    "stretched": "بـ",
    "joiners": "\u200c",
    "opened": "\u202b",
    "closed": "\u2069",
    "commas": "، ",
    "entities": "&amp;",
    "torn": "& quot ;",
    "escapes": "\x1b[",
    "tags": "<b ",
    "sister": "ی ",
    "sister-word": "ی",
    "forms": "\ufeeb",
    "digits": "٣٫",
    "shadda": "\u0651\u064e",
    "accents": "é",
    "broken": "Ã",
    "surrogates": "\ud83d",
    "flags": "\U0001f3f4\U000e0067",
    "wide": "Ａ",
}


@pytest.mark.parametrize("lang", [None, "ar"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_growth(unit, lang):
    """Four times the text never takes much more than four times as long; quick ones aren't compared."""
    parts = [part() for part in cleaners.BUILTIN]
    sizes = (4_000, 8_000, 16_000)
    for part in parts:
        for _ in range(3):  # a shared machine may stall once
            times = [_time(part, unit * (size // len(unit)), lang) for size in sizes]
            if times[2] < 0.1 or times[2] < 8 * times[0] + 0.05:
                break
        else:
            pytest.fail(f"{part.id}: {times}")


def _time(part, text, lang):
    start = time.process_time()
    part.edits(text, lang)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [" ", "\u0301\u0327", "&", "(", '"'], ids=["spaces", "marks", "&", "brackets", "quotes"]
)
def test_a_megabyte_takes_less_than_a_second(unit):
    text = unit * (1_000_000 // len(unit))
    for part in cleaners.BUILTIN:
        assert min(_time(part(), text, "ar") for _ in range(2)) < 1, part.id
    assert min(_clean_time(text) for _ in range(2)) < 1


def _clean_time(text):
    start = time.process_time()
    clean(text, lang="ar")
    return time.process_time() - start
