import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.languages.sisters import Passages

ARABIC = "أعلن الكرملين أن الرئيس التقى وفدا من ليبيا في موسكو"
PERSIAN = "او گفت که ایران در این باره نظری ندارد"


@pytest.mark.parametrize(
    ("passage", "lang", "expected"),
    [
        pytest.param(PERSIAN, "ar", True, id="persian"),
        pytest.param("صدر نے کہا ہے کہ وہ لیبیا جائیں گے", "ar", True, id="urdu"),
        pytest.param("سەرۆکی ڕووسیا لە مۆسکۆ کۆبووەوە", "ar", True, id="sorani"),
        pytest.param("ولسمشر وايي چې دی به سفر وکړي", "ar", True, id="pashto"),
        pytest.param(ARABIC, "fa", True, id="arabic-in-persian"),
        pytest.param(ARABIC, "ur", True, id="arabic-in-urdu"),
        pytest.param(ARABIC, "ar", False, id="arabic"),
        pytest.param(PERSIAN, "fa", False, id="its-own"),
        pytest.param("علی الحدود اللیبیة قال الرئیس ان الاتفاق قریب", "ar", False, id="keyboard"),
        pytest.param("او گفت كه ايران در اين باره نظري ندارد", "fa", False, id="arabic-keyboard"),
        pytest.param("لیبیا", "ar", False, id="a-name"),
        pytest.param("غنى «گل یخ» في طهران أمس", "ar", False, id="a-title"),
        pytest.param(PERSIAN, "en", False, id="another-script"),
        pytest.param(PERSIAN, None, False, id="unknown"),
    ],
)
def test_passages(passage, lang, expected):
    assert Passages(passage, lang).sister(len(passage) // 2) is expected


@pytest.mark.parametrize("between", ["\n", ". ", " «"])
def test_each_sentence_is_judged_alone(between):
    text = ARABIC + between + PERSIAN
    passages = Passages(text, "ar")
    assert not passages.sister(3)
    assert passages.sister(text.index("ایران"))


@given(st.text("اليکیة گپه.\n »"))
def test_any_place_of_any_text_is_answered(text):
    passages = Passages(text, "ar")
    assert all(passages.sister(at) in (True, False) for at in range(len(text)))


def test_a_long_line_takes_linear_time(seconds):
    def asked(count):
        text = "علی ليبیا. " * count
        passages = Passages(text, "ar")
        for at in range(0, len(text), 11):
            passages.sister(at)

    few = seconds(lambda: asked(2_000))
    assert seconds(lambda: asked(16_000)) < 32 * few
