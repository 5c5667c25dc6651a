import pytest

from translit.names import fold, key, script, word_keys


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


def test_keys_collide_and_nobody_hides_it():
    assert key("كييف") == key("كيف")
    assert key("بوتين") == key("بدون")


def test_words_are_kept_apart():
    assert word_keys("خليفة حفتر") == ("KLF", "FTR")
    assert word_keys("ا") == ()
