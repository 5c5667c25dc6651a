import pytest

from translit.checks.end_punctuation import EndPunctuation


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("He came home.", "عاد إلى البيت،", ["،"], id="comma"),
        pytest.param("Did he come home?", "هل عاد.", ["."], id="question"),
        pytest.param("He came home.", "عاد إلى البيت", [], id="none"),
        pytest.param("Did he come home?", "هل عاد؟", [], id="asked"),
        pytest.param(None, "عاد،", [], id="no-source"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(EndPunctuation, source, target) == expected


def test_marks_that_are_right_elsewhere(texts):
    assert texts(EndPunctuation, "“I won,” he said.", "«Я виграв, —", langs="en-uk") == []
    assert texts(EndPunctuation, "He came home.", "هغه کور ته راغی،", langs="en-ps") == []


@pytest.mark.parametrize(
    ("langs", "source", "target", "expected"),
    [
        pytest.param("de-en", "Herr Präsident!", "Mr President,", [], id="address"),
        pytest.param("en-fa", '"I do," he said.', "گفت: «بله،»", [], id="persian-quotation"),
        pytest.param("en-fa", "He came home.", "به خانه آمد،", ["،"], id="persian-sentence"),
        pytest.param("en-ug", "He came home.", "ئۇ ئۆيگە كەلدى،", [], id="uyghur"),
        pytest.param("en-tr", 'He said "yes".', "&quot;Evet&quot; dedi.&quot;", [], id="entity"),
        pytest.param("en-tr", "He said yes.", "Evet dedi:", [], id="colon"),
        pytest.param("en-ja", "Is it so?", "そう です か 。", [], id="a-word-that-asks"),
    ],
)
def test_styles_of_ending(texts, langs, source, target, expected):
    assert texts(EndPunctuation, source, target, langs) == expected
