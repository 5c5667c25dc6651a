from translit.checks import Context
from translit.checks.block import Block
from translit.checks.duplicate_segment import DuplicateSegment
from translit.segment import Segment


def test_an_id_that_stands_twice(concluded):
    rows = [Segment("1", "a"), Segment("2", "b"), Segment("1", "c"), Segment("1", "d", system="x")]
    assert [(f.segment, f.count) for f in concluded(DuplicateSegment, rows)] == [("1", 2)]


def test_a_text_that_stands_twice_is_left_alone(concluded):
    assert concluded(DuplicateSegment, [("a", None), ("a", None)]) == []


def test_parts_of_a_batch_are_joined():
    check = DuplicateSegment()
    first, second = check.table(), check.table()
    for table, ids in ((first, "123"), (second, "24")):
        block = Block([(Segment(number, "a"), Context()) for number in ids])
        table.look(check, block, range(len(ids)))
    first.merge(second)
    assert [(f.segment, f.count) for f in first.findings(check)] == [("2", 2)]
    assert list(check.table().findings(check)) == []
