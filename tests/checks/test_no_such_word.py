import pytest

from translit.checks.no_such_word import NoSuchWord


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("زاد من متعةهم", ["متعةهم"], id="teh-marbuta-inside"),
        pytest.param("انضم إلىهم", ["إلىهم"], id="alef-maqsura-inside"),
        pytest.param("القائد الذي استول على السلطة", ["استول"], id="truncated"),
        pytest.param("لم يستول على السلطة", [], id="jussive"),
        pytest.param("تُؤخذ العينة ومبنًى", [], id="marks-inside"),
        pytest.param("ههههههه", [], id="laughter"),
    ],
)
def test_places(texts, target, expected):
    assert texts(NoSuchWord, None, target) == expected


def test_lost_spaces_are_told_once_a_document(concluded):
    rows = [("زار مدرسةالبنات", None), ("في القاعةالكبرى", None), ("عاد أمس", None)]
    found = concluded(NoSuchWord, rows)
    assert [(f.segment, f.count) for f in found] == [(None, 2)]
    assert "#1" in found[0].message
