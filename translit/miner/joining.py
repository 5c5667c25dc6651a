"""What tells that two forms are one name besides their letters: where they stand and beside whom."""

from __future__ import annotations

from collections.abc import Mapping

from translit.glossary.common_words import common_words
from translit.miner.cues import before
from translit.miner.table import Seen
from translit.miner.variant import MARGIN
from translit.names import Match

__all__ = ["joining", "one_slot", "together"]

_COMPANY = 0.5  # share of the concepts around the rarer form that stand around the other too
_FEWEST_COMPANY = 2  # of those at least


def joining(one: Seen, other: Seen, lang: str) -> tuple[str, ...]:
    """The cues that two forms of the corpus share."""
    apart = not one.documents & other.documents
    found = {
        "co-mention": apart and together(one.company, other.company),
        "same-word-before": bool(_announced(one, lang) & _announced(other, lang)),
    }
    return tuple(cue for cue, holds in found.items() if holds)


def together(one: Mapping[str, int], other: Mapping[str, int], own: str = "") -> bool:
    """Whether the documents of two forms name the same others: who is spoken of with whom."""
    mine, theirs = ({c for c in side if c != own} for side in (one, other))
    shared = len(mine & theirs)
    return shared >= max(_FEWEST_COMPANY, _COMPANY * min(len(mine), len(theirs)))


def one_slot(match: Match, forms: Mapping[str, Seen]) -> bool:
    """Whether two systems wrote the two forms for the same sentence."""
    one, other = forms[match.a], forms[match.b]
    return bool(one.slots & other.slots) and one.systems != other.systems


def _announced(seen: Seen, lang: str) -> frozenset[str]:
    """The uncommon words before a form; none where systems translate one text: they share those anyway."""
    if seen.systems:
        return frozenset()
    words = {before(c.text, min(c.start, MARGIN)) for c in seen.contexts}
    return frozenset(words - common_words(lang) - {""})
