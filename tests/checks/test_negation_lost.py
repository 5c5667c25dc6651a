import pytest

from translit.checks.negation_lost import NegationLost

PLAIN = "The army did not attack the city."


@pytest.mark.parametrize(
    ("source", "target", "langs", "count"),
    [
        pytest.param(PLAIN, "هاجم الجيش المدينة.", "en-ar", 1, id="lost"),
        pytest.param(PLAIN, "لم يهاجم الجيش المدينة.", "en-ar", 0, id="kept"),
        pytest.param(PLAIN, "امتنع الجيش عن مهاجمة المدينة.", "en-ar", 0, id="said-otherwise"),
        pytest.param(
            "Not only the army attacked.", "هاجم الجيش المدينة.", "en-ar", 0, id="not-only"
        ),
        pytest.param("Isn't it late?", "هل تأخر الوقت؟", "en-ar", 0, id="tag"),
        pytest.param(PLAIN, "Die Armee griff an.", "en-de", 0, id="another-language"),
        pytest.param(PLAIN, "هاجم الجيش المدينة.", "de-ar", 0, id="another-source"),
        pytest.param("word " * 30 + "not", "هاجم الجيش المدينة.", "en-ar", 0, id="long"),
    ],
)
def test_finds(found, source, target, langs, count):
    assert len(found(NegationLost, source, target, langs)) == count


def test_is_off_by_default():
    assert NegationLost.default is False
    assert "Off by default" in NegationLost.__doc__
