"""No cleaner takes more than linear time, whatever it is given."""

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
def test_growth(unit, lang, seconds):
    """Four times the text never takes much more than four times as long; quick ones aren't compared."""
    parts = [part() for part in cleaners.BUILTIN]
    sizes = (4_000, 8_000, 16_000)
    for part in parts:
        texts = [unit * (size // len(unit)) for size in sizes]
        for rounds in (1, 3, 5):  # a shared machine may stall
            times = [seconds(lambda t=t, part=part: part.edits(t, lang), rounds) for t in texts]
            if times[2] < 0.1 or times[2] < 8 * times[0] + 0.05:
                break
        else:
            pytest.fail(f"{part.id}: {times}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [" ", "\u0301\u0327", "&", "(", '"'], ids=["spaces", "marks", "&", "brackets", "quotes"]
)
def test_a_megabyte_takes_less_than_a_second(unit, seconds):
    text = unit * (1_000_000 // len(unit))
    for part in cleaners.BUILTIN:
        assert seconds(lambda part=part: part().edits(text, "ar"), 2) < 1, part.id
    assert seconds(lambda: clean(text, lang="ar")) < 1
