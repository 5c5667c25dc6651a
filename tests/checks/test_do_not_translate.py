import pytest

from translit.checks.base import Context
from translit.checks.do_not_translate import DoNotTranslate
from translit.glossary import Concept, Glossary, Term
from translit.segment import Segment

GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "k8s",
            "",
            (Term("Kubernetes", "en", "preferred"), Term("Kubernetes", "ar", "preferred")),
        )
    ]
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("شغل كوبرنيتس", ["Kubernetes"], id="transliterated"),
        pytest.param("شغل kubernetes", ["Kubernetes"], id="capitals"),
        pytest.param("شغل Kubernetes", [], id="kept"),
    ],
)
def test_brands(concluded, target, expected):
    found = concluded(DoNotTranslate, [(target, "run Kubernetes")], GLOSSARY)
    assert [f.text for f in found] == expected


PLACES = Glossary.from_concepts(
    [
        Concept("peru", "GPE", (Term("Peru", "de", "preferred"), Term("Peru", "en", "preferred"))),
        Concept("may", "MONTH", (Term("Mai", "de", "preferred"), Term("May", "en", "preferred"))),
        Concept("x", "", (Term("Kubernetes", "de"), Term("Kubernetes", "en"))),
    ]
)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("Flüge nach Peru", "Flights to the country", [], id="a-place-written-alike"),
        pytest.param("Kubernetes läuft", "It runs", ["Kubernetes"], id="a-brand"),
    ],
)
def test_names_that_two_languages_write_alike(source, target, expected):
    segment = Segment("1", target, source, source_lang="de", target_lang="en")
    found = DoNotTranslate().check(segment, Context(glossary=PLACES))
    assert [f.text for f in found] == expected


ACRONYM = Glossary.from_concepts(
    [
        Concept(
            "nato",
            "ORG",
            (
                Term("NATO", "en", "preferred"),
                Term("ناټو", "ps", "preferred"),
                Term("NATO", "ps", "admitted", target="NATO"),
            ),
        )
    ]
)


@pytest.mark.parametrize("target", ["دا سازمان", "ناټو", "NATO"])
def test_what_is_only_admitted_beside_a_preferred_form_may_be_translated(target):
    segment = Segment("", target, "NATO met", source_lang="en", target_lang="ps")
    assert not [*DoNotTranslate().check(segment, Context(glossary=ACRONYM))]
