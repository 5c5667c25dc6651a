"""How what is written together with a name is taken apart and put together again.

A *stack* is what may stand before a name in one word: ``وب``, ``لل``. Everything particular is in the
language's ``Clitics``; this is the machine that reads it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from translit.languages import BUILTIN, Language, get

__all__ = [
    "Stack", "contracted", "definite", "every_stack", "inflected", "joined", "stacks",
]  # fmt: skip


class Stack(NamedTuple):
    """What stands before a name: the proclitics, and whether the article follows them."""

    lead: str
    article: bool


@functools.cache
def stacks(lang: str) -> dict[str, Stack]:
    """Every stack of a language by how it is written; the bare name is not among them."""
    language = get(lang)
    if language is None or not (language.clitics.prefixes or language.clitics.article):
        return {}
    clitics = language.clitics
    out: dict[str, Stack] = {}
    for letters in product(*(("", *slot) for slot in clitics.prefixes)):
        lead = "".join(letters)
        if lead:
            out[lead] = Stack(lead, article=False)
        if clitics.article:
            out.setdefault(_contract(language, lead, clitics.article), Stack(lead, article=True))
    return out


@functools.cache
def every_stack() -> frozenset[str]:
    """The stacks of all languages, as they are written."""
    return frozenset(stack for language in BUILTIN for stack in stacks(language.code))


def _contract(language: Language, lead: str, name: str) -> str:
    """A stack and what follows it as they are written."""
    for plain, written in language.clitics.contractions:
        if lead.endswith(plain[0]) and (plain[0] + name).startswith(plain):
            return lead[:-1] + written + name[len(plain) - 1 :]
    return lead + name


def contracted(form: str, lang: str) -> tuple[str, str] | None:
    """(the clitics before it, what is left) of a form that changes after a clitic.

    ``الجيش`` after ``ل`` is written ``للجيش``: ``("ل", "لجيش")``. None: the form never changes.
    """
    language = get(lang)
    if language is None or not definite(form, lang):
        return None
    left: dict[str, str] = {}
    for plain, written in language.clitics.contractions:
        if (plain[0] + form).startswith(plain):
            left.setdefault(plain[0], written[1:] + form[len(plain) - 1 :])
    rest = next(iter(left.values()), form)
    return ("".join(c for c, r in left.items() if r == rest), rest) if rest != form else None


def definite(form: str, lang: str) -> bool:
    """Whether a form begins with its language's article."""
    language = get(lang)
    article = language.clitics.article if language else ""
    if (
        language is None
        or not article
        or not form.startswith(article)
        or len(form) <= len(article) + 1
    ):
        return False
    return form.split(" ", 1)[0] not in language.clitics.false_articles


def inflected(form: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """(what of a form stays, what takes the place of the rest): ``("Зеленск", ("ого", "ому" …))``.

    By the longest end that the language knows of; no endings where it knows of none.
    """
    endings, sizes = _endings(lang)
    for size in sizes:
        if found := endings.get(form[len(form) - size :]):
            return form[: len(form) - size], found
    return form, ()


@functools.cache
def _endings(lang: str) -> tuple[Mapping[str, tuple[str, ...]], list[int]]:
    """What inflection replaces in a language, and how long that is, the longest first."""
    language = get(lang)
    endings = language.clitics.endings if language else {}
    return endings, sorted({len(end) for end in endings}, reverse=True)


def joined(
    lead: str, name: str, lang: str, *, article: bool = False, contract: bool = False
) -> str:
    """A name under proclitics, as it is written: ``("ل", "الجيش")`` is ``للجيش``.

    ``article`` puts the language's article before a name that has none; ``contract`` says that what
    looks like the article is it.
    """
    language = get(lang)
    if language is None:
        return lead + name
    if definite(name, lang):
        sure = contract or language.clitics.sure_article or _agrees(name, language)
        return _contract(language, lead, name) if sure else lead + name
    return _contract(language, lead, language.clitics.article + name) if article else lead + name


def _agrees(name: str, language: Language) -> bool:
    """Whether every word of a name has the article: then that is what it is (הצבא הלאומי)."""
    words = name.split(" ")
    return len(words) > 1 and all(word.startswith(language.clitics.article) for word in words)
