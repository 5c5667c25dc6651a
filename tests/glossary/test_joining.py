import pytest

from translit.glossary.joining import contracted, definite, joined, stacks


@pytest.mark.parametrize(
    ("lead", "name", "written"),
    [
        pytest.param("", "الجيش", "الجيش", id="bare"),
        pytest.param("ل", "الجيش الوطني", "للجيش الوطني", id="lam-and-article"),
        pytest.param("ول", "الجيش", "وللجيش", id="and-lam"),
        pytest.param("ل", "ليبيا", "لليبيا", id="lam-and-lam"),
        pytest.param("ل", "الليبيين", "لليبيين", id="never-three-lams"),
        pytest.param("ب", "الجيش", "بالجيش", id="ba-keeps-the-article"),
        pytest.param("ك", "الجيش", "كالجيش", id="kaf-keeps-the-article"),
        pytest.param("ل", "الكسندر", "لالكسندر", id="a-name-that-only-looks-definite"),
        pytest.param("ل", "البرتغال", "للبرتغال", id="one-that-is"),
        pytest.param("ل", "أفريقيا", "لأفريقيا", id="hamza-is-no-article"),
    ],
)
def test_arabic_names_under_clitics(lead, name, written):
    assert joined(lead, name, "ar") == written


def test_an_article_is_put_where_there_is_none():
    assert joined("ب", "روسية", "ar", article=True) == "بالروسية"
    assert joined("ل", "روسية", "ar", article=True) == "للروسية"
    assert joined("ل", "الروسية", "ar", article=True) == "للروسية"


def test_stacks_of_arabic():
    known = stacks("ar")
    assert known["ولل"] == ("ول", True)
    assert known["وب"] == ("وب", False)
    assert known["ال"] == ("", True)
    assert "بو" not in known
    assert len(known) == 23


def test_what_is_left_of_a_form_after_a_clitic():
    assert contracted("الجيش", "ar") == ("ل", "لجيش")
    assert contracted("اللد", "ar") == ("ل", "لد")
    assert contracted("حفتر", "ar") is None
    assert contracted("הצבא", "he") == ("בלכ", "צבא")
    assert contracted("Jordan", "en") is None


def test_too_short_to_be_definite():
    assert not definite("الف", "ar")
    assert definite("الأسد", "ar")
