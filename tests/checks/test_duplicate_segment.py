from translit.checks.duplicate_segment import DuplicateSegment
from translit.segment import Segment


def test_an_id_that_stands_twice(concluded):
    rows = [Segment("1", "a"), Segment("2", "b"), Segment("1", "c"), Segment("1", "d", system="x")]
    assert [(f.segment, f.count) for f in concluded(DuplicateSegment, rows)] == [("1", 2)]


def test_a_text_that_stands_twice_is_left_alone(concluded):
    assert concluded(DuplicateSegment, [("a", None), ("a", None)]) == []
