"""A term of the glossary that the source has and the target doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar, NamedTuple

from translit.checks._names import candidates, holds
from translit.checks.base import Check, Context
from translit.edit import Mention
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["TermMissing"]


@dataclass(frozen=True)
class TermMissing(Check):
    """A name or term of the source for which the target holds none of the glossary's forms.

    Any form satisfies it, under any clitics, in any spelling of hamza, yeh and teh marbuta; so does an
    adjective made of it (``الفرنسية`` for France). Places and bodies, for which a translator may well
    say "the country", are only named where a word stands that they were made into. Only concepts that
    have a form in the target's
    language are looked for, and only by forms of the source's language.
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

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or context.glossary is None:
            return
        lang, source_lang = context.target_lang_of(segment), context.source_lang_of(segment)
        if lang is None or source_lang is None:
            return
        asked = context.normalized(source, source_lang).mentions
        if not asked:
            return
        given = {m.concept for m in context.normalized(target, lang).mentions}
        for mention in asked:
            if mention.concept in given or mention.protected:
                continue
            given.add(mention.concept)
            term = _terms(mention.concept, source_lang, lang, context)
            if not term.forms or mention.form not in term.asked or _part_of_name(source, mention):
                continue
            if not any(holds(target, form) for form in term.forms):
                yield from self._missing(segment, mention, term, context)

    def _missing(
        self, segment: Segment, mention: Mention, term: _Terms, context: Context
    ) -> Iterator[Finding]:
        garbled = next(
            (n for n in candidates(segment, context) if not n.known and _like(n.form, term.forms)),
            None,
        )
        if garbled is not None:
            told = f"{garbled.form!r} stands where {mention.form!r} is {term.forms[0]!r}"
            place, side = (garbled.start, garbled.end), "target"
        elif term.type in _STRICT:
            told = f"{mention.form!r} is {term.forms[0]!r}; the translation has no form of it"
            place, side = (mention.start, mention.end), "source"
        else:
            return
        yield self.finding(segment, place, told, side=side, concept=mention.concept)


# People, and what somebody's own termbase names without a type. For places and bodies a translator may
# well put a pronoun or "the country": they are only named where a word stands that they were made into.
_STRICT = frozenset({"", "PERSON"})


def _like(word: str, forms: tuple[str, ...]) -> bool:
    """Whether a word looks like a form that went wrong: as long, the same beginning or end."""
    return any(
        abs(len(word) - len(form)) <= 1
        and (word[-3:] == form[-3:] or word[:3] == form[:3])
        and SequenceMatcher(None, word, form, autojunk=False).ratio() >= 0.6
        for form in forms
    )


class _Terms(NamedTuple):
    """What a concept is called: in the source's language, and in the target's, preferred first."""

    type: str
    asked: frozenset[str]
    forms: tuple[str, ...]


def _terms(concept: str, source_lang: str, lang: str, context: Context) -> _Terms:
    key = ("terms", concept, source_lang, lang)
    found: _Terms | None = context.lasting.get(key)
    if found is None:
        assert context.glossary is not None
        known = context.glossary.concept(concept)
        asked = frozenset(t.text for t in known.terms if _is(t.lang, source_lang))
        own = sorted(
            (t for t in known.terms if _is(t.lang, lang)), key=lambda t: t.status != "preferred"
        )
        found = _Terms(known.type, asked, tuple(dict.fromkeys(t.text for t in own)))
        context.lasting[key] = found
    return found


def _is(tag: str, other: str) -> bool:
    return tag.partition("-")[0] == other.partition("-")[0]


_NEXT = re.compile(r" [A-ZÀ-Þ][a-zß-ÿ]")


def _part_of_name(source: str, mention: Mention) -> bool:
    """Whether a name of one word is part of a longer one: ``Jordan Spieth``, ``South China Post``."""
    if " " in mention.form:
        return False
    word = re.search(r"[A-ZÀ-Þ]\S* $", source[: mention.start])
    return bool(_NEXT.match(source, mention.end)) or (word is not None and word.start() > 0)
