import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import checks
from translit.auditor.triggers import Triggers
from translit.checks import Check, Context
from translit.segment import Segment


class Waiting(Check):
    def __init__(self, name, target="", source=""):
        self.id = name
        self.target_has, self.source_has = frozenset(target), frozenset(source)


@pytest.mark.parametrize(
    ("target", "source", "asked"),
    [
        pytest.param("a", None, [True, False, False], id="target"),
        pytest.param("b", "a", [False, False, True], id="source"),
        pytest.param("xab", "ab", [True, True, True], id="several"),
        pytest.param("", "", [False, False, False], id="empty"),
        pytest.param(None, None, [False, False, False], id="none"),
        pytest.param("\ud800\uffff\U0010ffff", "\ud800", [False, False, False], id="strange"),
    ],
)
def test_asked_where_a_character_stands(target, source, asked):
    waiting = [Waiting("one", "a"), Waiting("two", "", "b"), Waiting("three", "xy", "a")]
    segments = [Segment("0", ""), Segment("1", target, source), Segment("2", "", "")]
    found = Triggers([*waiting, Waiting("always")]).asked(segments)
    assert found == {c.id: [1] if yes else [] for c, yes in zip(waiting, asked, strict=True)}


def test_a_block_may_be_empty():
    assert Triggers([Waiting("one", "a")]).asked([]) == {"one": ()}
    assert Triggers([]).asked([Segment("1", "a")]) == {}


def test_what_is_beyond_the_mask_is_always_asked():
    many = [Waiting(str(i), "a") for i in range(70)]
    assert sorted(Triggers(many).asked([Segment("1", "a")]), key=int) == [c.id for c in many[:64]]


TEXTS = st.lists(st.text(st.characters() | st.sampled_from("ab\uffff\ud800")), max_size=8)


@given(TEXTS)
def test_the_mask_is_that_of_the_characters(texts):
    found = Triggers([Waiting("one", "ab\ud800")]).asked([Segment("", t) for t in texts])
    assert list(found["one"]) == [
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
