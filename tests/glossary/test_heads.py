"""Where forms may begin: none is missed, and hardly any other place is named."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.fold import fold
from translit.glossary.heads import Words, heads_of, table_of
from translit.glossary.joining import every_stack

WORDS = st.text(alphabet="اببلوهaéя1", min_size=1, max_size=12)
KEYS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=9)
STACKS = st.sampled_from(["", *sorted(every_stack())])


def begun(keys, text, tails=()):
    words = Words.of(fold(text).codes)
    return set(words.begun(table_of(heads_of(keys)), tails).places)


@given(KEYS, STACKS, st.sampled_from(["", "و ", "- ", "\n"]), st.sampled_from(["", " a", "."]))
def test_no_form_is_missed(keys, stack, before, after):
    for key in keys:
        assert len(before + stack) in begun(keys, f"{before}{stack}{key}{after}")


def test_a_longer_form_goes_on_with_the_second_word():
    words = Words.of(fold("خليفة حفتر، خليفة القائد").codes)
    found = words.begun(table_of(heads_of(["خليفة حفتر", "خليفة"])))
    assert (found.places, found.more, found.numbers) == ([0, 12], [True, False], [0, 2])


@given(KEYS, st.text(alphabet="яa", min_size=1, max_size=3))
def test_none_with_an_ending_is_missed(keys, tail):
    for key in keys:
        assert 0 in begun(keys, key + tail, (len(tail),))


def test_hardly_any_other_place_is_named():
    rng = random.Random(1)
    made = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(40_000)]
    keys = [
        *made[:10_000],
        *map(" ".join, zip(made[10_000:20_000], made[20_000:30_000], strict=True)),
    ]
    assert len(begun(keys, " ".join(made[30_000:]))) < 100


@pytest.mark.parametrize(
    "text", ["", " ", "-", "ا", "وا", "وب", "וש1", "وال", "وال ", "😀", "\n\n"]
)
def test_texts_without_a_form(text):
    assert begun(["حفتر", "خليفة حفتر"], text) == set()


def test_words_and_their_places():
    words = Words.of(fold("ab, c-d\n1").codes)
    assert list(zip(words.starts.tolist(), words.ends.tolist(), strict=True)) == [
        (0, 2), (4, 5), (6, 7), (8, 9),
    ]  # fmt: skip


def test_a_table_of_nothing_knows_nothing():
    words = Words.of(fold("ا ب").codes)
    assert words.begun(table_of(np.zeros(0, np.uint64))).places == []
