import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import Context
from translit.checks.block import Block
from translit.checks.inconsistent_translation import InconsistentTranslation
from translit.checks.table import Table
from translit.segment import Segment

ONE = "The minister returned yesterday."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("عاد الوزير أمس", ONE), ("رجع الوزير أمس", ONE)], [2], id="two-ways"),
        pytest.param([("عاد الوزير أمس", ONE), ("عاد الوزير أمس.", ONE)], [], id="full-stop"),
        pytest.param(
            [("عاد الوزير أمس", ONE), ("عاد الوزير أمس", "She went.  ")], [], id="short-source"
        ),
        pytest.param(
            [
                ("عاد الوزير أمس إلى بيته في وسط المدينة القديمة", ONE),
                ("عاد الوزير أمس إلى بيته في وسط المدينة القديمة", "Prices rose again in May."),
            ],
            [2],
            id="reverse",
        ),
        pytest.param(
            [
                (
                    "عاد الوزير أمس إلى بيته في وسط المدينة القديمة",
                    "The minister returned home yesterday.",
                ),
                (
                    "عاد الوزير أمس إلى بيته في وسط المدينة القديمة",
                    "The minister came home yesterday.",
                ),
            ],
            [],
            id="said-in-two-ways",
        ),
        pytest.param([("عاد أمس", ONE), ("عاد أمس", "He came back then.")], [], id="an-answer"),
        pytest.param([("نعم", "Yes"), ("أجل", "Yes")], [], id="short"),
    ],
)
def test_ways(concluded, rows, expected):
    assert [f.count for f in concluded(InconsistentTranslation, rows)] == expected


def test_systems_are_apart(concluded):
    rows = [Segment("1", "عاد أمس", ONE, system="a"), Segment("1", "رجع أمس", ONE, system="b")]
    assert concluded(InconsistentTranslation, rows) == []


WORDS = st.lists(
    st.sampled_from(["the", "a", "minister", "returned", "home.", "Home"]), min_size=2, max_size=5
)
LONG = st.sampled_from(["نعم يا سيدي قد عاد الوزير إلى بيته أمس مساء", "عاد أمس", "رجع أمس", "نعم"])


@given(
    st.lists(st.tuples(WORDS.map(" ".join), LONG, st.sampled_from(["a", "b", None])), max_size=14),
    st.integers(0, 14),
)
def test_findings_are_those_of_a_plain_table(rows, cut):
    check = InconsistentTranslation()
    segments = [Segment(str(i), t, s, document="d", system=o) for i, (s, t, o) in enumerate(rows)]
    plain, packed, later = Table(), check.table(), check.table()
    for segment in segments:
        plain.observe(check.observe(segment, Context()))
    for table, some in ((packed, segments[:cut]), (later, segments[cut:])):
        table.look(check, Block([(segment, Context()) for segment in some]), range(len(some)))
    packed.merge(later)
    assert list(packed.findings(check)) == list(plain.findings(check))
