from translit.checks.missing_segment import MissingSegment
from translit.segment import Segment


def test_an_empty_translation(concluded):
    found = concluded(MissingSegment, [("", "He came."), (" ", "He left."), ("عاد", "x"), ("", "")])
    assert [f.segment for f in found] == ["1", "2"]


def test_a_system_with_fewer_segments(concluded):
    rows = [Segment(str(i), "نص", system="a") for i in range(4)]
    rows += [Segment(str(i), "نص", system="b") for i in range(3)]
    found = concluded(MissingSegment, rows)
    assert [(f.system, f.message) for f in found] == [("b", "1 of 4 segments missing")]
