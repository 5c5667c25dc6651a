"""Spaces at punctuation."""

import pytest

from translit.cleaners.spaced_punctuation import SpacedPunctuation


@pytest.mark.parametrize(
    ("text", "fixed", "lang"),
    [
        pytest.param("قال ، نعم", "قال، نعم", None, id="comma"),
        pytest.param("قال ؛ لماذا ؟!", "قال؛ لماذا؟!", None, id="others"),
        pytest.param("انتهى .", "انتهى .", None, id="stop-needs-lang"),
        pytest.param("انتهى .", "انتهى.", "ar", id="stop"),
        pytest.param("قال : نعم", "قال : نعم", "ar", id="colon-is-style"),
        pytest.param("50 %", "50 %", "ar", id="percent"),
        pytest.param("« نعم »", "«نعم»", "ar", id="guillemets"),
        pytest.param("« Oui » !", "« Oui » !", "fr", id="french"),
        pytest.param('قال " نعم" ثم', 'قال "نعم" ثم', "ar", id="opening-quote"),
        pytest.param('قال " نعم', 'قال " نعم', "ar", id="unpaired-quote"),
        pytest.param('"نعم" " لا"', '"نعم" "لا"', "ar", id="second-quote"),
        pytest.param("a , b .", "a, b.", "en", id="english"),
        pytest.param("see .net , :) or ...", "see .net, :) or ...", "en", id="guards"),
        pytest.param("\n ، نعم", "\n ، نعم", None, id="line-start"),
        pytest.param("", "", "ar", id="empty"),
        pytest.param("a\u00a0، b", "a، b", None, id="no-break-space"),
        pytest.param("قال ،نعم", "قال،نعم", None, id="space-on-the-wrong-side"),
    ],
)
def test_repair(repaired, text, fixed, lang):
    assert repaired(SpacedPunctuation(), text, lang) == fixed
