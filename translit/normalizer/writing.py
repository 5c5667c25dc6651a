"""What is written in a name's place: the target under the clitics that the name carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.edit import Edit, Suggestion
from translit.glossary.joining import Stack, inflected, joined, stacks
from translit.languages import get
from translit.normalizer.page import Page

if TYPE_CHECKING:
    from translit.normalizer.place import Place

__all__ = ["QUOTED", "advise", "write"]

QUOTED = ".quoted"
"""What the rule of an edit in direct speech ends with."""


def write(page: Page, place: Place, floor: int) -> tuple[Edit | None, Suggestion | None]:
    """The edit that puts the target in a name's place, and what a person should look at.

    ``floor`` is where the name before it ends: a clitic that stands alone is only taken after it.
    """
    claim = place.claim
    target = claim.target or ""
    ended = _ended(place, target)
    if ended is None:
        return None, _suggestion(
            page, place, target, "the ending of the name does not fit the target"
        )
    begin, after = _surface(page, place, ended, floor)
    if begin < place.outer and page.shut(begin, place.outer):
        begin, after = place.start, ended
    start, end = page.folded.start(begin), page.end(place.end)
    before = page.text[start:end]
    if before == after:
        return None, None
    spoken = page.spoken(place.start, place.end)
    rule = claim.status + (QUOTED if spoken else "")
    edit = Edit(start, end, before, after, rule, claim.concept)
    advice = (
        Suggestion(start, end, before, after, claim.concept, 1.0, claim.why) if claim.why else None
    )
    return edit, advice


def advise(page: Page, place: Place) -> Suggestion:
    """What a flagged form probably stands for; never written."""
    target = place.claim.advice or ""
    return _suggestion(page, place, target, place.claim.why or "a name that a person has to judge")


def _suggestion(page: Page, place: Place, target: str, why: str) -> Suggestion:
    lang = page.lang or place.claim.lang
    start, end = page.folded.start(place.outer), page.end(place.stop)
    after = joined(place.stack.lead, target, lang, article=place.stack.article)
    return Suggestion(start, end, page.text[start:end], after, place.claim.concept, 1.0, why)


def _ended(place: Place, target: str) -> str | None:
    """The target without the letters that the name's ending replaces; None: they don't fit."""
    if not place.tail:
        return target
    stem, endings = inflected(target, place.claim.lang)
    if place.claim.stem:
        return stem if place.tail in endings else None
    return None if endings else target


def _surface(page: Page, place: Place, target: str, floor: int) -> tuple[int, str]:
    """(where the edit begins in the key, what is written)."""
    lang = page.lang or place.claim.lang
    if place.outer != place.start:
        return _glued(page, place, target, lang)
    if alone := _alone(page, place, floor, lang):
        begin, stack = alone
        return begin, _join(place, stack, target, lang)
    return _marked(page, place, floor, lang, target) or (place.start, target)


def _glued(page: Page, place: Place, target: str, lang: str) -> tuple[int, str]:
    """A clitic in the same word: it is left alone where it stays as it is."""
    word = _join(place, place.stack, target, lang)
    prefix = page.key[place.outer : place.start]
    written = page.text[page.folded.start(place.outer) : page.folded.start(place.start)]
    stays = word == prefix + target and not place.claim.after
    if stays and (written == prefix or not place.claim.foreign):
        return place.start, target
    return place.outer, word


def _join(place: Place, stack: Stack, target: str, lang: str) -> str:
    """The target under these clitics; an article before a foreign name was put there for want of one."""
    language = get(lang)
    dropped = place.claim.foreign and language is not None and language.clitics.sure_article
    article = stack.article and not dropped
    return joined(stack.lead, target, lang, article=article, contract=bool(place.claim.after))


def _alone(page: Page, place: Place, floor: int, lang: str) -> tuple[int, Stack] | None:
    """A clitic that stands alone before the name: ``لـ LNA``, ``و Haftar``, ``الـ-LNA``.

    Before a name of the same script only one that is stretched towards it.
    """
    language = get(lang)
    joiner = language.clitics.joiner if language else ""
    key, at = page.key, place.start - 1
    if language is None or at <= floor or key[at] not in f" -{joiner}":
        return None
    begin = at
    while begin > floor and key[begin - 1].isalnum() and at - begin <= _LONGEST:
        begin -= 1
    stack = stacks(lang).get(key[begin:at])
    if stack is None or (begin and key[begin - 1].isalnum()):
        return None
    between = page.text[page.folded.start(begin) : page.folded.start(place.start)]
    if not place.claim.foreign:
        stretched = bool(language.elongation) and language.elongation in between
        fits = place.claim.article or not stack.article
        return (begin, stack) if stretched and fits else None
    if not any(sign in between for sign in joiner):
        article = stack.article and language.clitics.sure_article
        if key[at] == "-" and not article:
            return None  # a letter before an item: ``ب- LNA``
        if key[begin:at] in language.clitics.words and not (article and place.claim.acronym):
            return None
    return begin, stack


def _marked(page: Page, place: Place, floor: int, lang: str, target: str) -> tuple[int, str] | None:
    """An article before a foreign name in quotes was put there for want of one too: ``الـ«LNA»``."""
    language = get(lang)
    key, at = page.key, place.start - 1
    if not place.claim.foreign or language is None or not language.clitics.sure_article:
        return None
    if at <= floor or key[at] not in _OPENS:
        return None
    end = at - (key[at - 1] == " ")
    begin = end
    while begin > floor and key[begin - 1].isalnum() and end - begin <= _LONGEST:
        begin -= 1
    stack = stacks(lang).get(key[begin:end])
    if stack is None or not stack.article or (begin and key[begin - 1].isalnum()):
        return None
    between = page.text[page.folded.start(begin) : page.folded.start(place.start)]
    joiner = language.clitics.joiner
    if end < at and joiner not in between:
        return None  # a word by itself
    stretch = joiner if stack.lead[-1:] in tuple(language.clitics.prefixes[-1]) else ""
    return begin, f"{stack.lead}{stretch}{key[at]}{target}"


_OPENS = frozenset("«“„\"'‘(")
_LONGEST = 4
