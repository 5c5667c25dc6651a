import pytest

from translit.checks.doubled_phrase import DoubledPhrase


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            None, "كانت خطوتين على بعد خطوتين من الحدود", ["خطوتين على بعد خطوتين"], id="measure"
        ),
        pytest.param(None, "it goes on and on and on", [], id="on-and-on"),
        pytest.param(
            "a spade a spade", "einen Spaten einen Spaten", [], id="the-source-has-short-words"
        ),
        pytest.param("Text == Headline text == Headline text", "عنوان نص عنوان نص", [], id="signs"),
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


def test_a_comma_makes_it_minor(severities):
    assert severities(DoubledPhrase, "I am strong", "أنا قوي جدا، أنا قوي جدا") == ["minor"]
    assert severities(DoubledPhrase, None, "أنا قوي جدا، أنا قوي جدا") == []
    assert severities(DoubledPhrase, None, "أنا قوي جدا أنا قوي جدا") == ["major"]
