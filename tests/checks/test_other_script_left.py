import pytest

from translit.checks.other_script_left import OtherScriptLeft


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        pytest.param(None, "وقال Песков للصحفيين", "-ar", ["Песков"], id="cyrillic"),
        pytest.param(None, "صوت הכנסת أمس على القانون", "-ar", ["הכנסת"], id="hebrew"),
        pytest.param(
            "Песков сказал", "وقال Песков للصحفيين", "ru-ar", ["Песков"], id="of-the-source"
        ),
        pytest.param("He said no", "He said العلم on Monday", "ar-en", ["العلم"], id="arabic"),
        pytest.param(
            "The word Песков", "كلمة Песков في النص", "en-ar", [], id="quoted-by-the-source"
        ),
        pytest.param(None, "وقال بيسكوف (Песков) للصحفيين", "-ar", [], id="a-gloss"),
        pytest.param(None, "صحيفة «Известия» الروسية نشرت", "-ar", [], id="a-title"),
        pytest.param(None, "منظومة С-400 وجهاز α", "-ar", [], id="codes"),
        pytest.param(None, "وقال المتحدث Peskov للصحفيين", "-ar", [], id="latin"),
        pytest.param(None, "رابط https://мвд.рф/отчет هنا", "-ar", [], id="an-address"),
        pytest.param(None, "Президент прибыл в Москву أمس", "-ar", [], id="another-language"),
        pytest.param(None, "Песков заявил", "-ru", [], id="its-own"),
        pytest.param(None, "وقال Песков", "-xx", [], id="unknown-language"),
        pytest.param(None, "", "-ar", [], id="empty"),
    ],
)
def test_places(texts, source, target, langs, expected):
    assert texts(OtherScriptLeft, source, target, langs=langs) == expected
