import pytest

from translit.checks.untranslated_segment import UntranslatedSegment, is_translatable


@pytest.mark.parametrize(
    ("source", "target", "langs", "count"),
    [
        pytest.param("The talks failed again.", "The talks failed again.", "en-ar", 1, id="copy"),
        pytest.param("The talks failed again.", "the talks failed again", "en-ar", 1, id="case"),
        pytest.param(
            "It Is Very Bad.", "It Is Very Bad.", "en-ar", 1, id="title-in-another-script"
        ),
        pytest.param("It Is Very Bad.", "It Is Very Bad.", "en-de", 0, id="title-may-be-a-name"),
        pytest.param("Das Haus ist alt", "Das Haus ist alt", "de-en", 1, id="one-script"),
        pytest.param("Microsoft Windows 11", "Microsoft Windows 11", "en-ar", 0, id="product"),
        pytest.param("OK then", "OK then", "en-ar", 0, id="too-short"),
        pytest.param("The talks failed.", "فشلت المحادثات.", "en-ar", 0, id="translated"),
        pytest.param(
            "The talks failed again.", "The talks failed again.", "en-en", 0, id="one-language"
        ),
        pytest.param("12/05/2019 10:30", "12/05/2019 10:30", "en-ar", 0, id="digits"),
        pytest.param(
            "Il faut bien le faire, disait ma mère.",
            "Il faut bien le faire, disait ma mère.",
            "en-ru",
            0,
            id="quotation-in-a-third-language",
        ),
        pytest.param(None, "The talks failed again.", "en-ar", 0, id="no-source"),
    ],
)
def test_finds(found, source, target, langs, count):
    assert len(found(UntranslatedSegment, source, target, langs)) == count


def test_the_whole_target_is_meant(found):
    (finding,) = found(UntranslatedSegment, "The talks failed again.", "The talks failed again.")
    assert (finding.start, finding.end) == (0, len("The talks failed again."))
    assert str(finding.severity) == "major"


def test_is_translatable_counts_words():
    assert is_translatable("a plain old line", 3)
    assert not is_translatable("NATO EU UN", 3)
    assert is_translatable("The New York Review", 3, titles=True)
