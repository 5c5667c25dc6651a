"""Tatweel."""

import pytest

from translit.cleaners.tatweel import Tatweel


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("عـــاجل", "عاجل", id="stretched"),
        pytest.param("بـصيغة", "بصيغة", id="clitic"),
        pytest.param("لـليبيا", "لليبيا", id="lam"),
        pytest.param("لـالجيش ولـالجيش", "لـالجيش ولـالجيش", id="lam-article"),
        pytest.param("كلـالب", "كلالب", id="lam-in-word"),
        pytest.param(
            "لـ LNA بـ“روسيا” الـ11 لـ(x)", "لـ LNA بـ“روسيا” الـ11 لـ(x)", id="deliberate"
        ),
        pytest.param("1446 هـ، هـ.", "1446 هـ، هـ.", id="year"),
        pytest.param("ـــ\nـ ـ", "ـــ\nـ ـ", id="rule"),
        pytest.param("ـعاجل", "ـعاجل", id="leading"),
        pytest.param("هـەولێر", "هـەولێر", id="kurdish"),
        pytest.param("هـذا", "هذا", id="heh"),
        pytest.param("مُـحَمّد", "مُحَمّد", id="after-vowel"),
        pytest.param("الأفـٔدة", "الأفـٔدة", id="carries-a-mark"),
        pytest.param("\u0640", "\u0640", id="alone"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(Tatweel(), text) == fixed
