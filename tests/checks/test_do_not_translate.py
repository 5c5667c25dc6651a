import pytest

from translit.checks.do_not_translate import DoNotTranslate
from translit.glossary import Concept, Glossary, Term

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
