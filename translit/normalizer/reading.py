"""Reading a page: which of the places where forms stand are names, and what becomes of each."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.edit import Edit, Mention, Suggestion
from translit.glossary.fold import fold
from translit.glossary.joining import stacks
from translit.normalizer.page import Page
from translit.normalizer.place import Place, Places, Row, places
from translit.normalizer.runs import foreign_runs, gloss
from translit.normalizer.scan import Found
from translit.normalizer.writing import advise, write

if TYPE_CHECKING:
    from translit.normalizer.normalizer import Normalizer

__all__ = ["Reading", "read"]

# Characters on either side of a name, in its line, in which its conditions are looked for.
_NEAR = 90


class Reading(NamedTuple):
    """What a page says: the names, what to write, what a person should look at.

    ``unsure``: a name hangs on the words around it, which an edit may change.
    """

    edits: list[Edit]
    mentions: list[Mention]
    suggestions: list[Suggestion]
    unsure: bool


def read(page: Page, hits: Found, normalizer: Normalizer) -> Reading:
    """The names of a page, left to right."""
    rows, unsure = _outermost(page, places(page, hits, normalizer))
    reading = Reading([], [], [], unsure)
    if not rows:
        return reading
    outer, _, begins, _, claims, _, stops, _, _ = zip(*rows, strict=True)
    starts, ends = page.folded.starts(outer), page.ends(stops)
    closed = page.closed(outer, stops)
    found = Places(rows)
    for at in foreign_runs(page, found, claims, begins):
        closed[at] = True
    for at, claim in enumerate(claims):
        if (claim.target is not None or claim.advice is not None) and not closed[at]:
            closed[at] = page.elsewhere(starts[at])
            if not closed[at]:
                starts[at] = _work(page, found, at, starts[at], reading)
    mention = tuple.__new__  # which skips a call in Python for each name
    reading.mentions[:] = [
        mention(Mention, (start, end, claim.concept, claim.form, claim.status, shut))
        for claim, start, end, shut in zip(claims, starts, ends, closed, strict=True)
    ]
    return reading


def _work(page: Page, found: Sequence[Place], number: int, start: int, reading: Reading) -> int:
    """Add what is to be written for a name, or told; where the name begins, its clitics may stand apart."""
    place = found[number]
    if place.claim.target is None:
        reading.suggestions.append(advise(page, place))
        return start
    if gloss(page, found, number):
        return start
    edit, advice = write(page, place, found[number - 1].stop if number else 0)
    if advice is not None:
        reading.suggestions.append(advice)
    if edit is None:
        return start
    reading.edits.append(edit)
    return min(start, edit.start)


def _outermost(page: Page, rows: Sequence[Row]) -> tuple[list[Row], bool]:
    """Leftmost-longest over all places whose conditions hold; the bare word before one under clitics."""
    out: list[Row] = []
    at, unsure = 0, False
    for row in rows:
        if row[0] < at:
            continue
        claim = row[4]
        if claim.requires or claim.unless:
            unsure = unsure or claim.swings
            if not _holds(page, Place(*row)):
                continue
        out.append(row)
        at = row[6]
    return out, unsure


def _holds(page: Page, place: Place) -> bool:
    """Whether the conditions of a claim are met by the words around it."""
    claim = place.claim
    low, high = page.line(place.start)
    before = page.key[max(low, place.outer - _NEAR) : place.outer]
    after = page.key[place.end : min(high, place.end + _NEAR)]
    # The words around a name of another language carry the clitics of the text's.
    langs = claim.lang, page.lang or claim.lang
    if claim.requires and not _stands(claim.requires, langs, before, after):
        return False
    return not (claim.unless and _stands(claim.unless, langs, before, after))


def _stands(words: tuple[str, ...], langs: tuple[str, str], *pieces: str) -> bool:
    folded, pattern = _any_of(words, langs)
    # Where no word stands the pattern need not look for one at every letter.
    return any(any(word in piece for word in folded) and pattern.search(piece) for piece in pieces)


@functools.cache
def _any_of(words: tuple[str, ...], langs: tuple[str, str]) -> tuple[list[str], re.Pattern[str]]:
    """The keys of the words, and what finds one of them, alone or under clitics of either language."""
    leads = {lead for lang in langs for lead in stacks(lang)}
    lead = "|".join(map(re.escape, sorted(leads, key=lambda one: (-len(one), one))))
    folded = [fold(word).text for word in words]
    either = "|".join(map(re.escape, folded))
    return folded, re.compile(rf"(?<!\w)(?:{lead})?(?:{either})(?!\w)")
