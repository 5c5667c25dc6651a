import pytest

from translit.checks.url_mismatch import UrlMismatch


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "See https://example.org/a.",
            "انظر https://example.org/b.",
            ["https://example.org/b"],
            id="link",
        ),
        pytest.param(
            "Write to a@example.org", "راسل a@exampel.org", ["a@exampel.org"], id="e-mail"
        ),
        pytest.param("says @newsdesk", "قال @newsdsk", ["@newsdsk"], id="handle"),
        pytest.param(
            "See https://example.org/a", "انظر الموقع", ["https://example.org/a"], id="lost"
        ),
        pytest.param("See it", "انظر www.example.org", ["www.example.org"], id="made-up"),
        pytest.param("See http://example.org/.", "انظر https://example.org", [], id="scheme"),
        pytest.param(
            "See https://example.org/en/a", "انظر https://example.org/ar/a", [], id="language"
        ),
        pytest.param("See https://example.org,", "(https://example.org)", [], id="punctuation"),
        pytest.param("and/or", "و/أو", [], id="slash"),
        pytest.param("at 5 @ home", "في 5 @ البيت", [], id="at-sign"),
        pytest.param(None, "https://example.org", [], id="no-source"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(UrlMismatch, source, target) == expected


def test_hostile_text_is_fast(texts):
    assert texts(UrlMismatch, "a" * 50_000 + "@", "b@" * 20_000) == []
