"""Text of another language inside a text: which names in it are quoted, and which were left behind."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from translit.languages import get
from translit.normalizer.claim import Claim
from translit.normalizer.page import Page
from translit.normalizer.place import Place
from translit.normalizer.script import script_of

__all__ = ["foreign_runs", "gloss"]

_WORD = re.compile(r"\w+")
_BESIDE = re.compile(r"[ \-–'&._]{0,2}")
# Of no language: links, mail addresses, handles, hashtags and entities.
_LINKS = re.compile(
    r"(?:(?<!\w)(?:\w+://|www\.)|(?<![\w.+-])(?:[\w.+-]*@\w|[\w-]+(?:\.[\w-]+)+/)|(?<!\w)#\w)[^\s«»“”،؛<>]*"
    r"|&(?:[A-Za-z]{2,8}|#\w{2,6});"
)
_LINKED = re.compile(r"[@#/&w]")  # without one of these there is none
_MANY = 2  # unknown words that make a run a piece of another language, wherever in it they stand
_BETWEEN = frozenset(" ()[]«»“”„\"'-–—/:=،,")


class _Word(NamedTuple):
    start: int
    end: int
    known: bool
    strange: bool


def foreign_runs(
    page: Page, places: Sequence[Place], claims: Sequence[Claim], starts: Sequence[int]
) -> set[int]:
    """Numbers of the places that stand in a piece of another language and stay as they are.

    A run of foreign words is such a piece when an unknown word stands right beside the name, or two
    anywhere in it. What else is foreign was left in the text by its translator. ``claims`` and
    ``starts`` are columns of the places.
    """
    out: set[int] = set()
    if page.script == "Zyyy":
        return out
    end = 0
    for at, claim in enumerate(claims):
        if claim.foreign and starts[at] >= end:
            low, end = _run(page, places[at])
            first = at
            while first and places[first - 1].stop > low:
                first -= 1
            out |= _stay(page, places[first : bisect_left(starts, end, at + 1)], low, end)
    return {bisect_left(starts, start) for start in out}


def _run(page: Page, place: Place) -> tuple[int, int]:
    """The stretch around a name up to letters of the text's own script or the line's ends."""
    key, low, high = page.key, place.start, place.end
    while low and key[low - 1] != "\n" and not _own(key[low - 1], page.script):
        low -= 1
    while high < len(key) and key[high] != "\n" and not _own(key[high], page.script):
        high += 1
    return low, high


def _own(character: str, script: str) -> bool:
    return character.isalpha() and script_of(character) == script


def _stay(page: Page, names: Sequence[Place], low: int, high: int) -> set[int]:
    """The starts of the run's names that are not rewritten; what is in a name is no strange word."""
    words: list[_Word] = []
    ends = [low, *(name.stop for name in names)]
    text = page.key[low:high]
    if _LINKED.search(text):
        text = _LINKS.sub(lambda link: " " * len(link[0]), text)
    for name, end in zip(names, ends, strict=False):
        words += _plain(page, text, low, (end, name.start))
        words.append(_Word(name.start, name.end, known=True, strange=False))
    words += _plain(page, text, low, (ends[-1], high))
    if sum(word.strange for word in words) >= _MANY:
        return {word.start for word in words if word.known}
    return {
        word.start
        for first, second in pairwise(words)
        if first.strange != second.strange and _BESIDE.fullmatch(page.key, first.end, second.start)
        for word in (first, second)
        if word.known
    }


def _plain(page: Page, text: str, low: int, between: tuple[int, int]) -> list[_Word]:
    """Unknown words, numbers among them, of a text that starts at ``low``; only letters make one strange.

    Code and tags say nothing.
    """
    found = _WORD.finditer(text, between[0] - low, between[1] - low)
    spans = ((match.start() + low, match.end() + low, match[0]) for match in found)
    return [
        _Word(start, end, known=False, strange=script_of(word) != "Zyyy")
        for start, end, word in spans
        if not page.coded(start, end)
    ]


def gloss(page: Page, places: Sequence[Place], number: int) -> bool:
    """Whether a foreign name or an acronym only repeats the name beside it: ``الجيش … (LNA)``.

    Or says how it is spelled: ``بالإنجليزية: LNA``.
    """
    place = places[number]
    if not (place.claim.foreign or place.claim.acronym):
        return False
    if _spelled(page, place):
        return True
    if number and _repeats(page, places[number - 1], place):
        return True
    if _bracketed(page, places, number):
        return True
    return number + 1 < len(places) and _repeated(page, place, places[number + 1])


def _repeats(page: Page, before: Place, place: Place) -> bool:
    if before.claim.foreign and before.claim.target is not None:
        return False  # is the same name twice, and written twice
    return before.claim.concept == place.claim.concept and _touch(page, before, place)


def _bracketed(page: Page, places: Sequence[Place], number: int) -> bool:
    """Whether it stands alone in brackets, some words after the name: ``الجيش … بقيادة حفتر (LNA)``."""
    place = places[number]
    if page.padded[place.outer - 1] != "(" or page.padded[place.stop] != ")":
        return False
    low = max(page.line(place.outer)[0], place.outer - _NEAR)
    return any(
        before.outer >= low
        and before.claim.concept == place.claim.concept
        and not before.claim.foreign
        and not before.claim.acronym
        for before in places[max(0, number - _BACK) : number]
    )


def _repeated(page: Page, place: Place, after: Place) -> bool:
    """``LNA (الجيش …)``: the full name follows."""
    same = after.claim.concept == place.claim.concept
    return (
        same and not after.claim.foreign and not after.claim.acronym and _touch(page, place, after)
    )


def _touch(page: Page, first: Place, second: Place) -> bool:
    between = page.key[first.stop : second.outer]
    if between.endswith("("):
        between = between.lstrip("\r\n")  # the gloss goes to the next line
    if 0 < len(between) <= 4 and _BETWEEN.issuperset(between):
        return True
    return len(between) <= _CUE and _cues(page.lang).other.fullmatch(between) is not None


def _spelled(page: Page, place: Place) -> bool:
    """Whether what stands before a name says that this is its spelling."""
    before = page.key[max(place.outer - _CUE, page.line(place.outer)[0]) : place.outer]
    return _cues(page.lang).spelling.search(before) is not None


class _Cues(NamedTuple):
    """What announces another spelling, and what stands between two names of one thing."""

    spelling: re.Pattern[str]
    other: re.Pattern[str]


_CUE = 30  # characters
_NEAR, _BACK = 60, 4  # characters and names before a gloss in which its name stands
_NOTHING = re.compile(r"(?!)")


@functools.cache
def _cues(lang: str | None) -> _Cues:
    language = get(lang)
    if language is None or not language.spelling_cues:
        return _Cues(_NOTHING, _NOTHING)
    cues, others = "|".join(language.spelling_cues), "|".join(language.alternatives)
    # A preposition may carry the name, and the name stand in marks: اختصارا بـ«LNA».
    leads = "".join(f"[{group}]?" for group in language.clitics.prefixes)
    return _Cues(
        re.compile(rf"(?<!\w)(?:{cues})\W{{0,3}}(?:{leads}\W{{1,3}})?$"),
        re.compile(rf"\W{{1,3}}(?:{others})\W{{1,3}}(?:{leads}\W{{1,3}})?"),
    )
