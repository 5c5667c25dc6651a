import pytest

from translit.checks import Context
from translit.checks.omission import Omission
from translit.finding import Severity
from translit.segment import Segment

LONG = (
    "The two sides met in Geneva on Monday, and the talks about the exchange of prisoners, which had "
    "been broken off in March, went on until late in the evening."
)


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        pytest.param(LONG, "التقى الجانبان في جنيف.", "en-ar", ["major"], id="half-is-gone"),
        pytest.param(LONG, " ", "en-ar", [], id="empty-is-told-elsewhere"),
        pytest.param("The talks failed.", "فشلت المحادثات.", "en-ar", [], id="right"),
        pytest.param(LONG, "短い", "en-xx", [], id="language-unknown"),
        pytest.param(LONG, None, "en-ar", [], id="no-target"),
        pytest.param(None, "فشلت", "en-ar", [], id="no-source"),
        pytest.param(
            "In addition, we must say it.",
            "Außerdem sagen wir.",
            "en-de",
            ["neutral"],
            id="weak-evidence-ranks",
        ),
        pytest.param(
            "In addition, we must say it.", "وعلينا قوله.", "en-ar", [], id="not-across-scripts"
        ),
    ],
)
def test_severity(severities, source, target, langs, expected):
    assert severities(Omission, source, target, langs) == expected


def test_what_is_said_twice_counts_once(found):
    source = "Er wurde in München geboren und lebte danach viele Jahre in Berlin."
    once = found(Omission, source, "He was born in Munich.", "de-en")
    twice = found(Omission, source, "He was born in Munich. " * 2, "de-en")
    assert once[0].score > 0
    assert twice[0].score > 0


def test_score_grows_with_what_is_missing(found):
    words = [
        "Er",
        "wurde",
        "in",
        "München",
        "geboren",
        "und",
        "lebte",
        "danach",
        "in",
        "Berlin,",
        "wo",
        "er",
        "1950",
        "starb.",
    ]
    target = [
        "He",
        "was",
        "born",
        "in",
        "Munich",
        "and",
        "then",
        "lived",
        "in",
        "Berlin,",
        "where",
        "he",
        "died",
        "in",
        "1950.",
    ]
    scores = [
        found(Omission, " ".join(words), " ".join(target[:n]), "de-en")[0].score for n in (9, 6, 3)
    ]
    assert scores == sorted(scores)


def test_threshold_is_an_option(severities):
    assert severities(Omission, LONG, "التقى الجانبان في جنيف.", major_from=99) == ["minor"]


ENGLISH = "The two sides met again in Geneva late on Monday evening and went on until the morning"


@pytest.mark.parametrize(
    ("source", "target", "langs", "told"),
    [
        pytest.param(
            ENGLISH, "التقى الجانبان ثانية في جنيف ليلا", ("en", "ar"), False, id="length-alone"
        ),
        pytest.param(ENGLISH, "التقى الجانبان", ("en", "ar"), True, id="length-alone-and-sure"),
        pytest.param(
            "Он сказал, что люди, которые ждали, знают, кто пришёл, и зачем.",
            "He said the waiting people knew who",
            ("ru", "en"),
            False,
            id="commas-of-grammar",
        ),
        pytest.param(
            "Nein, nein, nein, ja, gut, also, bitte, danke. Er kam. Er ging.",
            "No no no yes good so please thanks he came and then he went off.",
            ("de", "en"),
            False,
            id="usual-length",
        ),
    ],
)
def test_what_is_sure(source, target, langs, told):
    segment = Segment("", target, source, source_lang=langs[0], target_lang=langs[1])
    found = list(Omission().check(segment, Context()))
    assert any(f.severity > Severity.NEUTRAL for f in found) is told
