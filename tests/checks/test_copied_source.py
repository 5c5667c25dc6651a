import pytest

from translit.checks.copied_source import CopiedSource

SOURCE = "He said that the talks had failed again on Monday."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            SOURCE, "وقال الوزير that the talks had failed again يوم الاثنين.",
            ["that the talks had failed again"], id="run",
        ),
        pytest.param(SOURCE, "وقال إن talks failed يوم الاثنين", [], id="too-short"),
        pytest.param(SOURCE, "وقال (the talks had failed again)", [], id="gloss"),
        pytest.param(SOURCE, SOURCE, [], id="all-of-it-is-untranslated"),
        pytest.param(
            "She wrote for The New York Review of Books.",
            "كتبت في The New York Review of Books.", [], id="title",
        ),
        pytest.param(
            "See https://example.org/the/talks/had/failed/again for more.",
            "انظر https://example.org/the/talks/had/failed/again", [], id="link",
        ),
        pytest.param(None, "that the talks had failed again", [], id="no-source"),
    ],
)  # fmt: skip
def test_finds(texts, source, target, expected):
    assert texts(CopiedSource, source, target) == expected


def test_option_sets_the_length(texts):
    target = "وقال إن the talks had failed يوم"
    assert texts(CopiedSource, SOURCE, target) == []
    assert texts(CopiedSource, SOURCE, target, min_words=4) == ["the talks had failed"]


def test_hostile_repetition_is_fast(texts):
    assert texts(CopiedSource, "a " * 20_000, "ب " + "a " * 20_000 + "abcd") == []
