import pytest

from translit.checks.agreement_broken import AgreementBroken


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(None, "قال القيادة العامة على صفحتها", ["قال القيادة"], id="said"),
        pytest.param(None, "وأشارت الرئيس إلى ذلك", ["وأشارت الرئيس"], id="said-she"),
        pytest.param(
            "Haftar and Belousov discussed",
            "أكد أن حفتر وبيلوسوف ناقشوا التعاون",
            ["ناقشوا"],
            id="dual",
        ),
        pytest.param(None, "انتهت هذا الجلسة أمس", ["هذا الجلسة"], id="this"),
        pytest.param(None, "قالت القيادة إن حفتر وبيلوسوف ناقشا هذه المسألة", [], id="right"),
        pytest.param(None, "بايعوا هذا الخليفة", [], id="caliph"),
        pytest.param(None, "كلام قال الحكومة ترفضه", [], id="object"),
        pytest.param(None, "قال إن المصريين والليبيين ناقشوا", [], id="plural-nouns"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(AgreementBroken, source, target) == expected
