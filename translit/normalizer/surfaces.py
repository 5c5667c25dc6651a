"""Every way in which a form may stand in a text: what a search must look for."""

from __future__ import annotations

from collections.abc import Iterator

from translit.glossary.cases import declined
from translit.glossary.concept import Concept, Term
from translit.glossary.joining import inflected, joined, stacks
from translit.languages import Language, get
from translit.normalizer.claim import takes_article
from translit.normalizer.script import script_of

__all__ = ["surfaces"]


def surfaces(concept: Concept, lang: str | None = None) -> Iterator[tuple[Term, str]]:
    """(term, surface) of every form of a concept under every clitic of its language, each once.

    With ``lang``: what can stand in a text of that language, so forms of another script take its clitics,
    and forms of other languages in its own script none.
    """
    seen: set[str] = set()
    for term in concept.terms:
        for surface in _written(concept, term, lang):
            if surface not in seen:
                seen.add(surface)
                yield term, surface


def _written(concept: Concept, term: Term, lang: str | None) -> Iterator[str]:
    yield term.text
    language = get(lang or term.lang)
    if language is None:
        return
    own = script_of(term.text) in language.scripts
    if own and lang is not None and get(term.lang) is not language:
        return
    for stack in stacks(language.code).values():
        if not stack.article or takes_article(concept.type, term, language.code):
            yield joined(stack.lead, term.text, language.code, article=stack.article)
    yield from _inflected(term, language) if own else _apart(term, language)


def _apart(term: Term, language: Language) -> Iterator[str]:
    """A name of another script after clitics that stand off: ``لـ LNA``."""
    for lead in stacks(language.code):
        for between in (" ", *(j + s for j in language.clitics.joiner for s in ("", " "))):
            if between != " " or lead not in language.clitics.words:
                yield lead + between + term.text


def _inflected(term: Term, language: Language) -> Iterator[str]:
    """A name with the endings that it may carry."""
    yield from declined(term.text, language.code)
    if " " not in term.text:
        stem, endings = inflected(term.text, language.code)
        yield from (stem + ending for ending in endings)
        if not endings:
            yield from (term.text + suffix for suffix in language.clitics.suffixes)
