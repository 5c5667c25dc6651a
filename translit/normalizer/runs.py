"""Text of another language inside a text: which names in it are quoted, and which were left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from translit.normalizer.page import Page
from translit.normalizer.script import script_of

if TYPE_CHECKING:
    from translit.normalizer.reading import Place

__all__ = ["foreign_runs", "gloss"]

_WORD = re.compile(r"\w+")
_BESIDE = re.compile(r"[ \-–'&._]{0,2}")
_MANY = 2  # unknown words that make a run a piece of another language, wherever in it they stand
_BETWEEN = frozenset(" ()[]«»“”„\"'-–—/:=")


class _Word(NamedTuple):
    start: int
    end: int
    known: bool
    foreign: bool
    neutral: bool


def foreign_runs(page: Page, places: Sequence[Place]) -> set[int]:
    """Outer offsets of foreign names that stand in a piece of another language and stay as they are.

    A run of foreign words is such a piece when an unknown word stands right beside the name, or two
    anywhere in it. What else is foreign was left in the text by its translator.
    """
    foreign = [place for place in places if place.claim.foreign]
    out: set[int] = set()
    if not foreign or page.script == "Zyyy":
        return out
    at = 0
    while at < len(foreign):
        low, high = page.line(foreign[at].start)
        here = [place for place in foreign[at:] if place.outer < high]
        for run in _runs(_words(page, here, low, high)):
            out |= _stay(page.key, run)
        at += len(here)
    return {place.outer for place in foreign if place.start in out}


def _words(page: Page, places: Sequence[Place], low: int, high: int) -> Iterator[_Word]:
    """The line's words; those of a name are one word."""
    at = low
    for place in places:
        yield from _plain(page, at, place.outer)
        yield _Word(place.start, place.end, known=True, foreign=True, neutral=False)
        at = place.end + len(place.tail)
    yield from _plain(page, at, high)


def _plain(page: Page, low: int, high: int) -> Iterator[_Word]:
    for match in _WORD.finditer(page.key, low, high):
        script = script_of(match[0])
        yield _Word(
            *match.span(), known=False, foreign=script != page.script, neutral=script == "Zyyy"
        )


def _runs(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    """Stretches of words of other scripts; digits belong to what is around them."""
    run: list[_Word] = []
    for word in words:
        if word.foreign or word.neutral:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stay(key: str, run: list[_Word]) -> set[int]:
    """The starts of the run's names that are not rewritten."""
    unknown = sum(not word.known and not word.neutral for word in run)
    if unknown >= _MANY:
        return {word.start for word in run if word.known}
    out = set()
    for first, second in pairwise(run):
        strange = [not w.known and not w.neutral for w in (first, second)]
        if any(strange) and _BESIDE.fullmatch(key, first.end, second.start):
            out |= {word.start for word in (first, second) if word.known}
    return out


def gloss(page: Page, places: Sequence[Place], number: int) -> bool:
    """Whether a foreign name or an acronym only repeats the name beside it: ``الجيش … (LNA)``."""
    place = places[number]
    if not (place.claim.foreign or place.claim.acronym):
        return False
    if number and _repeats(page, places[number - 1], place):
        return True
    return number + 1 < len(places) and _repeated(page, place, places[number + 1])


def _repeats(page: Page, before: Place, place: Place) -> bool:
    return before.claim.concept == place.claim.concept and _touch(page, before, place)


def _repeated(page: Page, place: Place, after: Place) -> bool:
    """``LNA (الجيش …)``: the full name follows."""
    same = after.claim.concept == place.claim.concept
    return (
        same and not after.claim.foreign and not after.claim.acronym and _touch(page, place, after)
    )


def _touch(page: Page, first: Place, second: Place) -> bool:
    between = page.key[first.end + len(first.tail) : second.outer]
    return 0 < len(between) <= 4 and _BETWEEN.issuperset(between)
