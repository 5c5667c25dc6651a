import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import checks
from translit.auditor.triggers import Triggers
from translit.checks import Check, Context
from translit.checks.block import Block
from translit.segment import Segment


def asked(waiting, segments):
    """The numbers of the segments that each check is asked about."""
    masks = Triggers(waiting).asked(Block([(segment, Context()) for segment in segments]))
    return {name: [at for at, held in enumerate(mask) if held] for name, mask in masks.items()}


class Waiting(Check):
    def __init__(self, name, target="", source=""):
        self.id = name
        self.target_has, self.source_has = frozenset(target), frozenset(source)


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        pytest.param("a", None, [True, False, False], id="target"),
        pytest.param("b", "a", [False, False, True], id="source"),
        pytest.param("xab", "ab", [True, True, True], id="several"),
        pytest.param("", "", [False, False, False], id="empty"),
        pytest.param(None, None, [False, False, False], id="none"),
        pytest.param("\ud800\uffff\U0010ffff", "\ud800", [False, False, False], id="strange"),
    ],
)
def test_asked_where_a_character_stands(target, source, expected):
    waiting = [Waiting("one", "a"), Waiting("two", "", "b"), Waiting("three", "xy", "a")]
    segments = [Segment("0", ""), Segment("1", target, source), Segment("2", "", "")]
    found = asked([*waiting, Waiting("always")], segments)
    assert found == {c.id: [1] if yes else [] for c, yes in zip(waiting, expected, strict=True)}


def test_nothing_is_told_where_no_check_waits():
    assert asked([], [Segment("1", "a")]) == {}


def test_what_is_beyond_the_mask_is_always_asked():
    many = [Waiting(str(i), "a") for i in range(70)]
    assert sorted(asked(many, [Segment("1", "a")]), key=int) == [c.id for c in many[:64]]


TEXTS = st.lists(
    st.text(st.characters() | st.sampled_from("ab\uffff\ud800")), min_size=1, max_size=8
)


@given(TEXTS)
def test_the_mask_is_that_of_the_characters(texts):
    found = asked([Waiting("one", "ab\ud800")], [Segment("", t) for t in texts])
    assert found["one"] == [
        i for i, t in enumerate(texts) if not {"a", "b", "\ud800"}.isdisjoint(t)
    ]


@pytest.mark.parametrize("check", checks.BUILTIN, ids=lambda c: c.id)
def test_a_check_says_nothing_without_what_it_waits_for(check):
    if not check.target_has and not check.source_has:
        return
    for segment in check.bad:
        bare = Segment(
            "1",
            _without(segment.target, check.target_has),
            _without(segment.source, check.source_has),
            target_lang=segment.target_lang,
            source_lang=segment.source_lang,
        )
        assert not list(check().check(bare, Context()))


def _without(text, characters):
    return text and "".join(c for c in text if c not in characters)
