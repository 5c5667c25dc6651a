import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.hashing import HALF, distinct, hash_of, hashed, powers

KEYS = st.lists(st.text(alphabet="abАحفتر012- \u4e00", max_size=40), min_size=1, max_size=30)


@given(KEYS)
def test_many_are_hashed_as_one_is(keys):
    found = hashed(keys)
    words = {n: k.strip("- ") for n, k in enumerate(keys) if k.strip("- ")}
    assert dict(zip(found.numbers.tolist(), found.hashes.tolist(), strict=True)) == {
        number: hash_of(key) for number, key in words.items()
    }
    starts = {
        hash_of(key[:at])
        for key in words.values()
        for at in range(1, len(key))
        if key[at - 1].isalnum() and not key[at].isalnum()
    }
    assert set(found.beginnings.tolist()) == starts


def test_a_hash_never_changes():
    assert hash_of("حفتر") == 739744530779667324
    assert hash_of("a" * 10_000) < 1 << 2 * HALF


def test_powers_of_a_base():
    power, inverse = powers(7, 100, 1_000_003)
    assert [int(n) for n in power[:50]] == [pow(7, n, 1_000_003) for n in range(50)]
    assert all(int(a) * int(b) % 1_000_003 == 1 for a, b in zip(power, inverse, strict=True))


@given(st.lists(st.integers(0, 9), max_size=20))
def test_each_once_in_order(numbers):
    assert distinct(np.array(numbers, np.uint64)).tolist() == sorted(set(numbers))
