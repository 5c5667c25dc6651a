import pytest

from translit.glossary import Concept, Glossary, Term
from translit.normalizer import Normalizer, told_by_names
from translit.segment import Detection

NORMALIZER = Normalizer(
    Glossary.from_concepts(
        [
            Concept(
                "traore",
                "PERSON",
                (Term("تراوري", "ar"), Term("تراور", "ar", "misspelling"), Term("Traore", "en")),
            ),
            Concept("qatar", "GPE", (Term("قطر", "ar"), Term("قطر", "fa"))),
            Concept("karachi", "GPE", (Term("كراتشي", "ar"), Term("کراچی", "ur"))),
        ]
    )
)


def told(text, lang="fa", script="Arab"):
    return told_by_names([text], [Detection(lang, script, 0.9, "some")], NORMALIZER)[0]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("تراور", "ar", id="one-name"),
        pytest.param("«ولتراور»، 2025!", "ar", id="clitics-and-signs"),
        pytest.param("تراور / Traore", "ar", id="with-its-latin-name"),
        pytest.param("تراوري وقطر", "ar", id="one-name-shared"),
        pytest.param("قطر", "fa", id="shared-with-persian"),
        pytest.param("تراور و قطر", "fa", id="a-word-that-is-no-name"),
        pytest.param("کراچی تراور", "fa", id="letters-of-another-language"),
        pytest.param("زيارة تراور", "fa", id="more-than-names"),
        pytest.param("Traore", "fa", id="latin-alone"),
        pytest.param("تراور " * 20, "fa", id="long"),
        pytest.param("", "fa", id="empty"),
    ],
)
def test_a_line_of_arabic_names_is_arabic(text, lang):
    assert told(text).lang == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("نجل تراور", "ar", id="a-word-beside"),
        pytest.param("نجل تراور، وفد قطر", "ar", id="two-words-beside"),
        pytest.param("نجل قائد جيش تراور", "und", id="three-words-beside"),
        pytest.param("نجل قطر", "und", id="a-name-of-several-languages"),
        pytest.param("دیدار تراور", "und", id="letters-of-another-language"),
        pytest.param("وفد كبير", "und", id="no-name"),
    ],
)
def test_a_word_beside_where_nothing_else_tells(text, lang):
    assert told(text, "und").lang == lang


def test_what_was_told_says_so():
    assert told("تراور") == Detection("ar", "Arab", 0.5, "some+names")
    assert told("تراور", "und").lang == "ar"
    assert told("تراور", "und", "Zyyy").lang == "und"


def test_arabic_stays_as_it_was_found():
    found = [Detection("ar", "Arab", 0.99, "some")]
    assert told_by_names(["تراور"], found, NORMALIZER) is found
