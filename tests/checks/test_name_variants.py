import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.auditor import audit
from translit.checks._names import skeleton
from translit.checks.name_variants import NameVariants, interchanged, one_step
from translit.finding import Severity
from translit.glossary import Concept, Glossary, Term
from translit.segment import Segment


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("كافانو", "كافنو", True, id="vowel-dropped"),
        pytest.param("ترامب", "تورامب", True, id="vowel-added"),
        pytest.param("حفتر", "هفتر", True, id="letters-of-like-sound"),
        pytest.param("روسيا", "روصيا", True, id="emphatic"),
        pytest.param("عمل", "عملا", False, id="ending"),
        pytest.param("بوتين", "بدون", False, id="two-steps"),
        pytest.param("سوريا", "روسيا", False, id="another-name"),
        pytest.param("مالي", "مالي", False, id="same"),
    ],
)
def test_one_step(a, b, expected):
    assert one_step(a, b) is expected
    assert one_step(b, a) is expected


def test_two_schools_of_writing_g():
    assert interchanged("ليفينغستون", "ليفينجستون")
    assert not interchanged("كافانو", "كافانو")


OFTEN = ("قال كافانو إنه بريء، ثم عاد كافانو إلى بيته", "Kavanaugh said he was innocent")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([OFTEN, ("وأضاف كافنو شيئا", "Kavanaugh added")], ["كافنو"], id="with-source"),
        pytest.param(
            [(OFTEN[0], None), ("وأضاف لكافنو شيئا", None)], ["كافنو"], id="under-a-clitic"
        ),
        pytest.param(
            [(OFTEN[0], None), ("وأضاف كافنو شيئا", None)], ["كافنو"], id="without-source"
        ),
        pytest.param(
            [OFTEN, ("وأضاف كافنو شيئا", "Kevin Coughlan added")], [], id="another-name-there"
        ),
        pytest.param([OFTEN, ("عاد كافانو", "Kavanaugh")], [], id="one-spelling"),
        pytest.param(
            [("رأى الشارع ثم الشارع", None), ("وعبر الشوارع", None)], [], id="takes-the-article"
        ),
    ],
)
def test_spellings(concluded, rows, expected):
    assert [f.text for f in concluded(NameVariants, rows)] == expected


def test_other_scripts_go_by_capitals(concluded):
    rows = [("Вчера Хафтар и Хафтар", None), ("Потом приехал Хавтар", None)]
    assert concluded(NameVariants, rows, langs="-ru") == []


def test_systems_that_differ_are_told_once(concluded):
    rows = [Segment(str(i), "قال كافانو شيئا", "Kavanaugh said", system="a") for i in range(3)]
    rows += [Segment(str(i), "قال كفانو شيئا", "Kavanaugh said", system="b") for i in range(3)]
    found = concluded(NameVariants, rows)
    assert [(f.segment, f.system, f.side) for f in found] == [(None, None, "batch")]
    assert "a 'كافانو', b 'كفانو'" in found[0].message


GLOSSARY = [
    Concept("k", "PERSON", (Term("كافانو", "ar", "preferred"), Term("كافنو", "ar", "admitted")))
]


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param("aabb", [("كافنو", 2)], id="one-a-document"),
        pytest.param("aaaa", [], id="in-one-document"),
        pytest.param("aab-", [], id="once-is-a-slip"),
    ],
)
def test_documents_that_spell_a_name_of_the_glossary_in_different_ways(documents, expected):
    forms = ["كافانو", "كافانو", "كافنو", "كافنو"]
    segments = [
        Segment(str(i), f"عاد {form} إلى بيته", document=document, target_lang="ar")
        for i, (form, document) in enumerate(zip(forms, documents, strict=True))
        if document != "-"
    ]
    report = audit(segments, glossary=Glossary.from_concepts(GLOSSARY), checks=["name-variants"])
    told = [f for f in report.findings if f.concept]
    assert [(f.text, f.count) for f in told] == expected
    assert all(f.severity is Severity.NEUTRAL and f.segment is None for f in told)


LETTERS = st.text("احهطتثغجكقسصدضذزويمر", min_size=1, max_size=5)


@given(LETTERS, LETTERS)
def test_spellings_one_step_apart_share_theirskeleton(a, b):
    if one_step(a, b):
        assert skeleton(a) == skeleton(b)


@given(LETTERS, LETTERS, st.sampled_from("اويحهطتكق"), st.sampled_from("اويحهطتكق"))
def test_the_skeleton_is_that_of_the_spelling_with_a_letter_more_or_another(a, b, one, other):
    for left, right in ((a + one + b, a + b), (a + one + b, a + other + b)):
        if one_step(left, right):
            assert skeleton(left) == skeleton(right)


@pytest.mark.parametrize(
    ("often", "once"),
    [
        pytest.param("كتفه", "كتفيه", id="a-noun-with-a-pronoun"),
        pytest.param("همهمت", "همهمات", id="a-feminine-plural"),
        pytest.param("مفيش", "مافيش", id="a-denial"),
    ],
)
def test_forms_of_one_noun_are_no_names(concluded, often, once):
    assert (
        concluded(NameVariants, [(f"قال {often} ثم {often} و {often}", None), (once, None)]) == []
    )
