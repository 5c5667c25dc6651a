"""Language tags: which are taken, and what is said of the others."""
# ruff: noqa: E501 - one case a line, like a table

import pytest

from translit.glossary.tags import usual, wrong_tag


@pytest.mark.parametrize(
    "tag", ["ar", "ar-EG", "ckb", "zh-Hant", "zh-Hant-TW", "es-419", "AR", "und"]
)
def test_taken(tag):
    assert wrong_tag(tag) is None


@pytest.mark.parametrize(
    ("tag", "says"),
    [("iw", "write 'he'"), ("ara", "write 'ar'"), ("xq", "no such language"), ("", "BCP 47"), ("ar_EG", "BCP 47"), ("a b", "BCP 47")],
)  # fmt: skip
def test_refused(tag, says):
    assert says in str(wrong_tag(tag))


@pytest.mark.parametrize(
    ("tag", "written"),
    [("AR", "ar"), ("en_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("ES-419", "es-419"), ("CKB", "ckb"), ("Arabic text", "Arabic text"), ("", "")],
)  # fmt: skip
def test_as_tags_are_written(tag, written):
    assert usual(tag) == written
