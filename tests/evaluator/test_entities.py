"""M-ETA as published and with knowledge of words, clitics and spellings."""

import pytest

from translit.errors import InputError
from translit.evaluator.entities import entity_scores, holds


@pytest.mark.parametrize(
    ("text", "name", "lang", "expected"),
    [
        pytest.param("سافر إلى مالي.", "مالي", "ar", True, id="bare"),
        pytest.param("لأسباب مالية", "مالي", "ar", False, id="inside-a-word"),
        pytest.param("وللأرض الموعودة", "الأرض الموعودة", "ar", True, id="lam-and-article"),
        pytest.param("قراءة للجامع الكبير", "جامع الكبير", "ar", True, id="lam-and-new-article"),
        pytest.param("كتاب الكويدتش", "كويدتش", "ar", True, id="article"),
        pytest.param("لافتتاحية 1812", "افتتاحية ١٨١٢", "ar", True, id="clitic-and-digits"),
        pytest.param("فيلم ارض الميعاد", "أَرْض الميعاد", "ar", True, id="letters-and-marks"),
        pytest.param("Haftar's men", "haftar", "en", True, id="latin-case"),
        pytest.param("the Haftars", "Haftar", "en", False, id="latin-inside"),
        pytest.param("x", "", None, False, id="empty-name"),
        pytest.param("a (b)", "(b)", None, True, id="punctuation"),
    ],
)
def test_holds(text, name, lang, expected):
    assert holds(text, name, lang) is expected


def test_scores_with_intervals():
    texts = ["للأرض", "مالية", None, "روما"]
    names = [["الأرض"], ["مالي"], ["ليبيا"], ["روما", "رومة"]]
    published, aware = entity_scores(texts, names, target_lang="ar", resamples=200)
    assert (published.name, published.value) == ("m-eta", 50.0)
    assert (aware.name, aware.value) == ("m-eta-aware", 50.0)
    assert published.interval[0] < 50 < published.interval[1]
    assert "clitics" in aware.signature


@pytest.mark.parametrize(
    ("texts", "names", "message"),
    [
        pytest.param(["a"], [["a"], ["b"]], "lengths differ", id="unequal"),
        pytest.param(["a", "b"], [["a"], []], "segment 2", id="no-mention"),
        pytest.param([], [], "no accepted mention", id="nothing"),
    ],
)
def test_bad_input(texts, names, message):
    with pytest.raises(InputError, match=message):
        entity_scores(texts, names)
