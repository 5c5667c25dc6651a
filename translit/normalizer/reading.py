"""Reading a page: which known names stand where, and what becomes of each."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translit.edit import Edit, Mention, Suggestion
from translit.glossary.fold import fold
from translit.glossary.joining import Stack, stacks
from translit.languages import BUILTIN
from translit.normalizer.claim import Claim
from translit.normalizer.page import Page
from translit.normalizer.runs import foreign_runs, gloss
from translit.normalizer.scan import Hit, endings_of, suffixes_of
from translit.normalizer.script import script_of
from translit.normalizer.writing import advise, write

if TYPE_CHECKING:
    from translit.normalizer.normalizer import Normalizer

__all__ = ["Name", "Place", "read"]

_NEAR = (
    90  # characters on either side of a name, in its line, in which its conditions are looked for
)
_BARE = Stack("", article=False)


@dataclass(slots=True)
class Place:
    """Where a name stands in the key: ``outer`` with its clitics, ``end`` without endings.

    ``tail`` is the ending that follows.
    """

    outer: int
    start: int
    end: int
    stack: Stack
    tail: str
    claim: Claim


@dataclass(slots=True)
class Name:
    """A name in a text, and what becomes of it. Offsets in the text."""

    start: int
    end: int
    claim: Claim
    protected: bool
    edit: Edit | None
    advice: Suggestion | None

    def mention(self) -> Mention:
        """What is said of it."""
        claim = self.claim
        return Mention(
            self.start, self.end, claim.concept, claim.form, claim.status, self.protected
        )


def read(page: Page, hits: Sequence[Hit], normalizer: Normalizer) -> tuple[list[Name], bool]:
    """The names of a page, left to right, and whether one hangs on words around it."""
    found = _found(page, hits, normalizer)
    if not found:
        return [], False
    places, unsure = _outermost(page, found)
    inside = foreign_runs(page, places)
    names = []
    for number, place in enumerate(places):
        closed = place.outer in inside or page.closed(place.start, place.end + len(place.tail))
        names.append(_name(page, places, number, closed=closed))
    return names, unsure


def _name(page: Page, places: Sequence[Place], number: int, *, closed: bool) -> Name:
    place = places[number]
    edit = advice = None
    if place.claim.target is not None and not closed and not gloss(page, places, number):
        before = places[number - 1].end if number else 0
        edit, advice = write(page, place, before)
    elif place.claim.advice is not None and not closed:
        advice = advise(page, place)
    start = min(page.folded.start(place.outer), edit.start if edit else len(page.text))
    return Name(
        start, page.folded.end(place.end + len(place.tail)), place.claim, closed, edit, advice
    )


def _found(
    page: Page, hits: Sequence[Hit], normalizer: Normalizer
) -> dict[tuple[int, int, int], list[Place]]:
    """Every place where a key stands as a whole word or under clitics, by (outer, end, start)."""
    out: dict[tuple[int, int, int], list[Place]] = {}
    for hit in hits:
        lang = page.lang or _only_language(script_of(page.key[hit.start]))
        stack = _BARE if hit.start == hit.word else _stack(page.key[hit.word : hit.start], lang)
        if stack is None:
            continue
        for claim in normalizer.claims(hit.store, hit.node, lang):
            if place := _place(page.key, hit, claim, stack, lang):
                out.setdefault((place.outer, place.end, place.start), []).append(place)
    return out


def _stack(prefix: str, lang: str | None) -> Stack | None:
    """What stands before a name in its word, by the rules of the text's language or of the script."""
    known = stacks(lang) if lang else {}
    return (known or _stacks_of(script_of(prefix))).get(prefix)


def _place(key: str, hit: Hit, claim: Claim, stack: Stack, lang: str | None) -> Place | None:
    """Where a claim stands, or None where it is not this form after all."""
    start = hit.start - claim.lead
    end = start + len(claim.key)
    if start < 0 or end < hit.end or not key.startswith(claim.key, start):
        return None
    bare = hit.start == hit.word
    if not bare and not _takes(claim, stack, end - start):
        return None
    tail = _tail(key, end)
    if (bare and claim.after) or not _carries(claim, tail, lang):
        return None
    return Place(start if bare else hit.word, start, end, stack, tail, claim)


def _takes(claim: Claim, stack: Stack, length: int) -> bool:
    """Whether a form may stand under these clitics."""
    if claim.lead or (length < _SHORTEST and not claim.foreign):
        return False
    if claim.after:
        return not stack.article and stack.lead[-1:] in claim.after
    return claim.article or not stack.article


_SHORTEST = 3  # letters of a form that may stand under clitics: shorter ones are parts of words
_LONGEST_TAIL = 8


def _tail(key: str, at: int) -> str:
    """The rest of the word."""
    if at >= len(key) or not key[at].isalnum() or not key[at - 1].isalnum():
        return ""
    end = at
    while end < len(key) and end - at <= _LONGEST_TAIL and key[end].isalnum():
        end += 1
    return key[at:end]


def _carries(claim: Claim, tail: str, lang: str | None) -> bool:
    """Whether a name may carry that ending."""
    if claim.stem:
        return tail in endings_of(claim.lang, claim.form[-1:])
    return not tail or (lang is not None and tail in suffixes_of(lang))


@functools.cache
def _only_language(script: str) -> str | None:
    """The only language that we know of a script."""
    codes = [language.code for language in BUILTIN if script in language.scripts]
    return codes[0] if len(codes) == 1 else None


@functools.cache
def _stacks_of(script: str) -> dict[str, Stack]:
    """The stacks of the first language of a script that has any: for names in a text of another."""
    return next((s for x in BUILTIN if x.scripts[0] == script and (s := stacks(x.code))), {})


def _outermost(
    page: Page, found: dict[tuple[int, int, int], list[Place]]
) -> tuple[list[Place], bool]:
    """Leftmost-longest over all places whose conditions hold; the bare word before one under clitics."""
    out: list[Place] = []
    at, unsure = 0, False
    for key in sorted(found, key=lambda k: (k[0], -k[1], k[2])):
        if key[0] < at:
            continue
        claimed = sorted(found[key], key=lambda p: p.claim.order)
        unsure = unsure or any(p.claim.requires or p.claim.unless for p in claimed)
        place = next((p for p in claimed if _holds(page, p)), None)
        if place is not None:
            out.append(place)
            at = place.end + len(place.tail)
    return out, unsure


def _holds(page: Page, place: Place) -> bool:
    """Whether the conditions of a claim are met by the words around it."""
    claim = place.claim
    if not claim.requires and not claim.unless:
        return True
    low, high = page.line(place.start)
    before = page.key[max(low, place.outer - _NEAR) : place.outer]
    after = page.key[place.end : min(high, place.end + _NEAR)]
    if claim.requires and not _stands(claim.requires, claim.lang, before, after):
        return False
    return not (claim.unless and _stands(claim.unless, claim.lang, before, after))


def _stands(words: tuple[str, ...], lang: str, *pieces: str) -> bool:
    pattern = _any_of(words, lang)
    return any(pattern.search(piece) for piece in pieces)


@functools.cache
def _any_of(words: tuple[str, ...], lang: str) -> re.Pattern[str]:
    """One of the words, alone or under clitics."""
    lead = "|".join(map(re.escape, sorted(stacks(lang), key=len, reverse=True)))
    folded = "|".join(re.escape(fold(word).text) for word in words)
    return re.compile(rf"(?<!\w)(?:{lead})?(?:{folded})(?!\w)")
