"""Spans and the three-letter codes that the contract of ``detect`` names."""

import pytest

from translit.segment import Detection, Span


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((0, 2), (2, 4), False),
        ((0, 3), (2, 4), True),
        ((2, 2), (0, 4), True),
        ((0, 1), (3, 4), False),
    ],
)
def test_overlaps(a, b, expected):
    assert Span(*a).overlaps(b) is expected


@pytest.mark.parametrize(
    ("lang", "script", "iso3"),
    [
        ("ar", "Arab", "ara"), ("fa", "Arab", "fas"), ("ku", "Latn", "kmr"), ("ckb", "Arab", "ckb"),
        ("no", "Latn", "nob"), ("nb", "Latn", "nob"), ("nn", "Latn", "nno"), ("tl", "Latn", "tgl"),
        ("fil", "Latn", "tgl"), ("yue", "Hant", "yue"), ("zh", "Hans", "zho"), ("und", "Zyyy", "und"),
        ("ar-EG", "Arab", "ara"), ("sq", "Latn", "sqi"), ("de", "Latn", "deu"),
    ],
)  # fmt: skip
def test_iso3(lang, script, iso3):
    assert Detection(lang, script, 1.0, "test").iso3 == iso3
