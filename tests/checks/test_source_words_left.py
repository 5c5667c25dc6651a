import pytest

from translit.checks.source_words_left import SourceWordsLeft


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("The militia shelled it.", "قصفت militia المطار", ["militia"], id="word"),
        pytest.param(
            "an armed militia shelled it.",
            "قصفت armed militia المطار يوم الاثنين",
            ["armed militia"],
            id="phrase",
        ),
        pytest.param("The militia shelled it.", "قصفت (militia) المطار", [], id="brackets"),
        pytest.param("The militia shelled it.", 'قصفت "the militia" المطار', [], id="quotes"),
        pytest.param("a militia of it", "قصفت Kit militia المطار", [], id="beside-a-name"),
        pytest.param("Install wifi-tools now", "ثبت wifi-tools الآن", [], id="code"),
        pytest.param("Buy an iPhone now", "اشتر iPhone الآن", [], id="brand"),
        pytest.param("Go to example.org now", "اذهب إلى example.org الآن", [], id="address"),
        pytest.param("grown in vitro today", "زرعت in vitro اليوم", [], id="latin-term"),
        pytest.param("a law", "قانون other هنا", [], id="not-in-the-source"),
        pytest.param("twp means daft", "تعني twp السخافة", [], id="short"),
        pytest.param(None, "قصفت militia المطار", [], id="no-source"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(SourceWordsLeft, source, target) == expected


def test_a_phrase_is_worse_than_a_word(severities):
    assert severities(SourceWordsLeft, "the militia", "قصفت militia المطار") == ["minor"]
    assert severities(
        SourceWordsLeft, "armed militia", "قصفت armed militia المطار يوم الاثنين"
    ) == ["major"]


def test_words_can_be_allowed(texts):
    assert not texts(SourceWordsLeft, "the militia", "قصفت militia هنا", allowed=("militia",))


def test_what_is_copied_as_a_run_is_not_said_twice(texts):
    run = "that the talks had failed again"
    target = f"وقال الوزير المكلف بالملف {run} اليوم في مؤتمر صحفي"
    assert texts(SourceWordsLeft, f"He said {run} today.", target) == []
