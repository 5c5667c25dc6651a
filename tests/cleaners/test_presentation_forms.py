"""Shapes for letters."""

import pytest

from translit.cleaners.presentation_forms import PresentationForms


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("ﺣﻔﺘﺮ", "حفتر", id="word"),
        pytest.param("ﷲ ﷺ ﷼ ﴾﴿", "ﷲ ﷺ ﷼ ﴾﴿", id="meant"),
        pytest.param("ﻻﻵ", "لالآ", id="lam-alef"),
        pytest.param("\ufeeb", "هـ", id="year-sign"),
        pytest.param("\ufeebذا", "هذا", id="initial-in-word"),
        pytest.param("\ufe77\ufe7d", "\u064e\u0651", id="marks"),
        pytest.param("ﭘﭽﮊﮔ", "پچژگ", id="persian"),
        pytest.param("\ufeff", "\ufeff", id="byte-order-mark"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(PresentationForms(), text) == fixed
