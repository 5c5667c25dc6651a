import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.names import fold, key, script, word_keys
from translit.names.costs import Letters
from translit.names.fold import fold_many
from translit.names.keys import consonants, sounds, sounds_many


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Müller-Lüdenscheidt", "muller ludenscheidt", id="latin"),
        pytest.param("أُسامة", "اسامه", id="harakat-hamza-ta-marbuta"),
        pytest.param("لـبنى", "لبني", id="tatweel-alef-maqsura"),
        pytest.param("ئوسلو", "اوسلو", id="uyghur-hamza"),
        pytest.param("چین", "چين", id="persian"),
        pytest.param("Παπανδρέου", "papandreu", id="greek"),
        pytest.param("ג'ורג'", "גˈורגˈ", id="geresh"),
        pytest.param("О’Нил", "онил", id="apostrophe"),
        pytest.param("Ёлка", "елка", id="yo"),
        pytest.param("  a\t b ", "a b", id="spaces"),
        pytest.param("Фарерские о-ва", "фарерские острова", id="russian-islands"),
        pytest.param("о-в Мэн", "остров мэн", id="russian-island"),
        pytest.param("…", "", id="nothing"),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("haftar", "Latn"),
        ("حفتر", "Arab"),
        ("хафтар", "Cyrl"),
        ("חפתר", "Hebr"),
        ("12", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script(name, code):
    assert script(name) == code


def test_one_key_in_every_script():
    assert {key(n) for n in ("حفتر", "هافتار", "Haftar", "Hafter", "חפתר")} == {"FTR"}


def test_every_letter_but_vowels_and_breath_counts_in_a_key():
    silent = {"Latn": "aehiouwy", "Cyrl": "аеийоуъыьэюяіїє", "Arab": "ءاحعهوي", "Hebr": "אהוחיע"}
    for letter in Letters.number:
        quiet = letter in silent.get(script(letter), " ")
        assert (key(letter) == "") is quiet, letter
    assert key("Медведев") == key("مدفيديف") == key("Medvedev")


def test_keys_collide_and_nobody_hides_it():
    assert key("كييف") == key("كيف")
    assert key("بوتين") == key("بدون")


def test_words_are_kept_apart():
    assert word_keys("خليفة حفتر") == ("KLF", "FTR")
    assert word_keys("ا") == ()


TEXTS = st.lists(
    st.text("abZ x'-_.\n0حفترأة ي\N{ARABIC FATHA}Жй חץ' é\N{COMBINING ACUTE ACCENT}北", max_size=9),
    max_size=90,
)


@given(TEXTS)
def test_many_are_folded_as_each(names):
    assert fold_many(names * 9) == [fold(name) for name in names] * 9


@given(TEXTS)
def test_many_sound_as_each(names):
    folded = [fold(name) for name in names]
    assert sounds_many(folded) == [sounds(name) for name in folded]


@given(TEXTS)
def test_many_words_have_the_keys_of_each(names):
    words = [word for name in names for word in fold(name).split()]
    assert consonants(words) == ["".join(word_keys(word)) for word in words]


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_folded_as_everything_is(name):
    assert fold(name) == fold(f"{name}\N{ARABIC FATHA}")
