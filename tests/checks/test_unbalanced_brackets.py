import pytest

from translit.checks.unbalanced_brackets import UnbalancedBrackets


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "قال الوزير (السابق إن الاتفاق انتهى", ["("], id="open"),
        pytest.param(None, "الساعة )٦٤( كيلومترا", [")", "("], id="reversed"),
        pytest.param(None, "قال (السابق) إن", [], id="closed"),
        pytest.param(None, "1) الأول أ) الثاني", [], id="enumeration"),
        pytest.param(None, "تخثر (دي آي سي) منتشر", [], id="acronym-in-brackets"),
        pytest.param("the (former minister", "الوزير (السابق", [], id="in-the-source"),
        pytest.param(None, "قال «السابق", [], id="guillemets-need-a-source"),
        pytest.param("“We won,” he said.", "قال: «انتصرنا.", [], id="a-quotation-over-segments"),
        pytest.param("He said “we won” twice.", "قال «انتصرنا مرتين.", ["«"], id="quoted-inside"),
        pytest.param(None, "شكرا :)", [], id="face"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(UnbalancedBrackets, source, target) == expected
