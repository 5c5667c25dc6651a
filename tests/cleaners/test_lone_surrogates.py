"""Surrogates and noncharacters."""

import pytest

from translit.cleaners.lone_surrogates import LoneSurrogates


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("\ud83d\ude00\ud83d", "😀\ufffd", id="pair-then-half"),
        pytest.param("\ude00\ud83d", "\ufffd\ufffd", id="wrong-order"),
        pytest.param("\ufdd0\U0001ffff", "\ufffd\ufffd", id="noncharacters"),
        pytest.param("\U0001f600\ufffd", "\U0001f600\ufffd", id="clean"),
        pytest.param("\ud83d\ud83d\ude00", "\ufffd😀", id="half-then-pair"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(LoneSurrogates(), text) == fixed


def test_what_comes_out_can_be_written(repaired):
    text = "".join(map(chr, range(0xD7F0, 0xE010))) + "\ufffe\uffff"
    repaired(LoneSurrogates(), text).encode()
