"""A term of the glossary that the source has and the target doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar, NamedTuple

import numpy as np

from translit import languages
from translit.checks._names import Name, candidates, holds
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.edit import Mention
from translit.finding import Category, Finding, Severity
from translit.glossary.concept import REWRITTEN, Term
from translit.names.keys import key
from translit.segment import Segment

__all__ = ["TERMS", "TermMissing", "Terms", "terms_of"]


@dataclass(frozen=True)
class TermMissing(Check):
    """A name or term of the source for which the target holds none of the glossary's forms.

    Any form satisfies it, under any clitics, in any spelling of hamza, yeh and teh marbuta; so does an
    adjective made of it (``الفرنسية`` for France), a person's surname, and any ending of case. Places
    and bodies, for which a translator may well say "the country", are only named where a word stands
    that they were made into; a person that the source calls by one name, who may have become "he", is
    neutral. Only concepts that have a form in the target's language are looked for, and only by forms of
    the source's language.
    """

    id = "term-missing"
    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    bad: ClassVar = (
        Segment(
            "",
            "وصل القائد إلى روسيا",
            "Khalifa Haftar arrived in Russia",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar = (
        Segment(
            "",
            "وصل خليفة حفتر إلى روسيا",
            "Khalifa Haftar arrived in Russia",
            source_lang="en",
            target_lang="ar",
        ),
        Segment("", "زار لخليفة حفتر", "Khalifa Haftar", source_lang="en", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return np.array([bool(names.mentions) for names in block.source_names])

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        lang, source_lang = context.target_lang_of(segment), context.source_lang_of(segment)
        if not source or not target or context.glossary is None or not lang or not source_lang:
            return
        asked = context.normalized(source, source_lang).mentions
        if not asked:
            return
        given = context.normalized(target, lang).mentions
        for mention in {m.concept: m for m in reversed(asked)}.values():
            term = terms_of(mention.concept, source_lang, lang, context)
            if not _wanted(source, mention, term):
                continue
            told = any(_gives(m, mention.concept, term) for m in given)
            if not told and not any(holds(target, form) for form in term.enough):
                yield from self._missing(segment, mention, term, context)

    def _missing(
        self, segment: Segment, mention: Mention, term: Terms, context: Context
    ) -> Iterator[Finding]:
        assert segment.target is not None
        left = segment.target.find(mention.form)
        if left >= 0 and _kept_name(segment, mention):
            return
        garbled = next(
            (n for n in candidates(segment, context) if _garbled(n, segment, term)), None
        )
        side = "target"
        if left >= 0:
            told = f"{mention.form!r} is {term.forms[0]!r}"
            place = (left, left + len(mention.form))
        elif garbled is not None:
            told = f"{garbled.form!r} stands where {mention.form!r} is {term.forms[0]!r}"
            place = (garbled.start, garbled.end)
        elif term.type in _STRICT:
            told = f"{mention.form!r} is {term.forms[0]!r}; the translation has no form of it"
            place, side = (mention.start, mention.end), "source"
        else:
            return
        pronoun = side == "source" and term.type == "PERSON" and " " not in mention.form
        grave = Severity.MAJOR if term.type in _STRICT else Severity.MINOR
        grave = Severity.NEUTRAL if pronoun else grave
        yield self.finding(segment, place, told, side=side, concept=mention.concept, severity=grave)


# People, and what somebody's own termbase names without a type. For places and bodies a translator may
# well put a pronoun or "the country": they are only named where a word stands that they were made into.
_STRICT = frozenset({"", "PERSON"})


def _wanted(source: str, mention: Mention, term: Terms) -> bool:
    """Whether the target must hold the term: it has a form there, another than the source's."""
    return (
        bool(term.forms)
        and mention.form in term.asked
        and mention.form not in term.stays
        and not mention.protected
        and not _part_of_name(source, mention)
    )


def _gives(mention: Mention, concept: str, term: Terms) -> bool:
    """Whether a name in the target satisfies the term, or is told by another check anyway."""
    return mention.concept == concept and (
        mention.form in term.forms or mention.status in REWRITTEN or mention.form not in term.asked
    )


def _kept_name(segment: Segment, mention: Mention) -> bool:
    """Whether the form stands in a longer name that stayed whole: ``Association of Australia``."""
    before = (segment.source or "")[max(mention.start - 9, 0) : mention.end]
    return len(before) > len(mention.form) + 5 and before in (segment.target or "")


def _garbled(name: Name, segment: Segment, term: Terms) -> bool:
    if name.known:
        return False
    if name.stripped:  # the whole word may be a spelling of it: كامبوديا
        whole = (segment.target or "")[name.start - 1 : name.end]
        if key(whole) in map(key, term.forms):
            return False
    return _like(name.form, term.forms)


