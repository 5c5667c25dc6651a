from hypothesis import given
from hypothesis import strategies as st

from translit.numbers import compare, read


def difference(source, target):
    found = compare(read(source, "en"), read(target, "en"))
    return len(found.changed), len(found.lost), len(found.added)


def test_what_is_on_both_sides_is_no_difference():
    assert difference("5 men, 7 boats", "7 boats, 5 men") == (0, 0, 0)


def test_pairs_first_then_the_rest():
    assert difference("15 men, 17 boats, 19 tanks", "16 men") == (1, 2, 0)
    assert difference("men", "16 men") == (0, 0, 1)


def test_words_are_only_missed_against_a_rival():
    assert difference("five men", "six men")[0] == 1


@given(st.lists(st.integers(min_value=0, max_value=10**9), max_size=8), st.randoms())
def test_order_is_free(numbers, random):
    shuffled = list(numbers)
    random.shuffle(shuffled)
    a, b = (", then ".join(map(str, side)) for side in (numbers, shuffled))
    assert difference(a, b) == (0, 0, 0)


@given(st.text(alphabet="0123456789 ,.:-/kmb%$", max_size=40))
def test_a_text_agrees_with_itself(text):
    assert difference(text, text) == (0, 0, 0)
