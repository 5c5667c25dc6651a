"""Non-joiners in Arabic."""

import pytest

from translit.cleaners.stray_joiners import StrayJoiners


@pytest.mark.parametrize(
    ("text", "fixed", "lang"),
    [
        pytest.param("حف\u200cتر", "حفتر", "ar", id="inside"),
        pytest.param("حف\u200cتر", "حفتر", "ar-LY", id="region"),
        pytest.param("حَ\u200cفتر", "حَفتر", "ar", id="after-vowel"),
        pytest.param("حف\u200cتر", "حف\u200cتر", None, id="unknown"),
        pytest.param("حف\u200cتر", "حف\u200cتر", "fa", id="persian"),
        pytest.param("می\u200cرود", "می\u200cرود", "ar", id="persian-word"),
        pytest.param("لـ\u200cLNA", "لـ\u200cLNA", "ar", id="beside-latin"),
    ],
)
def test_repair(repaired, text, fixed, lang):
    assert repaired(StrayJoiners(), text, lang) == fixed
