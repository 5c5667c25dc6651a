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
        pytest.param('قال: " نعم ".', 'قال: "نعم".', "ar", id="both-quotes"),
        pytest.param('قال: "نعم " ثم "لا "', 'قال: "نعم" ثم "لا"', "ar", id="closing-quotes"),
        pytest.param('قال " ثم "', 'قال "ثم"', "ar", id="a-word-in-quotes"),
        pytest.param('قال " "', 'قال " "', "ar", id="nothing-in-quotes"),
        pytest.param('في צה"ל قال " نعم "', 'في צה"ל قال "نعم"', "ar", id="gershayim"),
        pytest.param("قال “ نعم ” ثم", "قال “نعم” ثم", "ar", id="curly"),
        pytest.param("قال ” نعم ” ثم", "قال ” نعم ” ثم", "ar", id="which-curly-opens"),
        pytest.param("الجيش ( LNA ) في", "الجيش (LNA) في", "ar", id="brackets"),
        pytest.param("الجيش ( LNA) في", "الجيش ( LNA) في", "ar", id="half-spaced-brackets"),
        pytest.param("f ( x ) وكذلك", "f ( x ) وكذلك", "ar", id="code"),
        pytest.param("نعم :( ثم )", "نعم :( ثم )", "ar", id="smiley"),
        pytest.param("a , b .", "a, b.", "en", id="english"),
        pytest.param("see .net , :) or ...", "see .net, :) or ...", "en", id="guards"),
        pytest.param("\n ، نعم", "\n ، نعم", None, id="line-start"),
        pytest.param("", "", "ar", id="empty"),
        pytest.param("a\u00a0، b", "a، b", None, id="no-break-space"),
        pytest.param("قال ،نعم", "قال، نعم", None, id="space-on-the-wrong-side"),
        pytest.param("٥ ،٦", "٥،٦", None, id="digits"),
    ],
)
def test_repair(repaired, text, fixed, lang):
    assert repaired(SpacedPunctuation(), text, lang) == fixed
