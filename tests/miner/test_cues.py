"""Whether a word's letters are those of a name from abroad."""

import pytest

from translit.miner.cues import foreign


@pytest.mark.parametrize(
    "word", ["هامبشير", "تورونتو", "إنديغو", "ساسيكس", "هينريك", "غولدينغ", "ڤيلا", "سبرينغديل"]
)
def test_names_from_abroad(word):
    assert foreign(word)


@pytest.mark.parametrize(
    "word", ["يتراجع", "محاولاتها", "بيتعلموا", "تقارب", "خضراء", "والمدينة", "كتاب", "انتقل", ""]
)
def test_words_of_the_language(word):
    assert not foreign(word)
