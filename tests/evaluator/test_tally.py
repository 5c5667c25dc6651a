"""Sums stay exact and memory constant when units are merged."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from translit.evaluator.tally import Tally


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.sampled_from([2, 3, 8, 100]))
def test_sums_survive_any_split(sizes, limit):
    tally, at = Tally(limit), 0
    for size in sizes:
        units = np.arange(at, at + size)
        tally.add(units, {"k": np.stack([units, units * 2.0], axis=1)})
        at += size
    whole = np.arange(at)
    assert tally.sums("k").tolist() == [[whole.sum(), 2.0 * whole.sum()]]
    assert tally.units <= limit
    blocks = np.array([whole[i : i + tally.block].sum() for i in range(0, at, tally.block)])
    assert tally.rows("k")[:, 0].tolist() == blocks.tolist()