def _like(word: str, forms: tuple[str, ...]) -> bool:
    """Whether a word looks like a form that went wrong: as long, the same beginning or end.

    One with the same consonants is another way of spelling it, and nothing that went wrong.
    """
    sound = key(word)
    return any(
        key(form) != sound
        and not form.endswith(word)
        and not _inflected(word, form)
        and abs(len(word) - len(form)) <= 1
        and (word[-3:] == form[-3:] or word[:3] == form[:3])
        and SequenceMatcher(None, word, form, autojunk=False).ratio() >= 0.7
        for form in forms
    )


def _inflected(word: str, form: str) -> bool:
    """Whether two words of Latin or Cyrillic differ in their endings alone: ``Мексиці``, ``Mexican``."""
    ours, theirs = word.casefold(), form.casefold()
    alike = zip(ours, theirs, strict=False)
    stem = next((i for i, (a, b) in enumerate(alike) if a != b), min(len(ours), len(theirs)))
    rest = max(len(word), len(form)) - stem
    return word[0].isupper() and (stem >= 4 >= rest or stem == 3 >= rest)


class Terms(NamedTuple):
    """What a concept is called: in the source's language, and in the target's, preferred first.

    ``stays`` are forms of the source's language that are written alike in the target's; ``kept`` those
    of them that aren't so by chance, nor beside a preferred one. ``enough`` is what satisfies a reader:
    the forms, and surnames.
    """

    type: str
    asked: frozenset[str]
    forms: tuple[str, ...]
    stays: frozenset[str]
    kept: frozenset[str]
    enough: tuple[str, ...]


TERMS = "terms"  # what they are remembered under, from part to part of a batch
_MOST_TERMS = 50_000


def terms_of(concept: str, source_lang: str, lang: str, context: Context) -> Terms:
    """What a concept is called in two languages; looked up once an audit."""
    memo: dict[tuple[str, str, str], Terms] = context.lasting.setdefault(TERMS, {})
    place = concept, source_lang, lang
    found = memo.get(place)
    if found is None:
        assert context.glossary is not None
        known = context.glossary.concept(concept)
        asked = frozenset(t.text for t in known.terms if _is(t.lang, source_lang))
        own = sorted(
            (t for t in known.terms if _is(t.lang, lang)), key=lambda t: t.status != "preferred"
        )
        forms = tuple(dict.fromkeys(t.text for t in own))
        foreign = {t.text for t in known.terms if t.status == "foreign" and t.target == t.text}
        stays = asked & (set(forms) | foreign)
        chance = known.type in _NAMES and _one_script(source_lang, lang)
        kept = stays & foreign if chance else stays - _beside(own)
        enough = (*forms, *_surnames(forms)) if known.type == "PERSON" else forms
        found = Terms(known.type, asked, forms, stays, kept, enough)
        if len(memo) >= _MOST_TERMS:
            memo.clear()
        memo[place] = found
    return found


def _beside(own: Sequence[Term]) -> set[str]:
    """Forms that may stand where the language prefers one of its own (``NATO`` beside ``ناټو``)."""
    listed = {t.text for t in own if t.status == "preferred"}
    return {t.text for t in own} - listed if listed else set()


# What languages of one script often write alike, and decline.
_NAMES = frozenset({"PERSON", "GPE", "LOC", "ORG", "MONTH", "FACILITY", "EVENT", "MEDIA"})


def _one_script(tag: str, other: str) -> bool:
    """Whether two languages share a script; those that we know nothing of are taken to."""
    ours, theirs = (languages.get(t.partition("-")[0]) for t in (tag, other))
    return ours is None or theirs is None or not set(ours.scripts).isdisjoint(theirs.scripts)


def _surnames(forms: tuple[str, ...]) -> Iterator[str]:
    """The last words of names of several words, where they are long enough to tell somebody."""
    for form in forms:
        last = form.split()[-1]
        if " " in form and len(last) > 3:
            yield last


def _is(tag: str, other: str) -> bool:
    return tag.partition("-")[0] == other.partition("-")[0]


_NEXT = re.compile(r" [A-ZÀ-Þ][a-zß-ÿ]")
_CAPITAL = re.compile("[A-ZÀ-Þ]")


def _part_of_name(source: str, mention: Mention) -> bool:
    """Whether a name of one word is part of a longer one: ``Jordan Spieth``, ``South China Post``."""
    if " " in mention.form:
        return False
    if _NEXT.match(source, mention.end):
        return True
    before = source[: mention.start].removesuffix("\n")
    if len(before) < 2 or before[-1] != " " or before[-2].isspace():
        return False
    word = before.rsplit(None, 1)[-1]
    capital = _CAPITAL.search(word)
    return capital is not None and (capital.start() > 0 or len(before) > len(word) + 1)
