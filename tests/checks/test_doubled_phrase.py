import pytest

from translit.checks.doubled_phrase import DoubledPhrase


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            None, "كانت خطوتين على بعد خطوتين من الحدود", ["خطوتين على بعد خطوتين"], id="measure"
        ),
        pytest.param(None, "بحلول ذكرى الذكرى العاشرة", ["ذكرى الذكرى"], id="construct"),
        pytest.param(
            "on his feet", "وقف على قدميه على قدميه أمس", ["على قدميه على قدميه"], id="again"
        ),
        pytest.param(None, "يوما بعد يوم، جنبا إلى جنب", [], id="idiom"),
        pytest.param(
            "again and again and again and again", "مرة أخرى مرة أخرى", [], id="in-the-source"
        ),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(DoubledPhrase, source, target) == expected
