"""Lists of common words: there, clean, and free of names."""

import pytest

from translit.glossary import Glossary
from translit.glossary.common_words import common_words


@pytest.mark.parametrize(
    ("lang", "word"), [("ar", "من"), ("ar-EG", "بعد"), ("en", "the"), ("fa", "است"), ("ru", "не")]
)
def test_known(lang, word):
    assert word in common_words(lang)


@pytest.mark.parametrize("lang", ["xx", "../ar", ""])
def test_unknown_language_has_none(lang):
    assert common_words(lang) == frozenset()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_preferred_name_among_them(lang):
    names = {
        t.text
        for c in Glossary.shipped().concepts
        for t in c.terms
        if t.lang == lang and t.status == "preferred"
    }
    assert not {word for word in common_words(lang) & names if len(word) > 1}
