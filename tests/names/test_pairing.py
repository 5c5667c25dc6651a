"""Names whose words have to find each other."""

import numpy as np
import pytest

from translit.names import pairing, scorer
from translit.names.batch import Batch
from translit.names.model import load

PAIRS = [
    ("Haftar, Khalifa", "خليفة حفتر"),
    ("خليفة حفتر", "حفتر خليفة"),
    ("K. Haftar", "خليفة حفتر"),
    ("محمد بن سلمان", "Mohammed Salman"),
    ("فلاديمير بوتين", "Joe Biden"),
    ("حفتر", "Haftar"),
    ("", "خليفة حفتر"),
    ("القذافي", "Gaddafi"),
]


def judge(words):
    return scorer.log_odds(Batch.of(words), load())[0]


def found(pairs, judge=judge):
    return pairing.rewritings(Batch.of(pairs), np.arange(len(pairs)), judge)


@pytest.mark.parametrize(
    ("row", "liberties"),
    [
        pytest.param(0, {"turned"}, id="comma"),
        pytest.param(1, {"order"}, id="order"),
        pytest.param(2, {"initial"}, id="initial"),
        pytest.param(3, {"particle", "doubled"}, id="particle-and-doubled-letter"),
        pytest.param(7, {"article", "doubled"}, id="article-and-doubled-letter"),
    ],
)
def test_liberties(row, liberties):
    assert set(found(PAIRS)[row].liberties) == liberties


def test_other_names_have_none():
    assert set(found(PAIRS)) == {0, 1, 2, 3, 7}
    assert pairing.rewritings(Batch.of([]), np.arange(0), judge) == {}


def test_a_batch_says_what_each_pair_says_alone(monkeypatch):
    alone = {i: r for i, pair in enumerate(PAIRS) for r in found([pair]).values()}
    assert found(PAIRS) == alone
    monkeypatch.setattr(pairing, "_BLOCK", 3)
    assert found(PAIRS) == alone


def test_words_of_names_that_are_lost_are_not_judged(monkeypatch):
    monkeypatch.setattr(pairing, "_MANY", 0)
    asked = []
    names = [("Tibor Maralin Sokun", "Tibur Maralun Ferid")]
    assert found(names, lambda words: asked.extend(words) or judge(words)) == {}
    assert not any("tibor" in pair for pair in asked)
