import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.numbers.digits import ascii_digits, readings


@pytest.mark.parametrize(
    ("run", "lang", "values"),
    [
        pytest.param("1,234", "en", (1234.0,), id="english-grouping"),
        pytest.param("1.234", "en", (1.234,), id="english-decimal"),
        pytest.param("42.000", "en", (42000.0,), id="round-thousands"),
        pytest.param("1.234", "de", (1.234, 1234.0), id="either"),
        pytest.param("1,234", "ar", (1234.0, 1.234), id="either-way"),
        pytest.param("1.234.567", "de", (1234567.0,), id="german-millions"),
        pytest.param("1.234,5", "de", (1234.5,), id="german-mixed"),
        pytest.param("1,234.5", "ar", (1234.5,), id="english-mixed"),
        pytest.param("٣٫٥", "ar", (3.5,), id="arabic-decimal"),
        pytest.param("١٬٥٠٠", "ar", (1500.0,), id="arabic-grouping"),
        pytest.param("1'500", None, (1500.0,), id="apostrophe"),
        pytest.param("7:30", "en", (7.3, 19.3), id="time"),
        pytest.param("19:30", "en", (19.3, 7.3), id="evening"),
        pytest.param("7:75", "en", (), id="no-time"),
        pytest.param("007", "en", ("007",), id="leading-zeros"),
        pytest.param("12.05.2019", "de", (), id="date"),
        pytest.param("1" * 20, "en", ("1" * 20,), id="too-many-digits"),
    ],
)
def test_readings(run, lang, values):
    assert readings(run, lang)[0][: len(values)] == values
    assert bool(readings(run, lang)[0]) == bool(values)


def test_a_date_is_its_parts():
    assert readings("12.05.2019", "de")[1] == (12.0, 5.0, 2019.0)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_never_matters(number):
    assert readings(f"{number:,}", "en")[0] == readings(f"{number}", "en")[0]


def test_digits_of_every_script():
    assert ascii_digits("٢٥ ۲۵ २५ 25") == "25 25 25 25"
