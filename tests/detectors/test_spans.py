"""Runs of another script inside a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.detectors import detect_spans


def runs(text):
    return [text[span.start : span.end] for span, _ in detect_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("قال المتحدث إن الجيش تقدم", [], id="one-script"),
        pytest.param("plain ASCII text", [], id="ascii"),
        pytest.param("Haftar و Belousov", ["Haftar", "Belousov"], id="names-and-a-conjunction"),
        pytest.param("أعلنت خدمة Kremlin Press عن ذلك", ["Kremlin Press"], id="two-words"),
        pytest.param("في معرض MILEX 2025 العسكري", ["MILEX 2025"], id="name-and-year"),
        pytest.param("دبابات (T-72B3 Obr.2023) جديدة", ["T-72B3 Obr.2023"], id="designation"),
        pytest.param("و(BTR-80A/82) معها", ["BTR-80A/82"], id="slash"),
        pytest.param('برنامج "كاب مالي بلس" (Cap Mali+) الجديد', ["Cap Mali+"], id="plus"),
        pytest.param(
            "0 مشاركة Share 0 Tweet 0 Pin it 0 هنا", ["Share", "Tweet", "Pin it"], id="buttons"
        ),
        pytest.param("الجنرال هافتار والمارشال", [], id="transliterated-words"),
        pytest.param("تابعوا @translit على https://example.org/a-b الآن", [], id="handle-and-link"),
        pytest.param("كتب #Libya_Now اليوم", [], id="hashtag"),
        pytest.param("The general حفتر said so", ["حفتر"], id="arabic-in-english"),
        pytest.param("كتب Хафтар ثم Haftar", ["Хафтар", "Haftar"], id="two-foreign-scripts"),
        pytest.param("قال 🙂 Haftar إن", ["Haftar"], id="after-an-emoji"),
        pytest.param("السطر\nOne\nTwo\nالأخير", ["One", "Two"], id="lines-part-runs"),
    ],
)
def test_runs(text, expected):
    assert runs(text) == expected


def test_a_quoted_post_has_its_language():
    post = "We will never forget the people who helped us on that day, and we thank all of them"
    text = f"وكتب الوزير على حسابه: {post} ثم حذف المنشور بعد ساعات"
    ((span, detection),) = detect_spans(text)
    assert text[span.start : span.end] == post
    assert (detection.lang, detection.script) == ("en", "Latn")


def test_a_name_has_no_language():
    ((_, detection),) = detect_spans("التقى Belousov بالوفد")
    assert (detection.lang, detection.script) == ("und", "Latn")


@given(st.text(st.one_of(st.characters(codec=None), st.sampled_from("حفترab 1.-(")), max_size=80))
def test_spans_are_in_order_apart_and_inside(text):
    place = 0
    for span, _ in detect_spans(text):
        assert place <= span.start < span.end <= len(text)
        place = span.end


@pytest.mark.parametrize("piece", ["حفتر a ", "ح1", "ab-", "و(", "a@", "a.", "ح a 12 "])
def test_linear(piece, seconds):
    text = piece * (60_000 // len(piece)) + "حفتر"
    assert seconds(lambda: detect_spans(text), 1) < 8
