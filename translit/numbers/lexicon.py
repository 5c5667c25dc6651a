"""The number words of a language as they stand in text: folded, with the clitics that join them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from translit import languages
from translit.languages import Language, NumberWords

__all__ = ["EMPTY", "FRACTIONS", "Lexicon", "Word", "fold", "lexicon"]

_FOLDS = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ة", "ه"),
    ("ى", "ي"),
    ("ی", "ي"),
    ("ک", "ك"),
    ("ئ", "ي"),
)


_BARE = frozenset({"measure", "percent", "half", "conj"})  # a unit with an article counts nothing


class Word(NamedTuple):
    """All that a surface may mean; ``joined`` where the conjunction is written to it."""

    unit: float | None = None
    mult: float | None = None
    vague: float | None = None
    frac: float | None = None
    order: float | None = None
    month: float | None = None
    half: float | None = None
    measure: str | None = None
    percent: bool = False
    conj: bool = False
    joined: bool = False


class Lexicon(NamedTuple):
    """``words`` by folded surface; ``pairs`` those of two words, by the first and then the second.

    ``joins`` tells whether the language joins parts with a conjunction freely (Arabic, Persian),
    ``capitals`` whether its months are written with one. ``known`` are all surfaces that matter,
    ``counting`` those without which a text has no number worth comparing.
    """

    words: Mapping[str, Word]
    pairs: Mapping[str, Mapping[str, Word]]
    joins: bool
    capitals: bool = False
    known: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()


FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
EMPTY = Lexicon({}, {}, joins=False, known=frozenset(FRACTIONS))


def fold(text: str) -> str:
    """Lower case and one spelling for the letters that writers interchange; offsets stay."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower()[0] for c in text)
    if folded.isascii():
        return folded
    for old, new in _FOLDS:
        folded = folded.replace(old, new)
    return folded.replace("ё", "е")


@cache
def lexicon(tag: str | None) -> Lexicon:
    """What is known of the numbers of a language; empty for one that has no words here."""
    language = languages.get(tag)
    if language is None:
        return EMPTY
    words: dict[str, Word] = {}
    for surface, fields in _surfaces(language.numbers):
        forms = (
            [(fold(surface), False)]
            if _BARE.intersection(fields)
            else _joined(fold(surface), language)
        )
        for form, joined in forms:
            words[form] = words.get(form, Word())._replace(joined=joined, **fields)
    pairs: dict[str, dict[str, Word]] = {}
    for surface in [s for s in words if " " in s]:
        first, second = surface.split(" ", 1)
        pairs.setdefault(first, {})[second] = words.pop(surface)
    joins = language.numbers.joined or language.code == "fa"
    known = frozenset((*words, *pairs, *FRACTIONS))
    counting = frozenset(form for form, word in words.items() if _counts(word)).union(pairs)
    return Lexicon(words, pairs, joins, language.code == "en", known, counting)


def _counts(word: Word) -> bool:
    """Whether the word alone makes a number that could be missed."""
    return max(word.unit or 0, word.order or 0, word.mult or 0) >= 3 or word.month is not None


def _surfaces(numbers: NumberWords) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every surface with the field of ``Word`` that it fills."""
    tables: dict[str, Mapping[str, Any]] = {
        "unit": numbers.units,
        "mult": numbers.multipliers,
        "vague": numbers.vague,
        "frac": numbers.fractions,
        "order": numbers.ordinals,
        "month": numbers.months,
        "half": numbers.day_halves,
        "measure": numbers.measures,
    }
    for field, table in tables.items():
        yield from ((surface, {field: value}) for surface, value in table.items())
    yield from ((surface, {"percent": True}) for surface in numbers.percent)
    yield from ((surface, {}) for surface in numbers.other)
    if numbers.conjunction:
        yield numbers.conjunction, {"conj": True}


def _joined(form: str, language: Language) -> Iterator[tuple[str, bool]]:
    """The form with every stack of clitics, and whether a conjunction is among them."""
    yield form, False
    if not language.numbers.joined or len(form) < 2:
        return
    article = language.clitics.article
    conjunctions, *slots = language.clitics.prefixes
    inner = [form, article + form, "لل" + form]
    inner += [letter + rest for slot in slots for letter in slot for rest in inner[:2]]
    yield from ((rest, False) for rest in inner[1:])
    yield from ((letter + rest, True) for letter in conjunctions for rest in inner)
