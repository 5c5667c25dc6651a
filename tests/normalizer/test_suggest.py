"""Unseen spellings in running text: suggested with evidence, and never for a common word."""

import pytest

from translit.edit import Mention
from translit.glossary import Concept, Glossary, Term
from translit.normalizer import Normalizer
from translit.normalizer.resemblance import collisions, resemblances
from translit.normalizer.suggest import suggestions

GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "haftar",
            "PERSON",
            (
                Term("خليفة حفتر", "ar", "preferred"),
                Term("حفتر", "ar", "admitted", "short", target="حفتر"),
                Term("Khalifa Haftar", "en", "preferred"),
            ),
        ),
        Concept(
            "yevkurov",
            "PERSON",
            (
                Term("يونس بك يفكوروف", "ar", "preferred"),
                Term("Yunus bek Yevkurov", "en", "preferred"),
            ),
        ),
        Concept("kyiv", "PLACE", (Term("كييف", "ar", "preferred"),)),
        Concept("putin", "PERSON", (Term("بوتين", "ar", "preferred"),)),
        Concept(
            "tripoli",
            "PLACE",
            (Term("طرابلس", "ar", "preferred"), Term("Tarabulus", "en", "admitted")),
        ),
        Concept("lna", "ORG", (Term("LNA", "en", "preferred", "acronym"),)),
    ]
)


def found(text, mentions=()):
    return [(s.before, s.after, s.concept) for s in suggestions(text, "ar", mentions, GLOSSARY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("شكر هافتار روسيا", [("هافتار", "حفتر", "haftar")], id="unseen-spelling"),
        pytest.param("قال لهافتار إن", [("لهافتار", "لحفتر", "haftar")], id="with-a-clitic"),
        pytest.param(
            "وزير الدفاع يونوس بيك ييفكوروفا",
            [("يونوس بيك ييفكوروفا", "يونس بك يفكوروف", "yevkurov")],
            id="three-words",
        ),
        pytest.param("زار مدينة طرابلوس", [("طرابلوس", "طرابلس", "tripoli")], id="one-vowel-more"),
        pytest.param("ناقش Haftar الأمر", [], id="a-known-form-of-another-language-is-no-news"),
        pytest.param("كيف حال المدينة", [], id="kyiv-and-how"),
        pytest.param("خرج بدون سبب", [], id="putin-and-without"),
        pytest.param("هذا دفتر جديد", [], id="notebook"),
        pytest.param("الحفر والجسور", [], id="definite-words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_suggestions(text, expected):
    assert [f for f in found(text) if f[0] != "Haftar"] == expected


def test_what_is_known_is_left_alone():
    text = "شكر هافتار روسيا"
    assert found(text, [Mention(4, 10, "haftar", "هافتار", "admitted")]) == []


def test_score_evidence_and_offsets():
    text = "شكر هافتار روسيا"
    (one,) = suggestions(text, "ar", (), GLOSSARY)
    assert text[one.start : one.end] == one.before
    assert 0.9 < one.score <= 1
    assert "sounds like" in one.why
    assert "against" in one.why


def test_keys_know_how_many_common_words_they_meet():
    assert collisions("كييف", "ar") > 0
    assert collisions("يفكوروف", "ar") == 0


def test_a_resemblance_below_the_bar_is_still_seen_by_the_miner():
    assert resemblances("شكر هافطار روسيا", "ar", (), GLOSSARY, 0.3)


def test_the_normalizer_asks_only_when_told_and_never_edits():
    text = "شكر هافتار روسيا"
    assert not Normalizer(GLOSSARY)(text, lang="ar").suggestions
    said = Normalizer(GLOSSARY, suggest=True)(text, lang="ar")
    assert said.text == text
    assert [s.after for s in said.suggestions] == ["حفتر"]


@pytest.mark.parametrize(
    "text", [" " * 20_000, "\ud800" * 10, "هافتار " * 300, "(" * 5_000, "ا" * 5_000]
)
def test_hostile_text(text):
    assert isinstance(found(text), list)


PLACES = Glossary.from_concepts(
    [
        Concept(
            "germany",
            "GPE",
            (Term("Germany", "en", "preferred"), Term("ألمانيا", "ar", "preferred")),
        ),
        Concept(
            "iceland",
            "GPE",
            (Term("Iceland", "en", "preferred"), Term("Island", "de", "preferred")),
        ),
        Concept("july", "MONTH", (Term("July", "en", "preferred"),)),
        Concept(
            "maghreb",
            "LOC",
            (
                Term("المغرب العربي", "ar", "preferred"),
                Term("المغرب", "ar", "admitted", requires=("دول",)),
            ),
        ),
        Concept("poland", "GPE", (Term("پولینڈ", "ur", "preferred"),)),
    ]
)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "flew to Germanny", ["Germany"], id="a-misspelling"),
        pytest.param("en", "a German minister", [], id="an-adjective"),
        pytest.param("ar", "وزير ألماني وسيارة ألمانية", [], id="an-adjective-in-arabic"),
        pytest.param("en", "on the island", [], id="no-capital"),
        pytest.param("en", "Islands in the sea", [], id="a-place-of-another-language"),
        pytest.param("en", "Julie said so", [], id="no-month"),
        pytest.param("ar", "سافر إلى المغرب", [], id="listed-and-judged"),
        pytest.param("ur", "دیوار بلند ہے", [], id="nobody-counted-its-words"),
        pytest.param("ug", "Germanny", [], id="a-language-unknown"),
    ],
)
def test_what_only_sounds_like_a_place(lang, text, expected):
    assert [s.after for s in suggestions(text, lang, (), PLACES)] == expected
