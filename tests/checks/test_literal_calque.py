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
