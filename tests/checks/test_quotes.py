import pytest

from translit.checks.quotes import Quotes


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "He said: “We came home.”", "قال: “عدنا إلى البيت.", ["البيت."], id="left-open"
        ),
        pytest.param(
            "The “old guard” came home.", "عاد “الحرس القديم إلى البيت.", ["“"], id="in-the-middle"
        ),
        pytest.param('He said: "We came."', "قال: «عدنا».", [], id="other-marks"),
        pytest.param(None, "قال: “عدنا", [], id="no-source"),
        pytest.param('a 5" screen', 'شاشة 5" كبيرة', [], id="inches"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(Quotes, source, target) == expected
