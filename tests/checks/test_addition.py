import pytest

from translit.checks.addition import Addition

LONG = (
    "فشلت المحادثات مرة أخرى بعد أن رفض الجانبان ما عرضه الوسيط من حلول كثيرة، وقال المتحدث باسم "
    "الوزارة إن موعد الجولة القادمة لم يحدد بعد وإن الأمر متروك للقادة."
)


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        pytest.param("The talks failed again.", LONG, "en-ar", ["major"], id="ran-on"),
        pytest.param(
            "The talks failed again.", "فشلت المحادثات مرة أخرى.", "en-ar", [], id="right"
        ),
        pytest.param("WHO", "منظمة الصحة العالمية", "en-ar", [], id="acronym"),
        pytest.param("The talks failed again.", LONG, "en-xx", [], id="language-unknown"),
        pytest.param(None, LONG, "en-ar", [], id="no-source"),
        pytest.param("The talks failed again.", None, "en-ar", [], id="no-target"),
    ],
)
def test_severity(severities, source, target, langs, expected):
    assert severities(Addition, source, target, langs) == expected


def test_threshold_is_an_option(severities):
    assert severities(Addition, "The talks failed again.", LONG, major_from=99) == ["minor"]
    assert severities(Addition, "The talks failed again.", LONG, minor_from=99) == []
