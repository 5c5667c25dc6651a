import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import Context
from translit.checks.repetition import Repetition
from translit.segment import Segment


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        pytest.param(
            "Er trat auf.",
            "He sang in the series" + ", the series" * 12,
            "de-en",
            ["critical"],
            id="oscillates",
        ),
        pytest.param(
            "He sang.", "غنى في المسلسل" + " في المسلسل" * 12, "en-ar", ["critical"], id="in-arabic"
        ),
        pytest.param("the effect", "knee-knee-knee-knee effect", "de-en", ["minor"], id="stutter"),
        pytest.param(
            "Das Tal ist schön.",
            "It is a place for change and change.",
            "de-en",
            ["neutral"],
            id="ranks",
        ),
        pytest.param(
            "The city of cities.", "مدينة المدن مدينة", "en-ar", [], id="not-across-scripts"
        ),
        pytest.param(
            "Paris, Paris, Paris, Paris!",
            "باريس، باريس، باريس، باريس!",
            "en-ar",
            [],
            id="source-too",
        ),
        pytest.param("A line.", "سطر واحد لا يعيد شيئا", "en-ar", [], id="nothing"),
        pytest.param("A line.", None, "en-ar", [], id="no-target"),
        pytest.param(None, "the series, " * 12, "-en", ["critical"], id="no-source"),
        pytest.param("7 7 7", "7 7 7 7 7 7 7 7 7", "de-en", [], id="digits"),
    ],
)
def test_severity(severities, source, target, langs, expected):
    assert severities(Repetition, source, target, langs) == expected


def test_points_from_the_first_to_the_last(texts):
    target = "It is a place for change and change here."
    assert texts(Repetition, "Das Tal ist schön.", target, "de-en") == ["change and change"]


def test_character_references_are_no_words(severities):
    target = "a &quot;wet&quot; or &quot;dry&quot; cell and a &quot;new&quot; one"
    assert severities(Repetition, "Ein Tal.", target, "de-en") == []


def test_more_is_worse(found):
    scores = [
        found(Repetition, "Er sang.", "He sang the song" + ", the song" * n, "de-en")[0].score
        for n in (1, 3, 9)
    ]
    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] < 1


@given(st.text(alphabet="ab- /", max_size=200))
def test_never_raises(target):
    list(Repetition().check(Segment("1", target=target), Context(target_lang="en")))
