"""Torn entities and left tags."""

import pytest

from translit.cleaners.html_remnants import HtmlRemnants


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("& quot; a & quot;", '" a "', id="torn"),
        pytest.param("a &amp b", "a & b", id="cut"),
        pytest.param("&quot؛a&quot؛", '"a"', id="arabic-semicolon"),
        pytest.param("&# 39;", "'", id="number"),
        pytest.param("&#x27;", "'", id="hexadecimal"),
        pytest.param("&nbsp ;", "\u00a0", id="no-break-space"),
        pytest.param("R&D AT&T Q&A", "R&D AT&T Q&A", id="ampersands"),
        pytest.param("/a?x=1&lt=2&quot=3", "/a?x=1&lt=2&quot=3", id="query"),
        pytest.param("<p>&amp </p>", "<p>&amp </p>", id="markup"),
        pytest.param("a < b &amp c", "a < b & c", id="less-than"),
        pytest.param("Tom & amply", "Tom & amply", id="word"),
        pytest.param("at & lt. Smith; gt & amp", "at & lt. Smith; gt & amp", id="abbreviations"),
    ],
)
def test_repair(repaired, text, fixed):
    assert repaired(HtmlRemnants(), text) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param('<p class="x">a<br/>b</p>', "ab", id="tags"),
        pytest.param("a &lt b <b>c</b>", "a < b c", id="entities-too"),
        pytest.param("a < b > c <https://x.y>", "a < b > c <https://x.y>", id="no-tags"),
    ],
)
def test_tags_when_asked(repaired, text, fixed):
    assert repaired(HtmlRemnants(tags=True), text) == fixed
