import pytest

from translit.checks.placeholder_mismatch import PlaceholderMismatch

PLURAL = "{n, plural, one {a file} other {# files}}"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("Hello, {name}!", "مرحبا!", ["{name}"], id="lost"),
        pytest.param("Hello!", "مرحبا {name}!", ["{name}"], id="added"),
        pytest.param("%d of %s", "%s من %d", ["%s من %d"], id="order-of-arguments"),
        pytest.param("%1$s of %2$s", "%2$s من %1$s", [], id="positions"),
        pytest.param("%(a)s of %(b)d", "%(b)d من %(a)s", [], id="names"),
        pytest.param("${total} due", "المستحق ${total}", [], id="template"),
        pytest.param("{{ user.name }}", "{{user.name}}", [], id="spaces-inside"),
        pytest.param("a 5% discount", "خصم 5%", [], id="percent"),
        pytest.param("100% sure", "متأكد 100%", [], id="percent-before-s"),
        pytest.param(PLURAL, "{n, plural, one {ملف} two {ملفان} other {# ملف}}", [], id="plural"),
        pytest.param(None, "{name}", [], id="no-source"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(PlaceholderMismatch, source, target) == expected


def test_a_plural_keeps_other(found):
    (finding,) = found(PlaceholderMismatch, PLURAL, "{n, plural, one {ملف}}")
    assert "other" in finding.message


def test_a_plural_has_no_branch_that_the_language_lacks(found):
    (finding,) = found(PlaceholderMismatch, PLURAL, "{n, plural, few {x y} other {# z}}", "en-tr")
    assert "'few'" in finding.message
    assert str(finding.severity) == "minor"


def test_hostile_text_is_fast(texts):
    assert texts(PlaceholderMismatch, "{" * 50_000, "%" * 50_000) is not None
