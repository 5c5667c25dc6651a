import tomllib
from pathlib import Path

import pytest

from translit.checks.literal_calque import LiteralCalque


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "The field marshal spoke", "تحدث المارشال الحقل", ["المارشال الحقل"], id="rank"
        ),
        pytest.param(None, "تحدث المارشال الحقل", ["المارشال الحقل"], id="without-source"),
        pytest.param("a think tank", "لخزان التفكير", ["لخزان التفكير"], id="clitics-and-tanwin"),
        pytest.param("a Red Square parade", "عرض ميدان أحمر", ["ميدان أحمر"], id="place"),
        pytest.param("a brown square", "ميدان أحمر", [], id="needs-its-source"),
        pytest.param("in territorial waters", "في المياه الإقليمية", [], id="right"),
        pytest.param("in the fall of 2018", "في خريف عام 2018", [], id="season"),
        pytest.param(None, "في خريف ديسمبر", ["خريف ديسمبر"], id="season-of-a-winter-month"),
        pytest.param("an air strike", "إضراب جوي", ["إضراب"], id="strike"),
        pytest.param("an air strike and a general strike", "غارة وإضراب عام", [], id="labour"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(LiteralCalque, source, target) == expected


CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "calques.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [pytest.param(c["source"], c["wrong"], c["right"], id=c["source"]) for c in CASES["cases"]],
)
def test_a_phrase_and_its_contrast(texts, source, wrong, right):
    assert texts(LiteralCalque, source, wrong)
    assert not texts(LiteralCalque, source, right)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("the march began in May", "بدأت المسيرة في مايو", id="a-march"),
        pytest.param("turkeys and chickens", "الديوك الرومية والدجاج", id="turkeys"),
        pytest.param("coronavirus in Turkey and in turkeys", "كورونا الديك الرومي", id="both"),
        pytest.param("a polar bear cub", "صغير الدب القطبي", id="a-bear"),
        pytest.param("the police opened fire on the shooter", "أطلقت الشرطة النار", id="fire"),
        pytest.param("a tank of the army beside a water tank", "دبابة قرب خزان", id="two-tanks"),
        pytest.param("in the fall of 2018 prices fell", "في خريف 2018", id="a-season"),
        pytest.param("his left hand and human rights", "يده اليسرى وحقوق الإنسان", id="rights"),
        pytest.param("veterinarians treated war dogs", "الأطباء البيطريون", id="vets"),
        pytest.param("the trial of a doctor", "محاكمة طبيب", id="a-trial"),
        pytest.param("seal the letter with wax", "الختم بالشمع", id="a-seal"),
        pytest.param("judge the tennis court lawsuit", "محكمة التنس", id="a-court"),
        pytest.param("it is on page 5 of the magazine", "في المجلة", id="a-magazine"),
        pytest.param("customs and traditions", "العادات والتقاليد", id="customs"),
        pytest.param("the Vatican trade in dates", "تجارة التمر", id="dates"),
    ],
)
def test_words_in_their_own_sense(texts, source, target):
    assert texts(LiteralCalque, source, target) == []
