"""Wide letters."""

import pytest

from translit.cleaners.fullwidth_letters import FullwidthLetters


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("ＬＮＡ　１２：３０", "LNA 12:30", id="ascii"),
        pytest.param("中文，ＡＢＣ", "中文，ＡＢＣ", id="chinese"),
        pytest.param("カタカナＡ", "カタカナＡ", id="japanese"),
        pytest.param("حفتر（LNA）", "حفتر(LNA)", id="arabic"),
        pytest.param("（ABC）", "(ABC)", id="brackets"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(FullwidthLetters(), text) == fixed
