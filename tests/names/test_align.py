"""The cheapest path, against the same told cell by cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.names import align
from translit.names.costs import EDGE, SHAPES, place
from translit.names.model import load

SCRIPTS = ("Arab", "Latn")
ARABIC = st.text("ابتجخدرسشغفقكلمنوي ", min_size=1, max_size=7)
LATIN = st.text("abcdefghijklmnoprstuvyz ", min_size=1, max_size=7)


def plainly(a, b, costs):
    """What it costs to write a as b."""
    a, b = f"{EDGE}{a}{EDGE}", f"{EDGE}{b}{EDGE}"
    best = {(0, 0): 0.0}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = [
                best[i - m, j - k]
                + costs.tables[m, k][
                    place(a[i - m : i], costs.left), place(b[j - k : j], costs.right)
                ]
                for m, k in SHAPES
                if i >= m and j >= k
            ]
            best[i, j] = min([*ways, best.get((i, j), np.inf)])
    return float(best[len(a), len(b)])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(ARABIC, LATIN), min_size=1, max_size=6))
def test_cheapest_and_the_path_to_it(pairs):
    costs = load().costs(SCRIPTS)
    a = align.code([one for one, _ in pairs], costs.left)
    b = align.code([other for _, other in pairs], costs.right)
    table = align.cheapest(a, b, costs)
    told = align.whole(a, b, table)
    assert told == pytest.approx([plainly(*pair, costs) for pair in pairs], rel=1e-5)
    path = align.trace(a, b, costs, table)
    steps = [np.where(step.shape < 0, 0, costs.flat.take(step.at)) for step in path]
    assert np.sum(steps, axis=0) == pytest.approx(told, rel=1e-5)
