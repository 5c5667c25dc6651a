"""Entities: a tagger that learned one name by heart finds it, at its place in code points."""

import pytest

from translit.neural import load
from translit.neural.ner import Entity, entities, without_counterpart

pytestmark = pytest.mark.neural
NAME = "خليل منصور"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال خليل منصور إن الطريق مغلق", [NAME], id="two-words-are-one-name"),
        pytest.param("غادر الوزير الميناء", [], id="none"),
        pytest.param("وصل خليل منصور، إلى العاصمة", [NAME], id="comma-left-out"),
        pytest.param("", [], id="empty"),
    ],
)
def test_finds(tiny, text, expected):
    (found,) = entities(load(tiny("tagger"), "token"), [text])
    assert [e.text for e in found] == expected
    assert all(text[e.start : e.end] == e.text and e.label == "PER" for e in found)


def test_astral_letters_before_a_name_count_one(tiny):
    text = "😀 وصل خليل منصور إلى العاصمة"
    (found,) = entities(load(tiny("tagger"), "token"), [text])
    assert [text[e.start : e.end] for e in found] == [NAME]


def test_long_texts_are_read_in_windows(tiny):
    text = "هطل المطر على الجبال " * 40 + "وصل خليل منصور إلى العاصمة"
    (found,) = entities(load(tiny("tagger"), "token"), [text])
    assert NAME in [text[e.start : e.end] for e in found if e.start > 800]


def test_names_without_a_counterpart():
    found = [Entity(0, 6, "Haftar", "PER", 0.9), Entity(10, 17, "Mitchell", "PER", 0.9)]
    lost = without_counterpart(found, "وصل حفتر إلى العاصمة")
    assert [e.text for e in lost] == ["Mitchell"]
