import pytest

from translit.checks.mixed_digits import MixedDigits


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["قتل 7 جنود", "في ٧ مايو", "و 12 مدنيا"], ["٧"], id="two-scripts"),
        pytest.param(["قتل 7 جنود", "في ۷ مايو"], ["7"], id="persian"),
        pytest.param(["دبابة T-72", "covid19 في ٧ مايو"], [], id="codes"),
        pytest.param(["في ٧ مايو", "في ٨ مايو"], [], id="one-script"),
    ],
)
def test_scripts(concluded, rows, expected):
    found = concluded(MixedDigits, [(row, None) for row in rows])
    assert [rows[int(f.segment) - 1][f.start : f.end] for f in found] == expected
