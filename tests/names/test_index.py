import pytest

from translit.names import NamesIndex

FORMS = [
    "Haftar",
    "حفتر",
    "Khalifa Haftar",
    "Gaddafi",
    "Belousov",
    "Yevkurov",
    "Le Monde",
    "بنغازي",
]


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        pytest.param("هفتار", "حفتر", id="arabic"),
        pytest.param("Hafter", "Haftar", id="latin"),
        pytest.param("بيلوسوف", "Belousov", id="across-scripts"),
        pytest.param("خليفة هافتار", "Khalifa Haftar", id="two-words"),
        pytest.param("بنقازي", "بنغازي", id="another-letter"),
    ],
)
def test_nearest(asked, form):
    found = NamesIndex.build(FORMS).nearest(asked, 3)
    assert form in [m.b for m in found[:2]]
    assert found == sorted(found, key=lambda m: (-m.score, m.b))


def test_through_arrays_and_back():
    index = NamesIndex.build(FORMS)
    again = NamesIndex.of_arrays(index.arrays())
    assert len(again) == len(FORMS)
    assert [m.b for m in again.nearest("هافتار")] == [m.b for m in index.nearest("هافتار")]


def test_empty_and_strange():
    assert NamesIndex.build([]).nearest("حفتر") == []
    assert NamesIndex.of_arrays(NamesIndex.build([]).arrays()).nearest("x") == []
    assert NamesIndex.build(["", "ا", "aeiou"]).nearest("") == []


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("melarosinako", id="the-same"),
        pytest.param("melarosinaka", id="another-vowel"),
        pytest.param("melaosinako", id="one-less"),
        pytest.param("melarosibanako", id="one-more"),
        pytest.param("meparosinako", id="another-one"),
    ],
)
def test_one_consonant_more_less_or_other_is_looked_at(asked):
    index = NamesIndex.build(["tibudorega", "melarosinako", "sapetulimo"])
    assert [index.forms[row] for row in index.candidates(asked)] == ["melarosinako"]


def test_resolve_asks_for_a_clear_lead():
    owner = {"سورين": "Surin", "وارين": "Warren", "كوبنهاغن": "Copenhagen"}
    index = NamesIndex.build(owner)
    assert owner[index.resolve("كوبنهاجن", owner).b] == "Copenhagen"
    assert index.resolve("طوكيو", owner) is None
    twins = {"سانتاندر": "one", "سانتاندير": "other"}
    assert NamesIndex.build(twins).resolve("سنتاندر", twins) is None
