import pytest

from translit.checks.mojibake import Mojibake


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "Ø§Ù„Ø±Ø¦ÙŠØ³ وصل", ["Ø§Ù„Ø±Ø¦ÙŠØ³"], id="latin-1"),
        pytest.param(None, "وصل �� أمس", ["��"], id="replacement"),
        pytest.param(None, "في São Paulo وÂme", [], id="accents"),
        pytest.param("donâ€™t", "donâ€™t", [], id="in-the-source"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(Mojibake, source, target) == expected
