import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary.fold import fold, key, keys

TATWEEL, FATHA, RLM, ZWNJ = (
    "\N{ARABIC TATWEEL}",
    "\N{ARABIC FATHA}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{ZERO WIDTH NON-JOINER}",
)
CHARACTERS = st.text(
    st.one_of(
        st.sampled_from(
            f"اأبليهفتر ی ک\N{NO-BREAK SPACE}{TATWEEL}{FATHA}{RLM}{ZWNJ}\n\ud800😀e\u0301\u0654"
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"هاف{TATWEEL}تار", "هافتار", id="tatweel"),
        pytest.param(f"هاف{FATHA}تار", "هافتار", id="harakat"),
        pytest.param(f"{RLM}هافتار{RLM}", "هافتار", id="bidi"),
        pytest.param(f"می{ZWNJ}خواهد", "ميخواهد", id="persian-yeh-and-joiner"),
        pytest.param("كی", "كي", id="yeh"),
        pytest.param("کرمان", "كرمان", id="keheh"),
        pytest.param("علي على", "علي على", id="alef-maksura-stays-apart"),
        pytest.param("أحمد احمد", "أحمد احمد", id="hamza-stays-apart"),
        pytest.param("ا\N{ARABIC HAMZA ABOVE}حمد", "أحمد", id="decomposed-hamza"),
        pytest.param("Traore\N{COMBINING ACUTE ACCENT}", "Traoré", id="decomposed-accent"),
        pytest.param("خليفة\N{NO-BREAK SPACE} حفتر", "خليفة حفتر", id="spaces"),
        pytest.param("قاعدة ١٠١", "قاعدة 101", id="digits"),
        pytest.param("ﺣﻔﺘﺮ", "حفتر", id="presentation-forms"),
        pytest.param("ארה״ב צ׳ילה", "ארה\"ב צ'ילה", id="gershayim-and-geresh"),
        pytest.param("ＬＮＡ", "LNA", id="fullwidth"),
        pytest.param("a\ud800b", "a\N{REPLACEMENT CHARACTER}b", id="lone-surrogate"),
    ],
)
def test_keys(text, expected):
    assert key(text) == expected


@given(CHARACTERS)
def test_every_character_knows_where_it_stood(text):
    folded = fold(text)
    places = [folded.start(at) for at in range(len(folded.text))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert [folded.end(at + 1) for at in range(len(folded.text))] == [p + 1 for p in places]
    assert folded.starts(list(range(len(places)))) == places
    folded.text.encode()


@given(st.lists(CHARACTERS))
def test_many_keys_are_those_of_each(forms):
    assert keys(forms) == [key(form.replace("\n", " ")) for form in forms]


@given(CHARACTERS)
def test_a_key_is_its_own_key(text):
    assert key(key(text)) == key(text)


@given(CHARACTERS | st.lists(st.sampled_from(["حفتر", "LNA", "،", " "])).map("".join))
def test_a_short_text_has_the_key_that_it_has_in_a_long_one(text):
    short, long = fold(text), fold(f"{text}\n{'a' * 500}")
    assert (short.text, short.cuts) == (long.text[:-501], long.cuts)
    assert [chr(code) for code in short.codes] == list(short.text)
