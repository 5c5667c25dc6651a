"""Quotation marks by policy."""

import pytest

from translit.cleaners.quotes import Quotes
from translit.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("«نعم» “لا”", "«نعم» “لا”", id="kept"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(Quotes(), text) == fixed


@pytest.mark.parametrize(
    ("policy", "text", "fixed", "lang"),
    [
        pytest.param("straight", "«نعم» “لا” ’tis", '"نعم" "لا" \'tis', None, id="straight"),
        pytest.param("native", '"نعم" و“لا”', "«نعم» و«لا»", "ar", id="native"),
        pytest.param("native", "”نعم” “لا“", "«نعم» «لا»", "ar", id="wrong-way-round"),
        pytest.param("native", '"نعم', '"نعم', "ar", id="unpaired"),
        pytest.param("native", '"yes"', "“yes”", "en", id="english"),
        pytest.param("native", '"yes"', '"yes"', None, id="unknown"),
    ],
)
def test_policy(repaired, policy, text, fixed, lang):
    assert repaired(Quotes(policy=policy), text, lang) == fixed


def test_unknown_policy():
    with pytest.raises(ConfigError, match="known: keep, native, straight"):
        Quotes(policy="curly")
