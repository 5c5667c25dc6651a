import pytest

from translit.numbers import read, remeasured


@pytest.mark.parametrize(
    ("source", "target", "units"),
    [
        pytest.param("200 km away", "على بعد 200 ميل", [("km", "mi")], id="length"),
        pytest.param("1,000 pounds of flour", "1000 كيلوغرام من الدقيق", [("lb", "kg")], id="mass"),
        pytest.param("$200 a day", "200 يورو يوميا", [("usd", "eur")], id="money"),
        pytest.param("30 degrees celsius", "30 درجة فهرنهايت", [], id="degrees-say-no-scale"),
        pytest.param("after 48 hours", "بعد 48 يوما", [("h", "d")], id="time"),
        pytest.param("200 km away", "على بعد ٢٠٠ كم", [], id="the-same"),
        pytest.param("60 miles", "97 كم", [], id="converted"),
        pytest.param("60 miles (97 km)", "97 كم (60 ميلا)", [], id="both"),
        pytest.param("200 km/h", "200 كيلومتر في الساعة", [], id="a-speed"),
        pytest.param("200 km and 200 miles", "200 كم و200 ميل", [], id="twice"),
        pytest.param("200 men, 5 km", "200 ميل و5 رجال", [], id="other-values"),
        pytest.param("5 pounds", "5 جنيهات إسترلينية", [], id="pounds"),
        pytest.param("", "200 ميل", [], id="empty"),
    ],
)
def test_units(source, target, units):
    found = remeasured(read(source, "en"), read(target, "ar"))
    assert [(a.unit, b.unit) for a, b in found] == units
