import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import Context, Observation, _name_table
from translit.checks._name_table import NameTable
from translit.checks._names import candidates
from translit.checks.block import Block
from translit.checks.name_variants import NameVariants
from translit.checks.table import Table
from translit.edit import Edit, Mention, Normalized
from translit.glossary import Concept, Glossary, Term
from translit.segment import Segment

CHECK = NameVariants()
GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "k", "PERSON", (Term("كافانو", "ar", "preferred"), Term("كافنو", "ar", "admitted"))
        ),
        Concept(
            "b", "PERSON", (Term("بوتين", "ar", "preferred"), Term("بوتن", "ar", "misspelling"))
        ),
    ]
)
NAMES = [
    "كافانو",
    "كافنو",
    "كفانو",
    "لكافنو",
    "كافانوو",
    "حفتر",
    "هفتر",
    "وحفتر",
    "روسيا",
    "روصيا",
    "بوتين",
    "بوتن",
    "كَافنو",
    "الكافنو",
    "و",
    "في",
]
SOURCES = ["Kavanaugh", "Haftar", "Russia", "Putin", "said", "the", "Kav"]
LATIN = ["Хафтар", "Хавтар", "Хафатар", "сказал", "Хафтара"]


def plainly(rows):
    """What ``look`` puts in its table, from the candidates of each segment alone."""
    table = Table()
    for segment, context in rows:
        document, number, system = segment.document, segment.id, segment.system
        for name in candidates(segment, context):
            value = (name.form, name.heard, name.known, name.stripped)
            seen = (name.key, value, document, number, system, name.start, name.end)
            table.observe([Observation(*seen)])
        table.observe(CHECK.observe(segment, context))
    return list(table.findings(CHECK))


def packed(rows, cuts, size):
    """The same from packed tables of several parts, each seen in blocks."""
    whole = NameTable()
    for part in _cut(rows, cuts):
        table = NameTable()
        for block in _cut(part, range(0, len(part), size)):
            table.look(CHECK, Block(block), range(len(block)))
        whole.merge(pickle.loads(pickle.dumps(table)))
    return list(whole.findings(CHECK))


def _cut(rows, cuts):
    bounds = sorted({0, len(rows), *(cut for cut in cuts if cut < len(rows))})
    return [rows[a:b] for a, b in itertools.pairwise(bounds)]


@st.composite
def batches(draw):
    lang = draw(st.sampled_from(["ar", "ar", "ar", "ru", None]))
    words = st.lists(st.sampled_from(LATIN if lang == "ru" else NAMES), max_size=6).map(" ".join)
    source = st.none() | st.lists(st.sampled_from(SOURCES), max_size=4).map(" ".join)
    many = draw(st.lists(st.tuples(words, source), min_size=1, max_size=14))
    systems = draw(st.sampled_from([[None], ["a"], ["a", "b"], ["a", None]]))
    glossary = draw(st.sampled_from([None, GLOSSARY]))
    return [
        (
            Segment(
                str(at), target, said, target_lang=lang,
                document=draw(st.sampled_from("de")), system=draw(st.sampled_from(systems)),
            ),
            Context(glossary, "en", None),
        )
        for at, (target, said) in enumerate(many)
    ]  # fmt: skip


@given(batches(), st.sets(st.integers(1, 13), max_size=2), st.integers(1, 5))
def test_findings_are_those_of_a_plain_table(rows, cuts, size):
    assert packed(rows, cuts, size) == plainly(rows)


@pytest.fixture
def small(monkeypatch):
    """Many small pages that are compared in many parts."""
    monkeypatch.setattr(_name_table, "_PAGE", 4)
    monkeypatch.setattr(_name_table, "_AT_ONCE", 5)


def test_pages_and_parts_change_nothing(small):
    rows = [
        (Segment(str(at), f"قال {name} كافانو", target_lang="ar", document=str(at % 3)), Context())
        for at, name in enumerate(NAMES * 3)
    ]
    assert packed(rows, (5, 17), 3) == plainly(rows) != []


def test_what_the_glossary_rewrites_is_no_name():
    segment = Segment("1", "قال بوتن لكافنو", target_lang="ar")
    names = Normalized(
        segment.target,
        edits=(Edit(4, 8, "بوتن", "بوتين", "misspelling", "b"),),
        mentions=(
            Mention(4, 8, "b", "بوتن", "misspelling"),
            Mention(10, 15, "k", "كافنو", "admitted"),
        ),
    )
    context = Context(GLOSSARY, ready={(segment.target, "ar"): names})
    assert [(n.form, n.known) for n in candidates(segment, context)] == [
        ("لكافنو", False), ("كافنو", True),
    ]  # fmt: skip
    rows = [(segment, context)] * 3
    assert packed(rows, (), 2) == plainly(rows)
