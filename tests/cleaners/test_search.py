"""What the search tells of a text, and that it misses nothing."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.cleaners import DEFAULT
from translit.cleaners.search import MARKS, Search, Trigger, _members, _unstable

TEXTS = st.text(st.sampled_from('ab ،,"«\n\u064b\u0651\u0301e\u200cی😀\ud800éÃ&#'), max_size=12)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("x", [0], id="a-character"),
        pytest.param("xx", [0], id="two"),
        pytest.param("ab", [1], id="a-pair"),
        pytest.param("a b", [], id="a-pair-apart"),
        pytest.param("ba", [], id="a-pair-turned"),
        pytest.param("cab", [1, 2], id="a-sequence-of-three"),
        pytest.param("cad", [], id="its-first-half"),
        pytest.param("dab", [1], id="its-second-half"),
        pytest.param("ca ab", [1], id="its-halves-apart"),
        pytest.param("e", [3], id="before-the-end"),
        pytest.param("ef", [], id="not-before-the-end"),
        pytest.param("e\u0301", [4], id="not-composed"),
        pytest.param("é", [], id="composed"),
        pytest.param("\u0651\u064e", [4], id="marks-out-of-order"),
        pytest.param("\u064e\u0651", [], id="marks-in-order"),
        pytest.param("😀", [5], id="beyond-the-basic-plane"),
        pytest.param("😁", [], id="another-beyond-it"),
    ],
)
def test_what_stands_in_a_text(text, wanted):
    triggers = [
        Trigger("x"),
        Trigger(together=(("a", "b"),)),
        Trigger(together=(("c", "a", "b"),)),
        Trigger(together=(("e", "\n"),)),
        Trigger(form="NFC"),
        Trigger("😀"),
    ]
    assert Search(triggers).wanted(text) == wanted
    assert Search([None, *triggers]).wanted(text) == [0, *(n + 1 for n in wanted)]


@given(st.lists(TEXTS, max_size=6), st.sampled_from(["ar", "fa", "en", None]))
def test_texts_are_told_together_as_alone(texts, lang):
    for stage in (DEFAULT._any_lang, DEFAULT._stage(lang)):
        alone = [(n, stage.search.wanted(text)) for n, text in enumerate(texts)]
        together = list(stage.search.wanted_many(texts))
        assert together == [(n, wanted) for n, wanted in alone if wanted]
    assert DEFAULT.before_many(texts) == [DEFAULT.before(text) for text in texts]
    after = [DEFAULT.after(text, lang) for text in texts]
    assert DEFAULT.after_many(texts, [lang] * len(texts)) == after


def test_texts_of_several_languages_and_long_ones():
    texts = ["ليبیا ،" * 3000, "ليبیا", "Haftar , x", ""]
    langs = ["ar", "fa", "en", "und"]
    expected = [DEFAULT.after(text, lang) for text, lang in zip(texts, langs, strict=True)]
    assert DEFAULT.after_many(texts, langs) == expected
    assert DEFAULT.after_many([], []) == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_character_that_may_not_stand_in_a_form_tells(form):
    """No character of the plane, after a letter or a mark, is out of the form unnoticed."""
    unstable, marks = _members(_unstable(form)), _members(MARKS)
    for code in range(0x10000):
        assert marks[code] or not unicodedata.combining(chr(code))
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and form in ("NFC", "NFKC"):
            assert unstable[min(int(parts[1], 16), 0x10000)]
        if not unstable[code]:
            assert unicodedata.normalize(form, chr(code)) == chr(code)


@given(st.text(st.characters(), max_size=20), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_a_text_in_which_nothing_stands_is_in_the_form(text, form):
    stands = Search([Trigger(form=form)]).wanted(text)
    assert bool(stands) is not unicodedata.is_normalized(form, text)


def test_there_may_be_any_number_of_sequences():
    letters = [chr(ord("ا") + n) for n in range(80)]
    search = Search([Trigger(together=((a, b),)) for a, b in pairwise(letters)])
    for number, (a, b) in enumerate(pairwise(letters)):
        assert number in search.wanted(f"x{a}{b}x")
    assert sys.getsizeof(search._table) < 1 << 20
