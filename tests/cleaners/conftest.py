"""What the tests of single cleaners share."""

import pytest

from translit.edit import apply, invert


@pytest.fixture
def repaired():
    """The text after one cleaner; its trail is replayed and taken back on the way."""

    def repair(cleaner, text, lang=None):
        edits = cleaner.edits(text, lang)
        fixed = apply(text, edits)
        assert apply(fixed, invert(edits)) == text
        assert cleaner.edits(fixed, lang) == [], "repairing twice is once"
        return fixed

    return repair
