from hypothesis import given
from hypothesis import strategies as st

from translit.neural.batching import batches, readable


@given(st.lists(st.integers(0, 3000), max_size=200), st.integers(1, 9000))
def test_every_row_is_in_one_batch_that_fits(lengths, tokens):
    found = list(batches(lengths, tokens))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) == 1 or len(batch) * max(1, *(lengths[i] for i in batch)) <= tokens


@given(st.text(st.characters(), max_size=30) | st.sampled_from(["a\ud800b\udfff", "\ud83d\ude00"]))
def test_readable_keeps_offsets(text):
    found = readable(text)
    assert len(found) == len(text)
    found.encode()
