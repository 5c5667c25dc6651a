"""What takes one kind of difference out of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.evaluator import repairs
from translit.languages import get

AR, FR = get("ar"), get("fr")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("it&#39;s &quot;it&quot;", 'it\'s "it"', id="entities"),
        pytest.param("a &amp;#39; b", "a ' b", id="escaped-twice"),
        pytest.param("AT&T; R&D copy &copy b", "AT&T; R&D copy &copy b", id="no-entities"),
    ],
)
def test_entities(text, expected):
    assert repairs.entities(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("قال ، إن", AR, "قال، إن", id="space-before-arabic-comma"),
        pytest.param("قال,إن", AR, "قال، إن", id="ascii-comma-glued"),
        pytest.param("في 1,500", AR, "في 1,500", id="a-number"),
        pytest.param("see .net and ... x", None, "see .net and ... x", id="no-end"),
        pytest.param("well , then .", None, "well, then.", id="unknown-language"),
        pytest.param("a\u200b b\u00a0\u00a0c ", None, "a b c", id="invisible-and-white"),
        pytest.param("Quoi ?", FR, "Quoi ?", id="french"),
    ],
)
def test_spacing(text, language, expected):
    assert repairs.spacing(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("«نعم» ١٢٬٥٠٠٫٥٪", '"نعم" 12,500.5%', id="arabic"),
        pytest.param("‘it’s’", "'it's'", id="apostrophes"),
    ],
)
def test_quotes_and_digits(text, expected):
    assert repairs.quotes_and_digits(text) == expected


def test_diacritics_and_orthography():
    assert repairs.diacritics("إنَّ الكتـاب") == "إن الكتاب"
    assert repairs.orthography("أحمد إلى مدرسة", "ar") == repairs.orthography(
        "احمد الي مدرسه", "ar"
    )
    assert repairs.orthography("Straße", "de") == repairs.orthography("Straße", None)


@given(st.text(st.sampled_from("اب،, .;&#39quot؟?\u064e\u0640\u200f\u00a0«»٣1n")))
def test_every_step_is_idempotent(text):
    steps = (
        lambda t: repairs.spacing(t, AR),
        repairs.quotes_and_digits,
        repairs.diacritics,
        lambda t: repairs.orthography(t, "ar"),
    )
    for step in steps:
        once = step(text)
        assert step(once) == once


def test_spaces_by_the_ten_thousand_take_no_time(seconds):
    for text in (" " * 50_000 + "،", "a" + " " * 50_000 + "b", " \u00a0" * 50_000):
        assert seconds(lambda text=text: repairs.spacing(text, AR)) < 1
