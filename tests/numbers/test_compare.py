import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.numbers import compare, read


def difference(source, target):
    found = compare(read(source, "en"), read(target, "en"))
    return len(found.changed), len(found.lost), len(found.added)


def test_what_is_on_both_sides_is_no_difference():
    assert difference("5 men, 7 boats", "7 boats, 5 men") == (0, 0, 0)


def test_pairs_first_then_the_rest():
    assert difference("15 men, 17 boats, 19 tanks", "16 men") == (1, 2, 0)
    assert difference("men", "16 men") == (0, 0, 1)


def test_words_are_only_missed_against_a_rival():
    assert difference("five men", "six men")[0] == 1


@given(st.lists(st.integers(min_value=0, max_value=10**9), max_size=8), st.randoms())
def test_order_is_free(numbers, random):
    shuffled = list(numbers)
    random.shuffle(shuffled)
    a, b = (", then ".join(map(str, side)) for side in (numbers, shuffled))
    assert difference(a, b) == (0, 0, 0)


@given(st.text(alphabet="0123456789 ,.:-/kmb%$", max_size=40))
def test_a_text_agrees_with_itself(text):
    assert difference(text, text) == (0, 0, 0)


@pytest.mark.parametrize(
    ("langs", "source", "target", "alike"),
    [
        pytest.param("en-ar", "5:30 pm", "الساعة الخامسة والنصف مساء", True, id="half-past"),
        pytest.param("en-ar", "5:30 pm", "الساعة الخامسة والربع مساء", False, id="quarter-past"),
        pytest.param("en-ur", "$35 million", "35$ ملین", True, id="sign-before-the-multiplier"),
        pytest.param("en-ur", "$35 million", "35$ بلین", False, id="another-multiplier"),
        pytest.param("en-fa", "€3.5 million", "۳٫۵ € میلیون", True, id="sign-between-spaces"),
        pytest.param("en-ar", "the 200m freestyle", "سباق 200 م", True, id="metres"),
        pytest.param("en-ar", "£125m", "125 مليون جنيه", True, id="a-million-pounds"),
        pytest.param("en-ar", "£125m", "125 جنيها", False, id="pounds"),
        pytest.param("en-fa", "1950 to 1953", "53-1950", True, id="years-from-right-to-left"),
        pytest.param("ru-ar", "в 1980-х годах", "في ثمانينيات القرن", True, id="decade"),
        pytest.param("ru-ar", "в 1970-х годах", "في ثمانينيات القرن", False, id="another-decade"),
        pytest.param("en-tr", "four million", "dört milyonu aşkın", True, id="in-its-case"),
        pytest.param("en-tr", "some 9400 homes", "9 bin 400 ev", True, id="thousands-apart"),
        pytest.param("en-de", "the 1/1/08 film", "der Film vom 1. Januar 2008", True, id="short"),
        pytest.param("en-ps", "a lead", "<seg id=3>مخکې", True, id="in-a-tag"),
        pytest.param("en-tr", "at 1200 GMT", "saat 12:00 GMT", True, id="clock"),
        pytest.param("en-tr", "1200 men", "12 adam", False, id="no-clock"),
        pytest.param("en-ur", "West, 41,", "اکتالیس سالہ ویسٹ", True, id="urdu-words"),
    ],
)
def test_ways_of_writing(langs, source, target, alike):
    ours, theirs = langs.split("-")
    found = compare(read(source, ours), read(target, theirs))
    assert (not found.changed and not found.lost) is alike
