"""The words of many names, against each name split alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.names import fold, words
from translit.names.splitting import split_many

TEXT = (
    "Haftar Gaddafi al el as von bin Abd din Rahman K. jr خليفة القذافي ال عبد الرحمن بن ڤلاديمير "
    "Хафтар фон חפתר Leyen, حفتر، - بوتين"
)
WORDS = st.sampled_from(TEXT.split())
NAMES = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12)


def told(found):
    texts, word, sizes, written, manner = found
    names = [tuple(texts[k] for k in row[:size]) for row, size in zip(word, sizes, strict=True)]
    return names, written.tolist(), manner.tolist()


def alone(name, foreign):
    found = words.split(name, foreign=foreign)
    if found is None:
        return (), 0
    return found.words, 2 * (2 * found.articles + found.borrowed) + found.doubled


@given(NAMES, st.booleans())
def test_many_are_split_as_each(names, foreign):
    found, written, _ = told(split_many(names, [*map(fold, names)], np.full(len(names), foreign)))
    assert list(zip(found, written, strict=True)) == [alone(name, foreign) for name in names]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Khalifa Haftar", "Haftar Belqasim", True, id="words"),
        pytest.param("Khalifa Haftar", "Khalifa bin Haftar", False, id="particle"),
        pytest.param("Salman bin Khalifa", "Khalifa bin Haftar", True, id="the-same-particle"),
        pytest.param("Salman von Khalifa", "Khalifa bin Haftar", False, id="another-particle"),
        pytest.param("Khalifa Haftar", "Khalifa al-Haftar", False, id="article"),
        pytest.param("Khalifa Haftar", "Khallifa Haftar", False, id="doubled"),
    ],
)
def test_manners_are_one_where_names_are_written_alike(one, other, same):
    names = [one, other]
    _, _, manner = told(split_many(names, [*map(fold, names)], np.ones(2, bool)))
    assert (manner[0] == manner[1]) is same


def test_a_turned_name_has_no_manner():
    *_, manner = told(split_many(["Haftar, Khalifa"], [fold("Haftar, Khalifa")], np.ones(1, bool)))
    assert manner == [-1]
