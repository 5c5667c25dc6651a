"""Digits by policy."""

import pytest

from translit.cleaners.digits import Digits
from translit.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("٧ مايو 2025", "٧ مايو 2025", id="kept"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(Digits(), text) == fixed


@pytest.mark.parametrize(
    ("policy", "text", "fixed", "lang"),
    [
        pytest.param("ascii", "٧ مايو ٢٠٢٥", "7 مايو 2025", "ar", id="ascii"),
        pytest.param("ascii", "١٬٥٠٠٫٥ ۱۲", "1,500.5 12", None, id="marks"),
        pytest.param("ascii", "٧، ٨٫", "7، 8٫", "ar", id="marks-at-the-end"),
        pytest.param("native", "7 مايو 2025، 3.5", "٧ مايو ٢٠٢٥، ٣٫٥", "ar", id="native"),
        pytest.param(
            "native",
            "T-72 1.2.3 7/5/2025 H2200 https://a/7",
            "T-72 1.2.3 7/5/2025 H2200 https://a/7",
            "ar",
            id="names",
        ),
        pytest.param("native", "7 May", "7 May", "en", id="native-is-ascii"),
        pytest.param("native", "7", "7", None, id="unknown"),
        pytest.param("native", "7", "۷", "fa", id="persian"),
    ],
)
def test_policy(repaired, policy, text, fixed, lang):
    assert repaired(Digits(policy=policy), text, lang) == fixed


def test_unknown_policy():
    with pytest.raises(ConfigError, match="known: ascii, keep, native"):
        Digits(policy="latin")
