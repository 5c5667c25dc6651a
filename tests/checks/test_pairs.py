from translit.checks import Context
from translit.checks._pairs import expected_ratio, share_script, shortness
from translit.segment import Segment


def test_lengths_are_relative_to_each_other():
    assert expected_ratio("en", "ar") == 0.90
    assert expected_ratio("en-GB", "zh-TW") == 0.33
    assert expected_ratio("en", None) is None
    assert expected_ratio("xx", "ar") is None


def test_shortness_is_nought_where_it_is_as_expected():
    assert shortness("a" * 100, "b" * 90, 0.9) == 0
    assert shortness("a" * 100, "b" * 40, 0.9) > 3
    assert shortness("a" * 100, "b" * 200, 0.9) < -3
    assert shortness("a" * 10, "b" * 4, 0.9) < shortness("a" * 100, "b" * 40, 0.9)


def test_share_script():
    segment = Segment("1", target="x")
    assert share_script(segment, Context(source_lang="de", target_lang="en"))
    assert share_script(segment, Context(source_lang="cs", target_lang="pl"))
    assert not share_script(segment, Context(source_lang="en", target_lang="ar"))
    assert not share_script(segment, Context(source_lang=None, target_lang=None))
