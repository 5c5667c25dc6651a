"""Scripts, letters and the gate before every detector."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.detectors import detect, script_of
from translit.detectors.gate import candidates
from translit.detectors.scripts import SCRIPTS, blocks, classes, letter_counts


@pytest.mark.parametrize(
    ("text", "script"),
    [
        pytest.param("", "Zyyy", id="empty"),
        pytest.param("123 ... ٤٥", "Zyyy", id="no-letters"),
        pytest.param("حفتر", "Arab", id="arabic"),
        pytest.param("ﺣﻔﺘﺮ", "Arab", id="presentation-forms"),
        pytest.param("Haftar", "Latn", id="latin"),
        pytest.param("ﬁ ﬂ", "Latn", id="ligatures"),
        pytest.param("Хафтар", "Cyrl", id="cyrillic"),
        pytest.param("חפתר", "Hebr", id="hebrew"),
        pytest.param("Χαφτάρ", "Grek", id="greek"),
        pytest.param("हफ़्तार", "Deva", id="devanagari"),
        pytest.param("ハフタル将軍", "Jpan", id="kana-and-han"),
        pytest.param("哈夫塔尔", "Hani", id="han"),
        pytest.param("𠀀𠀁𠀂", "Hani", id="han-beyond-the-first-plane"),
        pytest.param("하프타르", "Kore", id="hangul"),
        pytest.param("Haftar و Belousov قال إن ليبيا", "Latn", id="most-letters"),
    ],
)
def test_script(text, script):
    assert script_of(text) == script


@given(st.lists(st.text(st.characters(codec=None), max_size=30), min_size=1, max_size=5))
def test_counting_together_is_counting_alone(texts):
    together = letter_counts(texts)
    assert together.shape == (len(texts), len(SCRIPTS))
    for text, row in zip(texts, together, strict=True):
        assert (letter_counts([text])[0] == row).all()
        assert len(classes(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("قَالَ", "قال", id="marks"),
        pytest.param("محـــمد", "محمد", id="tatweel"),
        pytest.param("a\x00b", "a b", id="control"),
        pytest.param("see https://a.b/c?d now", "see   now", id="link"),
        pytest.param("see www.a.b/c now", "see   now", id="bare-link"),
        pytest.param("hallo @user #tag", "hallo    ", id="handle"),
        pytest.param("der T-72B3 Panzer", "der   Panzer", id="designation"),
    ],
)
def test_what_is_no_language_is_taken_out(text, cleaned):
    (candidate,) = candidates([text])
    assert candidate.text == cleaned


def test_numbers_are_kept_through_long_batches():
    texts = ["word"] * 700
    texts[300] = "..."
    assert [c.number for c in candidates(texts)] == [n for n in range(700) if n != 300]


@given(
    st.lists(st.sampled_from(["", "ab", "x" * 20_000, "y" * 40_000]), max_size=600),
    st.sampled_from([1, 1000, 30_000]),
)
def test_blocks_hold_every_text_once_and_are_bounded(texts, alone):
    assert all(len(b) == 1 or max(map(len, b)) <= alone for _, b in blocks(texts, alone))
    found = list(blocks(texts))
    assert [text for _, block in found for text in block] == texts
    for first, block in found:
        assert list(block) == texts[first : first + len(block)]
        assert len(block) == 1 or (len(block) <= 256 and sum(map(len, block)) <= 1 << 15)


@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        pytest.param("قال HAFTAR إن", "ar", "Arab", id="capitals-in-arabic"),
        pytest.param("Smith في بغداد", "ar", "Arab", id="as-many-latin-letters"),
        pytest.param("قال Trump إن", "ar", "Arab", id="arabic-writes-fewer-letters"),
        pytest.param("the word كتاب means book", "en", "Latn", id="arabic-in-english"),
        pytest.param("Москва is where he lives", "en", "Latn", id="cyrillic-in-english"),
    ],
)
def test_words_of_another_script_tell_nothing(text, lang, script):
    found = detect(text)
    assert (found.lang, found.script) == (lang, script)
