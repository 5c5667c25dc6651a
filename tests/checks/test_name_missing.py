import pytest

from translit.checks.name_missing import NameMissing


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("President Trevor said", "قال الرئيس إن بلاده", ["Trevor"], id="missing"),
        pytest.param("President Trevor said", "قال تريفور إن بلاده", [], id="there"),
        pytest.param("President Trevor said", "قال Trevor إن بلاده", [], id="left"),
        pytest.param("Judge Kavanaugh said", "قال القاضي كافانو", [], id="silent-letters"),
        pytest.param("Mr Evil President said", "قال الشرير", [], id="a-title"),
        pytest.param("President Trevor Square", "ساحة", [], id="a-place"),
        pytest.param("The Trevor said", "قال", [], id="no-title"),
    ],
)
def test_names(texts, source, target, expected):
    assert texts(NameMissing, source, target) == expected
