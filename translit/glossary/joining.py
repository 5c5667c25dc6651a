"""How what is written together with a name is taken apart and put together again.

A *stack* is what may stand before a name in one word: ``وب``, ``لل``. Everything particular is in the
language's ``Clitics``; this is the machine that reads it.
"""

from __future__ import annotations

import functools
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from translit.languages import BUILTIN, Language, get

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Stack", "contracted", "definite", "joined", "shifts", "stacks"]


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
            out[lead] = Stack(lead, False)
        if clitics.article:
            out.setdefault(_contract(language, lead, clitics.article), Stack(lead, True))
    return out


def _contract(language: Language, lead: str, name: str) -> str:
    """A stack and what follows it as they are written."""
    for plain, written in language.clitics.contractions:
        if lead.endswith(plain[0]) and (plain[0] + name).startswith(plain):
            return lead[:-1] + written + name[len(plain) - 1 :]
    return lead + name


def contracted(form: str, lang: str) -> tuple[str, str] | None:
    """(the clitic before it, what is left) of a form that changes after a clitic.

    ``الجيش`` after ``ل`` is written ``للجيش``: ``("ل", "لجيش")``. None: the form never changes.
    """
    language = get(lang)
    if language is None or not definite(form, lang):
        return None
    for plain, written in language.clitics.contractions:
        if (plain[0] + form).startswith(plain):
            rest = written[1:] + form[len(plain) - 1 :]
            return (plain[0], rest) if rest != form else None
    return None


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
    first = form.split(" ", 1)[0]
    return not any(first.startswith(false) for false in language.clitics.false_articles)


def joined(lead: str, name: str, lang: str, *, article: bool = False) -> str:
    """A name under proclitics, as it is written: ``("ل", "الجيش")`` is ``للجيش``.

    ``article`` puts the language's article before a name that has none.
    """
    language = get(lang)
    if language is None:
        return lead + name
    if article and not definite(name, lang):
        return _contract(language, lead, language.clitics.article + name)
    if definite(name, lang) and language.clitics.sure_article:
        return _contract(language, lead, name)
    return lead + name


def shifts(
    codes: NDArray[np.uint16], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(where a name may begin, in which word): every word's beginning, and after each of its stacks."""
    import numpy as np

    letters, step, final = _machine()
    which = np.arange(len(starts))
    wheres, whiches = [starts], [which]
    state = np.zeros(len(starts), np.intp)
    at, stop = starts, ends
    while True:
        state = step[state, letters[codes[at]]]
        at = at + 1
        alive = np.flatnonzero((state != 0) & (at < stop))
        if not len(alive):
            break
        state, at, stop, which = state[alive], at[alive], stop[alive], which[alive]
        good = final[state]
        wheres.append(at[good])
        whiches.append(which[good])
    if len(wheres) == 1:
        return wheres[0], whiches[0]
    where, word = np.concatenate(wheres), np.concatenate(whiches)
    order = np.argsort(word, kind="stable")
    return where[order], word[order]


@functools.cache
def _machine() -> tuple[NDArray[np.uint8], NDArray[np.intp], NDArray[np.bool_]]:
    """(class of each letter, next state by state and class, which states are stacks) over all stacks.

    State 0 is the beginning, and where nothing leads on.
    """
    import numpy as np

    every = {stack for language in BUILTIN for stack in stacks(language.code)}
    states = {"": 0}
    for stack in sorted(every):
        for end in range(1, len(stack) + 1):
            states.setdefault(stack[:end], len(states))
    alphabet = sorted({letter for stack in every for letter in stack})
    letters = np.zeros(0x10000, np.uint8)
    step = np.zeros((len(states), len(alphabet) + 1), np.intp)
    for number, letter in enumerate(alphabet, 1):
        letters[ord(letter)] = number
        for state, at in states.items():
            step[at, number] = states.get(state + letter, 0)
    final = np.array([state in every for state in states])
    return letters, step, final
