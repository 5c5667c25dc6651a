"""Error messages say what, where, and what would be right."""

import pytest

from translit import errors


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errors.InputError("not UTF-8", "a.txt:3"), "a.txt:3: not UTF-8"),
        (
            errors.UnknownPart("check", "nmber", ["number", "name"]),
            "no check 'nmber'; did you mean 'number'?",
        ),
        (errors.UnknownPart("check", "zzz", ["b", "a"]), "no check 'zzz'; known: a, b"),
        (
            errors.MissingExtra("pyarrow", "arrow"),
            "pyarrow is not installed: pip install 'translit-toolkit[arrow]'",
        ),
    ],
)
def test_message(error, message):
    assert str(error) == message
    assert isinstance(error, errors.TranslitError)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param(0, "0 segments", id="none"),
        pytest.param(1, "1 segment", id="one"),
        pytest.param(1200, "1,200 segments", id="many"),
    ],
)
def test_a_number_agrees_with_its_noun(number, told):
    assert errors.counted(number, "segment") == told
