import pytest

from translit.checks.doubled_word import DoubledWord


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "He said the deal was over", "قال إن إن الاتفاق انتهى", ["إن إن"], id="stammer"
        ),
        pytest.param(
            "It ended", "انتهى انتهى الأمر الأمر الأمر", ["الأمر الأمر الأمر"], id="three"
        ),
        pytest.param(None, "دخلوا واحدا واحدا", [], id="on-purpose"),
        pytest.param(None, "وصل إلى إلى موسكو", ["إلى إلى"], id="a-preposition"),
        pytest.param("better than those before", "أفضل من من سبقه", [], id="grammar"),
        pytest.param("a very very old man", "رجل مسن مسن", [], id="in-the-source"),
        pytest.param("CNN said", "قالت سي إن إن أمس", [], id="acronym"),
        pytest.param(None, "فرقة Duran Duran", [], id="name"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(DoubledWord, source, target) == expected


def test_reduplication_is_grammar(texts):
    assert texts(DoubledWord, "He came often", "وہ بار بار آیا", langs="en-ur") == []


def test_names_of_two_halves(texts):
    assert texts(DoubledWord, "The Adventures of Tintin", "مغامرات تان تان") == []
    assert texts(DoubledWord, "به گزارش بی‌بی‌سی", "أفادت بي بي سي", "fa-ar") == []
    assert texts(DoubledWord, "The adventures of Tom", "مغامرات توم توم") == ["توم توم"]


@pytest.mark.parametrize(
    ("lang", "target"),
    [
        pytest.param("de", "Die Frauen, die die Kinder sahen", id="german-relative"),
        pytest.param("fr", "Vous vous trompez sur le fils de de Gaulle", id="french-reflexive"),
        pytest.param("en", "He gave her her book", id="english-pronoun"),
        pytest.param("nl", "Ik denk dat dat klopt", id="dutch-conjunction"),
    ],
)
def test_grammar_sets_a_word_beside_itself(texts, lang, target):
    assert texts(DoubledWord, "x", target, langs=f"ar-{lang}") == []
