import pytest

from translit.checks.foreign_letters import ForeignLetters


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "وصل الرئیس إلى موسكو أمس", ["الرئیس"], id="persian-yeh"),
        pytest.param(None, "وصل الرئيس إلى موسكو", [], id="arabic"),
        pytest.param(None, "پاريس وچاد", [], id="sounds"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(ForeignLetters, source, target) == expected
