"""Edits in the bytes of a unit: all that was not edited is the same, and the trail takes it back."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.edit import Edit, apply, invert
from translit.formats.xliff import Xliff

HEAD = b'<xliff version="1.2"><file><body><trans-unit id="1"><target>'
FOOT = b"</target></trans-unit></body></file></xliff>"


def unit(inside):
    (record, *_) = Xliff().records(io.BytesIO(HEAD + inside + FOOT), "in", "text")
    return record


def written(record, edits):
    """(the target as it is written, the edits that were made)."""
    result = {"translit_text": apply(record.text, edits)}
    result["translit_edits"] = [edit._asdict() for edit in edits]
    made = Xliff().fitting(record, result)
    out = io.BytesIO()
    Xliff().write([(record, made)], out, "text")
    inside = out.getvalue().removeprefix(HEAD).removesuffix(FOOT)
    return inside, [Edit(**edit) for edit in made["translit_edits"]]


@pytest.mark.parametrize(
    ("inside", "old", "new", "after"),
    [
        pytest.param("a <x id='n'/>, b", " ", "", "a<x id='n'/>, b", id="before-a-placeholder"),
        pytest.param("a<x id='n'/>b", "{n}", "", "a<x id='n'/>b", id="a-placeholder-stays"),
        pytest.param("a<x id='n'/>b", "a{n}b", "c", "a<x id='n'/>b", id="over-a-placeholder"),
        pytest.param("<g id='1'>ab</g> , c", "ab ", "x", "<g id='1'>x</g>, c", id="name-and-blank"),
        pytest.param("<g id='1'>ab</g>, c", "b,", "x", "<g id='1'>ab</g>, c", id="over-markup"),
        pytest.param("a <g id='1'>, c</g>", " ", "", "a <g id='1'>, c</g>", id="blank-before-markup"),
        pytest.param("a <g id='1'>, c</g>", "a ", "x", "x<g id='1'>, c</g>", id="with-its-name"),
        pytest.param("<mrk mtype='protected'>ab</mrk> ab", "ab", "x", "<mrk mtype='protected'>ab</mrk> ab",
                     id="protected"),
        pytest.param("<mrk mtype='seg'>ab</mrk>", "ab", "x", "<mrk mtype='seg'>x</mrk>", id="segment"),
        pytest.param("a &amp; b", "&", "<", "a &lt; b", id="entity"),
    ],
)  # fmt: skip
def test_an_edit_beside_markup(inside, old, new, after):
    record = unit(inside.encode())
    start = record.text.index(old)
    got, _ = written(record, [Edit(start, start + len(old), old, new, "x")])
    assert got.decode() == after


INLINE = st.recursive(
    st.one_of(
        st.text("ab ،", min_size=1, max_size=3),
        st.sampled_from(["<x id='n'/>", "<ph id='m'>%d</ph>", "<bpt id='i'>b</bpt>", "<!-- c -->"]),
    ),
    lambda inner: st.lists(inner, max_size=4).map("".join).map(
        lambda s: f"<g id='1'>{s}</g>"
    ) | st.lists(inner, max_size=4).map("".join).map(
        lambda s: f"<mrk mtype='protected'>{s}</mrk>"
    ),
    max_leaves=8,
)  # fmt: skip


def test_a_unit_is_never_left_without_text():
    record = unit("ــ".encode())
    after, made = written(record, [Edit(0, 2, "ــ", "", "tatweel")])
    assert (after, made) == ("ــ".encode(), [])


@given(st.lists(INLINE, max_size=6).map("".join), st.data())
def test_what_was_made_is_taken_back_byte_for_byte(inside, data):
    record = unit(inside.encode())
    text = record.text
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    news = data.draw(st.lists(st.sampled_from(["", "x", "xy "]), min_size=8, max_size=8))
    pairs = zip(cuts[::2], cuts[1::2], news, strict=False)
    edits = [Edit(a, b, text[a:b], new, "x") for a, b, new in pairs if text[a:b] != new]
    after, made = written(record, edits)
    new = unit(after)
    assert new.text == apply(text, made)
    back, inverse = written(new, invert(made))
    assert inverse == invert(made)
    assert back == inside.encode()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param("a <x id='a-b.c'/>", "a {a_b_c}", id="id"),
        pytest.param("a <x id='1'><sub>b</sub></x><it id='2'>[</it>c", "a {1}c", id="codes"),
        pytest.param("a<n:x xmlns:n='urn:n'>b<x id='1'/></n:x>", "a", id="another-namespace"),
        pytest.param("a<x xmlns='urn:n'>b</x>", "a", id="another-default-namespace"),
    ],
)
def test_what_the_text_of_a_unit_is(inside, text):
    assert unit(inside.encode()).text == text
