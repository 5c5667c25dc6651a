"""Where a known form stands in a key, with what is written together with it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from translit.glossary.joining import Stack, every_stack, inflected, stacks
from translit.glossary.lookup import Hit
from translit.languages import BUILTIN, get
from translit.normalizer.claim import Claim
from translit.normalizer.scan import Found, suffixes_of, tails_of
from translit.normalizer.script import script_of

if TYPE_CHECKING:
    from translit.normalizer.normalizer import Normalizer
    from translit.normalizer.page import Page

__all__ = ["Place", "Places", "Row", "places"]

BARE = Stack("", article=False)
_SHORTEST = 3  # letters of a form that may stand under clitics: shorter ones are parts of words
_LONGEST_TAIL = 8


class Place(NamedTuple):
    """A form in a key: ``outer`` with its clitics, ``end`` without the ending (``tail``) that follows.

    Places sort as they are heard: leftmost, longest, the bare word before one under clitics, then by
    the order of claims.
    """

    outer: int
    back: int  # the end, negative
    start: int
    order: tuple[object, ...]
    claim: Claim
    end: int
    stop: int  # of the word, with the ending
    stack: Stack
    tail: str


Row = tuple[int, int, int, tuple[object, ...], Claim, int, int, Stack, str]
"""A place as it is while there are many: no value of a class is made of most."""


class Places(Sequence[Place]):
    """Places in rows; each is made when it is asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Place]:
        return map(Place._make, self.rows)

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Places: ...
    def __getitem__(self, at: int | slice) -> Place | Places:
        return Places(self.rows[at]) if isinstance(at, slice) else Place._make(self.rows[at])


def places(page: Page, found: Found, normalizer: Normalizer) -> list[Row]:
    """Every place where a claimed form stands as a whole word or under clitics, in order."""
    out: list[Row] = []
    key, lang, padded = page.key, page.lang, page.padded
    led = _led(lang)
    ended = not tails_of(lang)  # each hit reaches to a word's end
    for store, hits in found:
        known = normalizer.known(store, lang).get
        for hit in hits:
            node, start, end, word = hit
            claims = known(node)
            if claims is None:
                claims = normalizer.claims(store, node, _reading(page, start))
            if not claims:
                continue
            first = claims[0]
            stack = BARE if start == word else led[key[word:start]]
            if stack is None:
                continue
            if first.alone and key[start:end] == first.key and (ended or not padded[end].isalnum()):
                # Most names are this: a whole word, or one under clitics, that means one thing.
                if stack is BARE or _takes(first, stack, end - start):
                    out.append((word, -end, start, first.order, first, end, end, stack, ""))
            else:
                out += [p for claim in claims if (p := _place(key, hit, claim, stack, lang))]
    out.sort()
    return out


@functools.cache
def _led(lang: str | None) -> dict[str, Stack | None]:
    """What stands before a name in its word, for all that looks like a stack of any language.

    By the rules of the text's language; in a piece of another script, or where nobody knows the
    language, by those of the script.
    """
    return {prefix: _stack(prefix, lang) for prefix in every_stack()}


def _stack(prefix: str, lang: str | None) -> Stack | None:
    language = get(lang)
    if language is not None and script_of(prefix) in language.scripts:
        return stacks(language.code).get(prefix)
    return _stacks_of(script_of(prefix)).get(prefix)


def _reading(page: Page, start: int) -> str | None:
    return page.lang or _only_language(script_of(page.key[start]))


def _place(key: str, hit: Hit, claim: Claim, stack: Stack, lang: str | None) -> Place | None:
    """Where a claim stands, or None where it is not this form after all."""
    _, start, least, word = hit
    bare = start == word
    start -= claim.lead
    end = start + len(claim.key)
    if start < 0 or end < least:
        return None
    if not key.startswith(claim.key, start) and not _cased(claim, key[start:end]):
        return None
    if claim.after if bare else not _takes(claim, stack, end - start):
        return None
    tail = key[end : end + 1]
    if tail.isalnum() and key[end - 1].isalnum():
        tail = _tail(key, end)
        if not _carries(claim, tail, lang):
            return None
    elif claim.stem:
        return None
    else:
        tail = ""
    outer = start if bare else word
    return Place(outer, -end, start, claim.order, claim, end, end + len(tail), stack, tail)


def _cased(claim: Claim, written: str) -> bool:
    """Whether a form whose capitals don't matter is written with others."""
    return claim.cased and written.lower() == claim.key.lower()


def _takes(claim: Claim, stack: Stack, length: int) -> bool:
    """Whether a form may stand under these clitics."""
    if claim.lead or (length < _SHORTEST and not claim.foreign) or stack in claim.never:
        return False
    if claim.after:
        return not stack.article and stack.lead[-1:] in claim.after
    return claim.article or not stack.article


def _tail(key: str, at: int) -> str:
    """The rest of the word."""
    end = at
    while end < len(key) and end - at <= _LONGEST_TAIL and key[end].isalnum():
        end += 1
    return key[at:end]


def _carries(claim: Claim, tail: str, lang: str | None) -> bool:
    """Whether a name may carry that ending."""
    if claim.stem:
        return tail in inflected(claim.form, claim.lang)[1]
    return lang is not None and tail in suffixes_of(lang)


@functools.cache
def _only_language(script: str) -> str | None:
    """The only language that we know of a script."""
    codes = [language.code for language in BUILTIN if script in language.scripts]
    return codes[0] if len(codes) == 1 else None


@functools.cache
def _stacks_of(script: str) -> dict[str, Stack]:
    """The stacks of the first language of a script that has any: for names in a text of another."""
    return next((s for x in BUILTIN if x.scripts[0] == script and (s := stacks(x.code))), {})
