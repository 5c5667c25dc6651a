import pytest

from translit.checks.inconsistent_translation import InconsistentTranslation
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
