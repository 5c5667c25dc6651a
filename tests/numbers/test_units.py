import pytest

from translit.numbers.units import converted, dimension, is_round


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit", "same"),
    [
        pytest.param(60, "mi", 97, "km", True, id="miles"),
        pytest.param(60, "mi", 100, "km", True, id="rounded"),
        pytest.param(60, "mi", 160, "km", False, id="wrong"),
        pytest.param(85, "mph", 137, "km", True, id="speed-without-the-hour"),
        pytest.param(80, "deg", 27, "C", True, id="fahrenheit"),
        pytest.param(10, "deg", 6, "deg", True, id="difference-of-degrees"),
        pytest.param(5, "km", 5, "km", False, id="one-unit-is-no-conversion"),
        pytest.param(5, "km", 5, "kg", False, id="another-dimension"),
        pytest.param(5, "usd", 5, "eur", False, id="no-rate-is-known"),
        pytest.param(5, "xx", 5, "km", False, id="unknown"),
    ],
)
def test_converted(value, unit, other, other_unit, same):
    assert converted(value, unit, other, other_unit) == same


def test_dimension():
    assert [dimension(u) for u in ("km", "usd", "%", None)] == ["length", "money", None, None]


def test_is_round():
    assert is_round(24, "h")
    assert is_round(6, "mo")
    assert not is_round(18, "h")
    assert not is_round(24, "km")
