"""Parts are found by name, and a wrong name or option says the right ones."""

import pytest

from translit.errors import ConfigError, UnknownPart
from translit.registry import build, find, load


def test_order_is_the_declared_one():
    assert list(load("formats"))[:2] == ["txt", "lines"]


def test_unknown_part_names_the_nearest():
    with pytest.raises(UnknownPart, match="did you mean 'jsonl'"):
        find("formats", "jsonll")


def test_unknown_option_names_the_nearest():
    with pytest.raises(ConfigError, match="has no option 'kep'"):
        build("cleaners", "tatweel", kep=True)
