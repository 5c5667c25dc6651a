"""Direction controls."""

import pytest

from translit.cleaners.bidi_controls import BidiControls


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("\u202ba\u202c", "\u202ba\u202c", id="balanced"),
        pytest.param("\u202ba\nb\u202c", "a\nb", id="over-lines"),
        pytest.param("\u202ea\u202cb", "ab", id="override"),
        pytest.param("\u2067a\u202bb\u2069", "\u2067ab\u2069", id="embedding-open-in-isolate"),
        pytest.param("\u2067a\u202cb\u2069", "\u2067ab\u2069", id="pop-in-isolate"),
        pytest.param("\u2069\u202c", "", id="closing-only"),
        pytest.param("حف\u200f\u200fتر", "حفتر", id="marks-in-word"),
        pytest.param("Haf\u200etar", "Haftar", id="latin-word"),
        pytest.param("C++\u200f حفتر", "C++\u200f حفتر", id="mark-between-directions"),
        pytest.param("حفتر\u200eHaftar", "حفتر\u200eHaftar", id="mark-between-scripts"),
        pytest.param(
            "\u202a" * 3 + "a" + "\u202c" * 2, "\u202a\u202aa\u202c\u202c", id="one-too-many"
        ),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(BidiControls(), text) == fixed
