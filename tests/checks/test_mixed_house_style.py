import pytest

from translit.checks.mixed_house_style import MixedHouseStyle


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["شمال أفريقيا", "وأفريقيا", "بإفريقيا"], ["3"], id="the-rarer"),
        pytest.param(["المسئولون", "مسؤول", "مسؤولين"], ["1"], id="endings"),
        pytest.param(["شمال إفريقيا", "الاتحاد الإفريقي"], [], id="one-spelling"),
    ],
)
def test_spellings(concluded, rows, expected):
    found = concluded(MixedHouseStyle, [(row, None) for row in rows])
    assert [f.segment for f in found] == expected


def test_it_is_told_apart_from_errors():
    assert MixedHouseStyle.house_style
