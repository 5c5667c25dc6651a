from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.numbers import Kind, may_count, read


def values(text, lang):
    return [n.values[0] for n in read(text, lang) if n.values]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        pytest.param("twenty-five", "en", [25], id="en-tens"),
        pytest.param("one hundred and five", "en", [105], id="en-hundred"),
        pytest.param("two thousand nine", "en", [2009], id="en-thousand"),
        pytest.param("three hundred thousand", "en", [300_000], id="en-hundred-thousand"),
        pytest.param("two and a half million", "en", [2_500_000], id="en-half"),
        pytest.param("half a million", "en", [500_000], id="en-half-million"),
        pytest.param("twenty-first", "en", [21], id="en-ordinal"),
        pytest.param("one two three", "en", [1, 2, 3], id="en-apart"),
        pytest.param("in 2000 and two others", "en", [2000, 2], id="en-digits-don't-add"),
        pytest.param("500 million to 2 billion", "en", [5e8, 2e9], id="en-range"),
        pytest.param("two dozen", "en", [24], id="en-dozen"),
        pytest.param("2½ years", "en", [2.5], id="en-fraction-sign"),
        pytest.param("ثلاثة عشر", "ar", [13], id="ar-teen"),
        pytest.param("الأربع والعشرين", "ar", [24], id="ar-joined-tens"),
        pytest.param("وألفين وخمسمئة", "ar", [2500], id="ar-dual-thousand"),
        pytest.param("340 مليون و500 مليون", "ar", [34e7, 5e8], id="ar-two-numbers"),
        pytest.param("مليونًا", "ar", [1e6], id="ar-tanwin"),
        pytest.param("سبعة أيام ونصف", "ar", [7.5], id="ar-unit-inside"),
        pytest.param("25 في المئة", "ar", [25], id="ar-percent-is-no-hundred"),
        pytest.param("quatre-vingt-dix-sept", "fr", [97], id="fr-ninety-seven"),
        pytest.param("dix-sept", "fr", [17], id="fr-seventeen"),
        pytest.param("soixante et onze", "fr", [71], id="fr-seventy-one"),
        pytest.param("quatre-vingts", "fr", [80], id="fr-eighty"),
        pytest.param("dreihundertfünfzigtausend", "de", [350_000], id="de-compound"),
        pytest.param("fünf Millionen", "de", [5e6], id="de-millions"),
        pytest.param("ciento veinte mil", "es", [120_000], id="es-thousands"),
        pytest.param("двести сорок пять", "ru", [245], id="ru-hundreds"),
        pytest.param("пятого мая", "ru", [5, 5], id="ru-ordinal-and-month"),
        pytest.param("دو هزار و نوزده", "fa", [2019], id="fa-thousand"),
        pytest.param("on iki bin", "tr", [12_000], id="tr-thousand"),
        pytest.param("двісті сорок п’ять", "uk", [245], id="uk-apostrophe"),
        pytest.param("2,8 млрд", "uk", [2.8e9], id="uk-short"),
        pytest.param("ב-11 מיליון", "he", [11e6], id="he-prefix-with-hyphen"),
        pytest.param("עשרים וחמישה", "he", [25], id="he-joined"),
        pytest.param("15 کروڑ", "ur", [15e7], id="ur-crore"),
        pytest.param("11\N{RIGHT-TO-LEFT MARK} میلیونه", "ps", [11e6], id="ps-mark-of-direction"),
        pytest.param("٢.٨ میلیار", "ckb", [2.8e9], id="ckb-billion"),
        pytest.param("بیست و پێنج", "ckb", [25], id="ckb-conjunction"),
        pytest.param("", "en", [], id="empty"),
        pytest.param("no numbers at all", None, [], id="no-language"),
    ],
)
def test_values(text, lang, expected):
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("5 km", "km", id="km"),
        pytest.param("a 5-kilometre walk", "km", id="joined"),
        pytest.param("$5", "usd", id="sign"),
        pytest.param("5%", "%", id="percent"),
        pytest.param("2 to 4 inches", "in", id="range"),
        pytest.param("5 men", None, id="none"),
    ],
)
def test_units(text, unit):
    assert read(text, "en")[0].unit == unit


def test_a_month_has_a_capital_in_english():
    assert [n.kind for n in read("in May", "en")] == [Kind.MONTH]
    assert read("he may go", "en") == []


def test_quick_look_agrees_with_the_reading():
    assert may_count("three men", "en")
    assert may_count("في أيار", "ar")
    assert not may_count("one man and two others", "en")
    assert not may_count("three men", None)


@given(
    st.text(max_size=80), st.sampled_from(["en", "ar", "de", "fr", "ru", "fa", "tr", None, "xx"])
)
def test_never_raises_and_spans_ascend(text, lang):
    numbers = read(text, lang)
    assert all(0 <= n.start < n.end <= len(text) for n in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))


@given(st.integers(min_value=0, max_value=999_999))
def test_english_words_read_back(number):
    assert values(spelled(number), "en") == [number]


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    return f"{spelled(n // 1000)} thousand" + (f" {spelled(n % 1000)}" if n % 1000 else "")


def test_a_range_shares_its_multiplier():
    assert 340e6 in read("340 to 500 million", "en")[0].values
    assert read("340 to 1,500", "en")[0].values == (340.0,)


@pytest.mark.parametrize("text", ["000 55 برميل", "55 000 برميل", "٠٠٠,٥٥ برميل"])
def test_groups_that_stand_from_right_to_left(text):
    assert 55_000.0 in read(text, "ar")[0].values
