import pytest

from translit.glossary import Concept, Glossary, Term
from translit.normalizer import Normalizer, surfaces

ARMY = Concept(
    "lna",
    "ORG",
    (
        Term("الجيش الوطني", "ar", "preferred"),
        Term("LNA", "en", "machine-translation", "acronym"),
        Term("ЛНА", "ru", "preferred", "acronym"),
    ),
)
NAMES = Concept(
    "libya", "GPE", (Term("ليبيا", "ar", "preferred"), Term("Ливия", "ru", "preferred"))
)


def listed(concept, lang):
    return [surface for _, surface in surfaces(concept, lang)]


@pytest.mark.parametrize(
    "surface",
    [
        pytest.param("الجيش الوطني", id="bare"),
        pytest.param("للجيش الوطني", id="lam"),
        pytest.param("وبالجيش الوطني", id="and-ba"),
        pytest.param("LNA", id="latin"),
        pytest.param("ل\N{ARABIC TATWEEL} LNA", id="tatweel"),
        pytest.param("و LNA", id="apart"),
        pytest.param("لLNA", id="glued"),
    ],
)
def test_lists_what_stands_in_arabic_texts(surface):
    assert surface in listed(ARMY, "ar")


def test_lists_inflected_names():
    assert {"Ливия", "Ливии", "Ливию", "Ливией"} <= set(listed(NAMES, "ru"))


def test_no_article_before_a_country():
    assert "الليبيا" not in listed(NAMES, "ar")
    assert "لليبيا" in listed(NAMES, "ar")


def test_each_once():
    every = listed(ARMY, None)
    assert len(every) == len(set(every))


@pytest.mark.parametrize("concept", [ARMY, NAMES], ids=lambda c: c.id)
@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_normalizer_finds_every_surface(concept, lang):
    normalizer = Normalizer(Glossary.from_concepts([concept]))
    for term, surface in surfaces(concept, lang):
        mentions = normalizer(f"x {surface} ,", lang).mentions
        assert [m.concept for m in mentions] == [concept.id], (term, surface)
