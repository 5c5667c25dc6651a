from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.fold import fold
from translit.glossary.index import Index

WORDS = st.sampled_from(["a", "b", "ab", "c", "-", "a-b"])
KEYS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=20)


def found(index, text):
    return {
        (text[s:e], tuple(index.at(n))) for s, e, _, n in zip(*index.find(fold(text)), strict=True)
    }


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


def test_says_which_keys_end_in_a_node():
    index = Index.build(["a b", "a", "a b"])
    assert found(index, "a b") == {("a b", (0, 2)), ("a", (1,))}


def test_a_long_text_is_searched_in_blocks():
    index = Index.build(["alpha beta gamma", "omega"])
    text = "x " * 8190 + "alpha beta gamma " + "y " * 20_000 + "omega"
    assert {form for form, _ in found(index, text)} == {"alpha beta gamma", "omega"}


def test_nothing_in_nothing():
    assert Index.build([]).find(fold("a b")).start == []
    assert Index.build(["a"]).find(fold("")).start == []
    assert Index.build(["-"]).find(fold("- a")).start == []


def test_looks_up_one_key():
    index = Index.build(["a b c", "a"])
    assert index.at(index.node(fold("a b c"))) == [0]
    assert index.node(fold("a b")) is None or index.at(index.node(fold("a b"))) == []
    assert index.node(fold("zz")) is None
