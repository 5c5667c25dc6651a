"""Names whose spellings a glossary lacks in part, wholly in one language, or altogether."""

import pytest

from translit.glossary import Concept, Glossary, Term
from translit.miner import mine
from translit.miner.cues import before
from translit.segment import Document, Segment

LEVINGSTON = Concept(
    "levingston",
    "PERSON",
    (
        Term("روبرت ليفنغستون", "ar", "preferred"),
        Term("روبرت", "ar", "admitted", "given-name", target="روبرت"),
        Term("Robert Levingston", "en", "preferred"),
    ),
)
ABROAD = Concept("okonedo", "PERSON", (Term("Samuel Okonedo", "en", "preferred"),))
LEGION = Concept(
    "legion",
    "ORG",
    (Term("الفيلق الأسترالي", "ar", "preferred"), Term("Australia Corps", "en", "preferred")),
)
PRESS = Concept("press", "MEDIA", (Term("فيراتسكي", "ar", "preferred"),))


def mined(concepts, *lines):
    document = Document("a", tuple(Segment(str(i), target=t) for i, t in enumerate(lines)))
    return mine([document], Glossary.from_concepts(concepts))


def proposed(found):
    return {(v.form, v.preferred, v.concept, v.status) for v in found}


@pytest.mark.parametrize(
    ("concept", "lines", "expected"),
    [
        pytest.param(
            ABROAD,
            ("وصل صامويل أوكونيدو أمس", "شكر أوكونيدو الحضور", "غادر أوكونيدو", "قال أوكونيدا إن"),
            {
                ("صامويل أوكونيدو", "صامويل أوكونيدو", "okonedo", "admitted"),
                ("أوكونيدو", "أوكونيدو", "okonedo", "admitted"),
                ("أوكونيدا", "أوكونيدو", "okonedo", "deprecated"),
            },
            id="known-in-another-language-only",
        ),
        pytest.param(
            LEVINGSTON,
            ("وصل روبرت ليفنغستون", "شكر ليفنغستون الحضور"),
            {("ليفنغستون", "ليفنغستون", "levingston", "admitted")},
            id="surname-beside-the-whole-name",
        ),
        pytest.param(LEVINGSTON, ("شكر ليفنغستون الحضور",), set(), id="surname-of-whomever"),
        pytest.param(
            LEVINGSTON,
            ("شكر ليفينغستون الحضور",),
            {("ليفينغستون", "ليفنغستون", "levingston", "deprecated")},
            id="surname-isn't-the-given-name",
        ),
        pytest.param(
            LEGION,
            ("أعلنت موسكو إنشاء قوة \"فيلق أستراليا\"", 'مجموعة "أستراليا كوربس" هنا'),
            {
                ("فيلق أستراليا", "الفيلق الأسترالي", "legion", "deprecated"),
                ("أستراليا كوربس", "الفيلق الأسترالي", "legion", "deprecated"),
            },
            id="translated-otherwise-and-transliterated",
        ),
    ],
)  # fmt: skip
def test_what_a_glossary_lacks(concept, lines, expected):
    assert proposed(mined([concept], *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "cues"),
    [
        pytest.param(
            ('ذكرت صحيفة "بلومبيرغا" أمس', 'نقلت صحيفة "بلومبرغا" ذلك'),
            {"title-before", "same-word-before"},
            id="quoted-after-a-title",
        ),
        pytest.param(
            ("وصل بكتاش بلومبيرغا أمس", "شكر بكتاش بلومبرغا الحضور"),
            {"same-word-before"},
            id="after-the-same-name",
        ),
    ],
)
def test_what_joins_two_forms_that_no_glossary_knows(lines, cues):
    (found,) = mined([PRESS], *lines)
    assert {found.form, found.preferred} == {"بلومبيرغا", "بلومبرغا"}
    assert cues <= set(found.evidence.split("; "))


def test_two_forms_after_common_or_different_words_are_left_apart():
    assert mined([PRESS], "قال بلومبيرغا أمس", "شكر بلومبرغا الحضور") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("صحيفة ", "صحيفة", id="space"),
        pytest.param('صحيفة "', "صحيفة", id="quoted"),
        pytest.param("صحيفة «", "صحيفة", id="guillemet"),
        pytest.param("صحيفة ، ", "،", id="comma-between"),
        pytest.param("", "", id="nothing"),
        pytest.param('  "', "", id="a-mark-alone"),
    ],
)
def test_the_word_before_a_place(text, expected):
    assert before(text + "بلومبرغا", len(text)) == expected
