import pytest

from translit.checks.placeholder_leak import PlaceholderLeak


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("7 men", "قتل XNUMX مدنيا", ["XNUMX"], id="mask"),
        pytest.param("a MiG", "ميغ إكسنمكس", ["إكسنمكس"], id="spelled-in-arabic"),
        pytest.param("7 men", "__NUM__ رجال", ["__NUM__"], id="underscores"),
        pytest.param("x", "قال <unk> ذلك", ["<unk>"], id="vocabulary"),
        pytest.param("x", "قال {0} ذلك", ["{0}"], id="template"),
        pytest.param("x", "قال %s ذلك", ["%s"], id="printf"),
        pytest.param("Hello {0}", "مرحبا {0}", [], id="in-the-source-too"),
        pytest.param("x", "ارتفع 5% في سنة", [], id="percent"),
        pytest.param("x", "قال ذلك", [], id="clean"),
        pytest.param(None, "XNUMX", ["XNUMX"], id="no-source"),
        pytest.param("x", "", [], id="empty"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(PlaceholderLeak, source, target) == expected
