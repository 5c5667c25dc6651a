"""Piles of marks."""

import pytest

from translit.cleaners.combining_floods import CombiningFloods


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("a" + "\u0301" * 30, "a" + "\u0301" * 30, id="thirty"),
        pytest.param("a" + "\u0301" * 31, "a" + "\u0301" * 30, id="thirty-one"),
        pytest.param("xy" * 99 + "\u064e" * 50 + "b", "xy" * 99 + "\u064e" * 30 + "b", id="inside"),
        pytest.param(("a" + "\u0301" * 20) * 9, ("a" + "\u0301" * 20) * 9, id="many-small"),
        pytest.param("مُقَدِّمَةٌ", "مُقَدِّمَةٌ", id="vowelled"),
        pytest.param("\u0301" * 40, "\u0301" * 30, id="no-base"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(CombiningFloods(), text) == fixed


@pytest.mark.parametrize("most", [0, 1, 2, 3, 10])
@pytest.mark.parametrize("offset", range(12))
def test_every_place_is_looked_at(repaired, most, offset):
    text = "x" * offset + "a" + "\u0301" * 25 + "z"
    assert repaired(CombiningFloods(most), text) == "x" * offset + "a" + "\u0301" * most + "z"
