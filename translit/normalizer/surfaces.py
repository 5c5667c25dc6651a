"""Every way in which a form may stand in a text: what a search must look for."""

from __future__ import annotations

from collections.abc import Iterator

from translit.glossary.concept import Concept, Term
from translit.glossary.joining import joined, stacks
from translit.languages import get
from translit.normalizer.claim import takes_article
from translit.normalizer.script import script_of

__all__ = ["surfaces"]


def surfaces(concept: Concept, lang: str | None = None) -> Iterator[tuple[Term, str]]:
    """(term, surface) of every form of a concept under every clitic of its language, each once.

    ``lang`` keeps the terms of one language; forms of another script take that language's clitics.
    """
    seen: set[str] = set()
    for term in concept.terms:
        for surface in _written(concept, term, lang):
            if surface not in seen:
                seen.add(surface)
                yield term, surface


def _written(concept: Concept, term: Term, lang: str | None) -> Iterator[str]:
    yield term.text
    host = lang or term.lang
    if lang is not None and term.lang.split("-")[0] != lang and _same_script(term, lang):
        return
    language = get(host)
    if language is None:
        return
    for stack in stacks(language.code).values():
        if not stack.article or takes_article(concept, term, language.code):
            yield joined(stack.lead, term.text, language.code, article=stack.article)
    if not _same_script(term, host) and language.clitics.joiner:
        leads = sorted({stack.lead for stack in stacks(language.code).values() if stack.lead})
        for lead in leads:
            yield lead + language.clitics.joiner + term.text
            yield lead + language.clitics.joiner + " " + term.text
            yield lead + " " + term.text
    elif " " not in term.text:
        yield from (term.text + suffix for suffix in language.clitics.suffixes)
        for ending in language.clitics.endings.get(term.text[-1:], ()):
            yield term.text[:-1] + ending


def _same_script(term: Term, lang: str) -> bool:
    language = get(lang)
    return language is not None and script_of(term.text) in language.scripts
