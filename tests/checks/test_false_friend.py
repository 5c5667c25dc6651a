import pytest

from translit.checks.false_friend import FalseFriend


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "Putin received the commander of the army",
            "حصل بوتين على قائد الجيش",
            ["حصل بوتين على قائد"],
            id="guest",
        ),
        pytest.param(
            "the former colonial power",
            "السلطة الاستعمارية السابقة",
            ["السلطة الاستعمارية"],
            id="power",
        ),
        pytest.param("intelligence officers", "ضباط الذكاء", ["الذكاء"], id="spies"),
        pytest.param(
            "artificial intelligence officers", "ضباط الذكاء الاصطناعي", [], id="machines"
        ),
        pytest.param(None, "ضباط الذكاء", [], id="no-source"),
        pytest.param("He ate turkey", "أكل تركيا", ["تركيا"], id="bird"),
        pytest.param("He left Turkey for turkey", "غادر تركيا", [], id="country"),
    ],
)
def test_places(texts, source, target, expected):
    assert texts(FalseFriend, source, target) == expected
