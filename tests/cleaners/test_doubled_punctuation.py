"""The same mark twice."""

import pytest

from translit.cleaners.doubled_punctuation import DoubledPunctuation


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("a،، b", "a، b", id="comma"),
        pytest.param("a، ، ، b", "a، b", id="spaced"),
        pytest.param("a؛؛ b", "a؛ b", id="semicolon"),
        pytest.param("end,, then", "end, then", id="ascii"),
        pytest.param("„x,, ,,y", "„x, ,,y", id="opening-stays"),
        pytest.param("a,b,,c", "a,b,,c", id="empty-field"),
        pytest.param("كلمة, ، ثم", "كلمة، ثم", id="mixed"),
        pytest.param("كلمة، , ثم", "كلمة، ثم", id="mixed-back"),
        pytest.param("?? !! .. … ؟؟", "?? !! .. … ؟؟", id="meant"),
        pytest.param("1,،2", "1,،2", id="digits"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(DoubledPunctuation(), text) == fixed
