import pickle

import numpy as np

from translit.checks import vocabulary as module
from translit.checks.vocabulary import Vocabulary


def test_a_fact_is_asked_once_a_word():
    asked = []

    def length(word):
        asked.append(word)
        return len(word)

    known = Vocabulary()
    numbers = known.numbers(["a", "bbb", "a"])
    assert known.fact(length, np.int64)[numbers].tolist() == [1, 3, 1]
    numbers = known.numbers(["bbb", "cc"])
    assert known.fact(length, np.int64)[numbers].tolist() == [3, 2]
    assert asked == ["a", "bbb", "cc"]


def test_facts_outgrow_their_first_array():
    known = Vocabulary()
    for size in (10, 5_000):
        numbers = known.numbers([str(i) for i in range(size)])
        assert known.fact(str.isdecimal)[numbers].all()
        assert known.fact(int, np.int64)[numbers].tolist() == list(range(size))


def test_it_is_forgotten_where_it_is_much(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 3)
    known = Vocabulary()
    known.numbers("abc")
    known.renew()
    assert known.numbers("cd").tolist() == [2, 3]
    known.renew()
    assert known.numbers("cd").tolist() == [0, 1]


def test_another_process_begins_its_own():
    known = Vocabulary()
    known.numbers(["a", "b"])
    assert pickle.loads(pickle.dumps(known)).numbers(["b"]).tolist() == [0]
