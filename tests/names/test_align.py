"""The cheapest path, against the same told cell by cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.names import align
from translit.names.coded import code
from translit.names.costs import EDGE, SHAPES, place
from translit.names.model import load

SCRIPTS = ("Arab", "Latn")
ARABIC = st.text("ابتجخدرسشغفقكلمنوي ", min_size=1, max_size=7)
LATIN = st.text("abcdefghijklmnoprstuvyz ", min_size=1, max_size=7)


def operation(left, right, costs):
    start, width = costs.offsets[SHAPES.index((len(left), len(right)))]
    return costs.flat[start + place(left, costs.left) * width + place(right, costs.right)]


def plainly(a, b, costs):
    """What it costs to write a as b."""
    a, b = f"{EDGE}{a}{EDGE}", f"{EDGE}{b}{EDGE}"
    best = {(0, 0): 0.0}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = [
                best[i - m, j - k] + operation(a[i - m : i], b[j - k : j], costs)
                for m, k in SHAPES
                if i >= m and j >= k
            ]
            best[i, j] = min([*ways, best.get((i, j), np.inf)])
    return float(best[len(a), len(b)])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(ARABIC, LATIN), min_size=1, max_size=6))
def test_cheapest_and_the_path_to_it(pairs):
    costs = load().costs(SCRIPTS)
    a = code([one for one, _ in pairs], costs.left)
    b = code([other for _, other in pairs], costs.right)
    table = align.cheapest(a, b, costs)
    told = table.whole()
    assert told == pytest.approx([plainly(*pair, costs) for pair in pairs], rel=1e-5)
    path = align.trace(table)
    steps = np.where(path.shape == align.END, 0, costs.flat.take(path.at))
    assert steps.sum(axis=0) == pytest.approx(told, rel=1e-5)


LENGTHS = st.lists(st.tuples(st.integers(2, 402), st.integers(2, 402)), max_size=300)


@given(LENGTHS, st.integers(1, 60))
def test_every_pair_is_in_one_chunk_that_has_room(lengths, repeated):
    left, right = np.array(lengths * repeated, np.intp).reshape(-1, 2).T
    chunks = list(align.chunks(left, right))
    assert sorted(row for rows in chunks for row in rows.tolist()) == list(range(len(left)))
    for rows in chunks:
        height, width = left[rows].max(), right[rows].max()
        assert (height + width) * height * len(rows) <= align._ROOM or len(rows) == 1
