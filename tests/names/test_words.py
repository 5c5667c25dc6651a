"""Names with liberties: turned, shortened, a word more, a letter for a word."""

import pytest

from translit.names import match, words

SAME = [
    pytest.param("Haftar, Khalifa", "خليفة حفتر", id="comma"),
    pytest.param("حفتر، خليفة", "Khalifa Haftar", id="arabic-comma"),
    pytest.param("Haftar Khalifa", "خليفة حفتر", id="surname-first"),
    pytest.param("بايدن جو", "جو بايدن", id="one-script-surname-first"),
    pytest.param("K. Haftar", "خليفة حفتر", id="initial"),
    pytest.param("J. Biden", "Joe Biden", id="initial-in-one-script"),
    pytest.param("В. Путин", "فلاديمير بوتين", id="cyrillic-initial"),
    pytest.param("Khalifa Belqasim Haftar", "خليفة حفتر", id="middle-name"),
    pytest.param("خليفة بلقاسم حفتر", "خليفة حفتر", id="middle-name-in-one-script"),
    pytest.param("Putin Vladimir Vladimirovich", "فلاديمير بوتين", id="order-and-patronymic"),
    pytest.param("محمد بن سلمان", "Mohammed Salman", id="bin"),
    pytest.param("أورسولا فون دير لاين", "Ursula Leyen", id="von-der"),
    pytest.param("يونس بك يفكوروف", "Yunus Yevkurov", id="bek"),
    pytest.param("القذافي", "Gaddafi", id="article-and-doubled-letter"),
    pytest.param("عبد الفتاح السيسي", "Abdel Fattah as-Sisi", id="sun-letter"),
    pytest.param("جمال الدين", "Gamal-el-Din", id="joined-back"),
]

DIFFERENT = [
    pytest.param("S. Haftar", "خليفة حفتر", id="another-initial"),
    pytest.param("Haftar, Saddam", "خليفة حفتر", id="comma-and-another-given-name"),
    pytest.param("خليفة حفتر", "حفتر", id="surname-alone"),
    pytest.param("K. H.", "خليفة حفتر", id="initials-alone"),
    pytest.param("محمد علي", "علي محمد", id="two-given-names-in-another-order"),
    pytest.param("خليفة حفتر", "صدام حفتر", id="brothers"),
    pytest.param("محمد بن سلمان", "محمد بن نايف", id="another-father"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name(a, b):
    assert match(a, b).same
    assert match(b, a).same


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_names(a, b):
    assert not match(a, b).same
    assert not match(b, a).same


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
