"""What the shipped glossaries make of news, as machine translation writes it."""

import functools

import pytest

from translit.glossary import Glossary
from translit.normalizer import Normalizer


@functools.cache
def shipped():
    return Normalizer(Glossary.shipped())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "زار صدام هيفتر ثم بلقاسم هفتر المدينة", "زار صدام حفتر ثم بلقاسم حفتر المدينة", id="sons"
        ),
        pytest.param("قال محمد حمدان داغالو", "قال محمد حمدان دقلو", id="dagalo"),
        pytest.param("نفى هيميدتي ولهيميتي رأي", "نفى حميدتي ولحميدتي رأي", id="hemedti"),
        pytest.param("عبد الفتاح البورهان في كارتوم", "عبد الفتاح البرهان في الخرطوم", id="sudan"),
        pytest.param("لقاء جورجيا ملوني", "لقاء جورجيا ميلوني", id="no-country"),
        pytest.param("وزير الخارجية تاجاني", "وزير الخارجية تاياني", id="a-minister"),
        pytest.param("مرتزقة فاغنير في مالي", "مرتزقة فاغنر في مالي", id="wagner"),
        pytest.param("وقوات Wagner هناك", "وقوات فاغنر هناك", id="wagner-in-latin"),
        pytest.param("هبط في مطار متيغا", "هبط في مطار معيتيقة", id="mitiga"),
    ],
)  # fmt: skip
def test_bad_spellings_of_the_news(text, expected):
    assert shipped()(text, "ar").text == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("الشيخ أحمد تاجاني في داكار", id="another-tajani"),
        pytest.param("معبر رأس أجدير الحدودي", id="an-accepted-spelling"),
        pytest.param("مياه خليج السدرة", id="an-accepted-name"),
        pytest.param("هبط سعر عملة $TRUMP", id="a-coin"),
        pytest.param("لاعب اسمه فاغنير", id="another-wagner"),
    ],
)
def test_what_is_right_is_left(text):
    assert shipped()(text, "ar").text == text


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        pytest.param("قالت RSF في السودان", ["rsf_sudan", "sudan"], id="rapid-support"),
        pytest.param("قالت RSF في باريس", ["rsf", "paris"], id="reporters"),
        pytest.param("صدام مسلح مع قوات حفتر", ["lna"], id="a-clash"),
        pytest.param("نجله صدام في موسكو", ["haftar_saddam", "moscow"], id="a-son"),
        pytest.param("وصل خالد هفتر", ["haftar_khaled"], id="which-haftar"),
    ],
)
def test_whose_name_it_is(text, concepts):
    assert [mention.concept for mention in shipped()(text, "ar").mentions] == concepts
