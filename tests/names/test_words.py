"""Names with liberties: turned, shortened, a word more, a letter for a word."""

import pytest

from translit.names import match, words


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        pytest.param("Haftar Khalifa", "خليفة حفتر", "words in another order", id="order"),
        pytest.param("خليفة بلقاسم حفتر", "خليفة حفتر", "without بلقاسم", id="missing"),
        pytest.param("K. Haftar", "خليفة حفتر", "initial k=خليفه", id="initial"),
    ],
)
def test_why_names_the_liberty(a, b, told):
    assert told in match(a, b).why


def test_a_liberty_costs():
    whole = match("Khalifa Haftar", "خليفة حفتر").score
    assert match("K. Haftar", "خليفة حفتر").score < whole


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("Abd el-Rahman al-Sudais", ("abdrahman", "sudais"), id="compound"),
        pytest.param("عبد الرحمن السديس", ("عبدرحمن", "سديس"), id="arabic-compound"),
        pytest.param("von der Leyen, Ursula", ("ursula", "leyen"), id="comma-and-particle"),
        pytest.param("", None, id="empty"),
        pytest.param("a " * 40, None, id="too-many"),
    ],
)
def test_split(name, found):
    got = words.split(name)
    assert (got.words if got else None) == found


def test_doubled_letters_are_joined_for_another_script_alone():
    assert words.split("Gaddafi", foreign=True).words == ("gadafi",)
    assert words.split("Gaddafi").words == ("gaddafi",)
