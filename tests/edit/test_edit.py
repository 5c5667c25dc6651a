"""The algebra of edits: whatever the texts, edits replay, invert, compose and remap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.edit import Edit, Normalized, apply, canonical, compose, diff, invert, remap
from translit.errors import InputError

ANY = st.text(max_size=30)  # all of Unicode, lone surrogates too
FEW = st.text("ab \n\u0640ل", max_size=16)  # few letters: many ways to align
TEXTS = st.one_of(ANY, FEW)


@given(TEXTS, TEXTS)
def test_diff_replays_and_inverts(a, b):
    edits = diff(a, b)
    assert apply(a, edits) == b
    assert apply(b, invert(edits)) == a
    assert edits == canonical(edits)


@given(TEXTS, TEXTS, TEXTS)
def test_compose_is_one_after_the_other(a, b, c):
    edits = compose(diff(a, b, "x"), diff(b, c, "y"))
    assert apply(a, edits) == c
    assert apply(c, invert(edits)) == a
    assert edits == canonical(edits)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_compose_is_associative_in_effect(a, b, c, d):
    ab, bc, cd = diff(a, b), diff(b, c), diff(c, d)
    assert apply(a, compose(compose(ab, bc), cd)) == apply(a, compose(ab, compose(bc, cd))) == d


@given(TEXTS, TEXTS)
def test_there_and_back_is_nothing(a, b):
    edits = diff(a, b)
    assert compose(edits, invert(edits)) == []


@given(TEXTS, TEXTS, st.data())
def test_an_untouched_span_is_the_same_text(a, b, data):
    edits = diff(a, b)
    start = data.draw(st.integers(0, len(a)))
    end = data.draw(st.integers(start, len(a)))
    there = remap((start, end), edits)
    assert 0 <= there.start <= there.end <= len(b)
    if not any(e.start <= end and e.end >= start for e in edits):
        assert b[there.start : there.end] == a[start:end]
        assert remap(there, edits, back=True) == (start, end)


def test_a_span_inside_an_edit_is_widened():
    edits = [Edit(3, 9, "هافتار", "حفتر", "x")]
    assert remap((5, 7), edits) == (3, 7)
    assert remap((4, 5), edits, back=True) == (3, 9)


def test_compose_joins_rules_and_keeps_the_concept():
    first = [Edit(0, 2, "لـ", "ل", "tatweel")]
    second = [Edit(0, 4, "لLNA", "للجيش", "machine-translation", "lna")]
    assert compose(first, second) == [
        Edit(0, 5, "لـLNA", "للجيش", "tatweel+machine-translation", "lna")
    ]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        pytest.param("abc", [Edit(1, 2, "x", "y", "r")], id="other-text"),
        pytest.param("ab", [Edit(1, 5, "b", "y", "r")], id="beyond-the-end"),
        pytest.param("abc", [Edit(1, 2, "b", "", "r"), Edit(0, 1, "a", "", "r")], id="unsorted"),
    ],
)
def test_apply_refuses_a_trail_of_another_text(text, edits):
    with pytest.raises(InputError, match="the trail does not fit"):
        apply(text, edits)


def test_canonical_refuses_overlaps():
    with pytest.raises(ValueError, match="overlapping"):
        canonical([Edit(0, 2, "ab", "", "r"), Edit(1, 3, "bc", "", "r")])


def test_long_changes_stay_fast():
    a, b = "a b " * 50_000, "b a " * 50_000
    assert apply(a, diff(a, b)) == b


def test_normalized_undoes():
    result = Normalized("حفتر", (Edit(0, 6, "هافتار", "حفتر", "machine-translation", "haftar"),))
    assert str(result) == "حفتر"
    assert result.undo() == "هافتار"
