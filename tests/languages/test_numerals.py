import pytest

from translit import languages
from translit.languages.numerals.table import names, values, words

WITH_WORDS = [language for language in languages.BUILTIN if language.numbers.units]


def test_at_least_eight_languages_have_number_words():
    assert {language.code for language in WITH_WORDS} >= {
        "ar",
        "en",
        "fr",
        "de",
        "es",
        "ru",
        "fa",
        "tr",
        "uk",
        "he",
        "ur",
        "ps",
        "ckb",
    }


@pytest.mark.parametrize("language", WITH_WORDS, ids=lambda language: language.code)
def test_every_value_that_a_language_needs_is_there(language):
    numbers = language.numbers
    tens = {10.0 * n for n in range(1, 10)}
    sums = set(numbers.units.values()) | {
        7 * 10.0,
        8 * 10.0,
        9 * 10.0,
    }  # soixante-dix, quatre-vingts
    assert {float(n) for n in range(1, 11)} | tens <= sums
    assert {100.0, 1000.0, 1e6} <= set(numbers.multipliers.values())
    assert set(numbers.months.values()) == {float(n) for n in range(1, 13)}
    assert 0.5 in numbers.fractions.values()
    assert numbers.percent


def test_months_of_every_arab_country():
    months = languages.get("ar").numbers.months
    for name in ("فبراير", "شباط", "فيفري"):
        assert months[name] == 2


def test_tables():
    assert values("1 one a\n1/2 half") == {"one": 1.0, "a": 1.0, "half": 0.5}
    assert names("km2 square_kilometres") == {"square kilometres": "km2"}
    assert words(" a b\nc ") == ("a", "b", "c")
