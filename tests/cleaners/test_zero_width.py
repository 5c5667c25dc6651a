"""Characters without width."""

import pytest

from translit.cleaners.zero_width import ZeroWidth


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("می\u200cروم", "می\u200cروم", id="persian"),
        pytest.param("می\u200c\u200cروم", "می\u200cروم", id="twice"),
        pytest.param("می\u200c روم", "می روم", id="before-space"),
        pytest.param("HTML\u200cها", "HTML\u200cها", id="latin-and-persian"),
        pytest.param("۲۰\u200cها", "۲۰\u200cها", id="digits-and-persian"),
        pytest.param("Haf\u200ctar", "Haftar", id="latin"),
        pytest.param("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧", id="family"),
        pytest.param("a\u200db", "ab", id="joiner"),
        pytest.param("ه\u200d.ش", "ه\u200d.ش", id="abbreviation"),
        pytest.param("ത\u200dവ", "ത\u200dവ", id="malayalam"),
        pytest.param("ಟ್\u200c ಅ", "ಟ್\u200c ಅ", id="kannada-word-end"),
        pytest.param("a\u200bb", "ab", id="space"),
        pytest.param("ខ្ញុំ\u200bទៅ", "ខ្ញុំ\u200bទៅ", id="khmer"),
        pytest.param("co\u00adop", "coop", id="soft-hyphen"),
        pytest.param("co\u00ad\nop", "co\u00ad\nop", id="hyphen-at-line-end"),
        pytest.param(
            "🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f", id="flag"
        ),
        pytest.param("a\U000e0067\U000e007f", "a", id="hidden-tags"),
        pytest.param("a\u2060b", "ab", id="word-joiner"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(ZeroWidth(), text) == fixed
