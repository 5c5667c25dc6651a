"""What hints that a word is a name: its letters, the word before it, brackets, the aligned source."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

from translit.glossary.common_words import common_words
from translit.languages import get
from translit.names import fold

__all__ = [
    "BORROWED",
    "OPENING",
    "Word",
    "acronyms",
    "before",
    "borrowed",
    "foreign",
    "groups",
    "source_names",
    "titled",
    "words",
]

_WORD = re.compile(r"[^\W\d_][\w'’ʼ\N{ARABIC TATWEEL}]*")
_FOREIGN = re.compile("[پچڤگژ]")
BORROWED = 3.0
"""Log odds from which on a word's letters are those of a name from abroad (`eval/train_borrowed.py`)."""

_CAPITAL_RUN = re.compile(
    r"\b[^\W\d_a-z][\w'’]*[a-zß-ÿ][\w'’]*(?:[ -][^\W\d_a-z][\w'’]*[a-zß-ÿ][\w'’]*)*"
)
_SENTENCE = re.compile(r"(?:\A|[.!?:;\"“”'«(\[—–-])\s*\Z")
OPENING = "\"'«“”„‘’‹"
"""Quotation marks that stand before a name; ” too, as Arabic press writes it."""

_REACH = 64  # characters in which the word before stands
_BRACKETED = re.compile(r"\(\s*([^\W\d_]{2,10})\s*\)")


class Word(NamedTuple):
    """A word and its place."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order, without digits."""
    return [Word(m[0], *m.span()) for m in _WORD.finditer(text)]


@functools.lru_cache(maxsize=100_000)
def foreign(word: str) -> bool:
    """Whether an Arabic word looks borrowed: by پ ڤ گ, or by its groups of three letters."""
    return bool(_FOREIGN.search(word)) or borrowed(fold(word), _weights()) >= BORROWED


def borrowed(folded: str, weights: Mapping[str, float]) -> float:
    """Log odds that a folded word is a name from abroad and no word of the language."""
    return sum(weights.get(group, 0.0) for group in groups(folded))


def groups(folded: str) -> list[str]:
    """The groups of three letters of a word with its edges."""
    edged = f"^{folded}$"
    return [edged[i : i + 3] for i in range(len(edged) - 2)]


@functools.cache
def _weights() -> Mapping[str, float]:
    data = json.loads((files("translit.miner") / "borrowed.json").read_text("utf-8"))
    weights: dict[str, float] = data["weights"]
    return weights


def before(text: str, start: int) -> str:
    """The word before a place, across an opening quotation mark (صحيفة "لوموند"); empty where none is."""
    tail = text[max(start - _REACH, 0) : start].rstrip().rstrip(OPENING)
    return (tail.split() or [""])[-1]


def titled(before: str, lang: str) -> bool:
    """Whether the word before announces a name (الرئيس, وزير; Mr, city)."""
    return before.strip() in _announcing(lang)


@functools.cache
def _announcing(lang: str) -> frozenset[str]:
    language = get(lang)
    return frozenset((*language.titles, *language.cue_words)) if language else frozenset()


def source_names(text: str, lang: str = "en") -> list[str]:
    """The names that a source in Latin letters writes with a capital, each word by itself, in order.

    A common word at the beginning of a sentence isn't one.
    """
    common = common_words(lang)
    out: dict[str, None] = {}
    for run in _CAPITAL_RUN.finditer(text):
        begins = bool(_SENTENCE.search(text[max(run.start() - 3, 0) : run.start()]))
        for number, word in enumerate(re.split("[ -]", run[0])):
            plain = word.removesuffix("'s").removesuffix("’s")
            if (
                len(plain) > 3
                and plain.lower() not in common
                and not (begins and number == 0 and " " not in run[0])
            ):
                out[plain] = None
    return list(out)


def acronyms(text: str) -> Iterator[tuple[str, str, int]]:
    """(full form, what stands in brackets right after it, offset of the bracket's word).

    After Schwartz and Hearst 2003: as many words before the bracket as it has letters, article and
    all; whether the two belong together is for the glossary or a person to say.
    """
    for found in _BRACKETED.finditer(text):
        before = words(text[: found.start()])
        size = len(found[1])
        if len(before) >= size and found[1].isupper():
            first = before[-size]
            yield text[first.start : before[-1].end], found[1], found.start(1)
