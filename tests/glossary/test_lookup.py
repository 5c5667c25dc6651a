import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.fold import fold
from translit.glossary.index import Index
from translit.glossary.lookup import Lookup

WORDS = st.sampled_from(["a", "b", "ab", "c", "-", "a-b", "\n"])
KEYS = st.lists(
    st.lists(WORDS.filter(str.strip), min_size=1, max_size=5).map(" ".join), max_size=20
)


def found(index, text):
    hits = Lookup(index).find(fold(text))
    return {(text[s:e], tuple(index.at(n))) for n, s, e, _ in hits}


@given(KEYS, st.lists(WORDS, max_size=30).map(" ".join))
def test_finds_every_key_that_stands_in_whole_words(keys, text):
    index = Index.build(keys)
    words = [(i, j) for i in range(len(text)) for j in range(i + 1, len(text) + 1)]
    whole = {
        text[i:j]
        for i, j in words
        if text[i].isalnum() and text[j - 1].isalnum()
        and not text[i - 1 : i].isalnum() and not text[j : j + 1].isalnum()
    }  # fmt: skip
    trimmed = {key.strip("- ") for key in keys} - {""}
    assert {form for form, _ in found(index, text)} == whole & trimmed


@given(KEYS, st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=4))
def test_what_was_read_before_changes_nothing(keys, texts):
    index = Index.build(keys)
    lookup = Lookup(index)
    for text in [*texts, *texts]:
        assert lookup.find(fold(text)) == Lookup(index).find(fold(text))


def test_forms_of_any_length_in_texts_of_any_length():
    long = " ".join("abcdefghij" * 4)
    index = Index.build(["alpha beta gamma", "omega", long])
    text = "x " * 8190 + "alpha beta gamma " + "y " * 20_000 + f"omega {long}"
    assert {form for form, _ in found(index, text)} == {"alpha beta gamma", "omega", long}


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param([], "a b", id="no-keys"),
        pytest.param(["a"], "", id="no-text"),
        pytest.param(["-"], "- a", id="no-words"),
        pytest.param(["a b"], "a\nb", id="another-line"),
        pytest.param(["a b"], "a", id="only-its-beginning"),
    ],
)
def test_nothing(keys, text):
    assert found(Index.build(keys), text) == set()


def test_a_copy_finds_the_same():
    lookup = Lookup(Index.build(["a b", "b"]))
    before = lookup.find(fold("a b"), (1,))
    assert pickle.loads(pickle.dumps(lookup)).find(fold("a b"), (1,)) == before


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("a ", id="words"),
        pytest.param("a-", id="one-token"),
        pytest.param("a - ", id="signs"),
        pytest.param("a", id="one-word"),
        pytest.param("- ", id="no-words"),
    ],
)
def test_time_is_linear(piece, seconds):
    lookup = Lookup(Index.build(["a a a a a a", "a - - - a", "a-a-a-a"]))
    assert seconds(lambda: lookup.find(fold(piece * 20_000))) < 20
