import pytest

from translit.miner.inflection import derived, inflects, one_stem, same_words


@pytest.mark.parametrize(
    ("form", "words", "expected"),
    [
        pytest.param("سيارات", {"السيارة"}, True, id="plural"),
        pytest.param("مسيرته", {"مسيرة"}, True, id="pronoun"),
        pytest.param("دفتر", {"الدفتر"}, True, id="article"),
        pytest.param("هافتار", {"قال", "روسيا"}, False, id="name"),
        pytest.param("برلين", {"البر"}, False, id="an-ending-that-is-none"),
    ],
)
def test_inflects(form, words, expected):
    assert inflects(form, words, frozenset()) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("والميزات", "ميزات", True, id="clitics"),
        pytest.param("كلاسيكيين", "كلاسيكيان", True, id="cases"),
        pytest.param("هافتار", "هفتار", False, id="spelling"),
    ],
)
def test_one_stem(one, other, expected):
    assert one_stem(one, other) == expected


def test_adjectives_and_inflected_names():
    assert derived("تنزاني", "تنزانيا")
    assert not derived("هافتار", "حفتر")
    assert same_words("الدفاع الروسي", "الدفاع الروسية")
    assert not same_words("فيلق أفريقيا", "الفيلق الأفريقي")
    assert not same_words("خليفة هافتار", "خليفة حفتر")
