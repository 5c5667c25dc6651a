import pytest

from translit.checks.empty_column import EmptyColumn


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("نص", "")] * 3, ["source"], id="source"),
        pytest.param([("", "text")] * 3, ["target"], id="target"),
        pytest.param([("نص", None)] * 3, [], id="absent"),
        pytest.param([("نص", "")] * 2, [], id="few"),
        pytest.param([("نص", "")] * 3 + [("نص", "text")], [], id="one-filled"),
    ],
)
def test_columns(concluded, rows, expected):
    found = concluded(EmptyColumn, rows)
    assert [f.message.split("'")[1] for f in found] == expected
