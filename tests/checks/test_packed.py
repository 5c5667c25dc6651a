import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import _packed
from translit.checks._packed import PackedList, pack, rivals, unpack

THINGS = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 2**64 - 1), st.none()), max_size=30)


@pytest.fixture(autouse=True, scope="module")
def small():
    """Pages of four things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_packed, "_PAGE", 4)
        yield


def test_packing_loses_nothing():
    assert unpack(pack([("ا", 1), None, "\ud800"])) == [("ا", 1), None, "\ud800"]


@given(THINGS, THINGS, st.sets(st.integers(0, 59)))
def test_it_is_a_list(first, second, places):
    packed, later = PackedList(), PackedList()
    packed.extend(first)
    later.extend(second)
    packed.merge(pickle.loads(pickle.dumps(later)))
    packed.extend(first)
    whole = [*first, *second, *first]
    assert len(packed) == len(whole)
    assert [thing for page in packed.pages() for thing in page] == whole
    some = sorted(place for place in places if place < len(whole))
    assert list(packed.some(some)) == [whole[place] for place in some]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_rivals_are_in_groups_of_several_values(pairs):
    groups, values = (np.array([p[i] for p in pairs], np.uint64) for i in (0, 1))
    expected = {g for g, v in pairs if any(g == h and v != w for h, w in pairs)}
    assert {pairs[at][0] for at in rivals(groups, values)} == expected
