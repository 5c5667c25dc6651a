"""Letters of a sister language."""

import pytest

from translit.cleaners.sister_letters import SisterLetters


@pytest.mark.parametrize(
    ("text", "fixed", "lang"),
    [
        pytest.param("ليبیا", "ليبيا", "ar", id="inside"),
        pytest.param("علی متی", "على متى", "ar", id="final-known"),
        pytest.param("الليبی", "الليبي", "ar", id="final-other"),
        pytest.param("وعلی", "وعلى", "ar", id="conjunction"),
        pytest.param("ترکیا", "تركيا", "ar-EG", id="region"),
        pytest.param("روزنامه کیهان چاپ شد", "روزنامه کیهان چاپ شد", "ar", id="persian-run"),
        pytest.param("می\u200cرود", "می\u200cرود", "ar", id="persian-joiner"),
        pytest.param("ليبيا", "لیبیا", "fa", id="persian"),
        pytest.param("القاهرة ليبي", "القاهرة ليبي", "fa", id="arabic-run"),
        pytest.param("ليبیا", "ليبیا", None, id="unknown"),
        pytest.param("ليبیا", "ليبیا", "xx", id="no-such"),
        pytest.param("لِيبِيَا", "لِيبِيَا", "fa", id="vowelled"),
    ],
)
def test_repair(repaired, text, fixed, lang):
    assert repaired(SisterLetters(), text, lang) == fixed
