import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.index import Index

KEYS = st.lists(
    st.lists(st.sampled_from(["a", "b", "ab", "c", "-"]), min_size=1, max_size=5).map(" ".join),
    max_size=20,
)


@given(KEYS)
def test_every_key_has_a_node_where_it_ends(keys):
    index = Index.build(keys)
    for number, key in enumerate(keys):
        node = index.node(key)
        words = key.strip("- ")
        assert (number in index.at(node)) if words else node is None
        assert index.nodes([key]) == [node or 0]


@given(KEYS)
def test_beginnings_have_nodes_where_nothing_ends(keys):
    index = Index.build(keys)
    whole = {key.strip("- ") for key in keys}
    for key in whole:
        for at, character in enumerate(key):
            if at and not character.isalnum() and key[at - 1].isalnum():
                node, ends, more = index.look(key[:at])
                assert more
                assert ends == (key[:at] in whole) == bool(index.at(node))


def test_says_which_keys_end_in_a_node():
    index = Index.build(["a b", "a", "a b"])
    assert index.at(index.node("a b")) == [0, 2]
    assert index.at(index.node("a")) == [1]


@pytest.mark.parametrize("key", ["zz", "a b", "", "-", "b c"])
def test_what_is_unknown(key):
    assert Index.build(["a b c", "a"]).node(key) is None


def test_nothing_in_nothing():
    assert Index.build([]).look("a") is None
    assert Index.build(["-"]).node("-") is None


def test_pickles_after_use():
    index = Index.build(["a b c"])
    assert index.node("a b c") is not None
    again = pickle.loads(pickle.dumps(index))
    assert again.at(again.node("a b c")) == [0]
