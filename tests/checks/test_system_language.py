from translit.checks.system_language import SystemLanguage
from translit.segment import Segment

PERSIAN = "این گزارش را وزارت کشور روز دوشنبه منتشر کرد."
ARABIC = "نشرت الوزارة التقرير يوم الاثنين."


def test_a_system_is_named_once(concluded):
    rows = [Segment(str(i), PERSIAN, system="a") for i in range(6)]
    rows += [Segment(str(i), ARABIC, system="b") for i in range(6)]
    found = concluded(SystemLanguage, rows)
    assert [(f.system, f.count) for f in found] == [("a", 6)]


def test_a_copy_of_the_source_counts(concluded):
    rows = [("The ministry said so.", "The ministry said so.")] * 5
    assert len(concluded(SystemLanguage, rows)) == 1


def test_few_segments_tell_nothing(concluded):
    assert concluded(SystemLanguage, [(PERSIAN, None)] * 4) == []
