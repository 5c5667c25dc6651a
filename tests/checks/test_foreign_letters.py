import pytest

from translit.checks.foreign_letters import ForeignLetters
from translit.finding import Severity


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "وصل الرئیس إلى موسكو أمس", ["الرئیس"], id="persian-yeh"),
        pytest.param(None, "وصل الرئيس إلى موسكو", [], id="arabic"),
        pytest.param(None, "پاريس وچاد", [], id="sounds"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(ForeignLetters, source, target) == expected


def test_the_fix_is_the_cleaners(found):
    (finding, _) = found(ForeignLetters, None, "التقی الرئیس وزيرا في موسكو")
    assert finding.suggestion.after == "التقى"


def test_the_keyboard_of_a_writer_is_said_once_a_document(concluded):
    rows = [("اين كتاب را به او دادم و رفتم", None)] * 3 + [("این کتاب", None)]
    (finding,) = concluded(ForeignLetters, rows, langs="en-fa")
    assert (finding.severity, finding.count) == (Severity.NEUTRAL, 6)
    assert finding.document == "d"
