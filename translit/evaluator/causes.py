"""What makes a score without being the translation's quality: counted, weighed, said in words.

A *fault* of the system (spaced commas, entities) is repaired in the hypotheses alone, a *convention*
(diacritics, quotation marks) on both sides; the effect is the score then minus the score as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from translit.evaluator import repairs
from translit.languages import Language, get
from translit.report import Cause

if TYPE_CHECKING:
    from translit.evaluator.names import Reader

__all__ = ["Count", "Suspect", "suspects", "told"]

_WORTH = 0.1
"""Points of any metric; a cause worth less, and rare, isn't named."""

_WORDS = 3
"""Words that a convention must decide; one or two are nothing to speak of."""

_OFTEN = 0.1
"""Share of the chances (commas, segments) from which a fault is named whatever it is worth."""


@dataclass(frozen=True)
class Suspect:
    """A possible cause. ``count`` gives (times, chances) in a text; ``say`` puts the numbers in words."""

    id: str
    repair: Callable[[str], str]
    count: Callable[[str], tuple[int, int]]
    say: str
    both: bool = False


@dataclass
class Count:
    """What was seen of a suspect in one system. ``reference_*`` are of the first references."""

    count: int = 0
    chances: int = 0
    segments: int = 0
    reference_count: int = 0
    words: int = 0


def suspects(lang: str | None, reader: Reader | None) -> tuple[Suspect, ...]:
    """All that is looked for in a target language."""
    names = () if reader is None else (_names(reader),)
    return (_ENTITIES, *_spaced(get(lang)), *_FAULTS, *_conventions(lang), *names)


def _spaced(language: Language | None) -> Iterator[Suspect]:
    """Spaces before marks, as far as the language writes none there (French writes one before ?)."""
    for name, marks, say in _SPACED:
        kept = "".join(m for m in marks if m in repairs.follows(language))
        if kept:
            spaces, chances = repairs.spaces_before(kept), re.compile(f"[{re.escape(kept)}]")
            yield Suspect(name, partial(spaces.sub, ""), _of(spaces, chances), say)


def _conventions(lang: str | None) -> tuple[Suspect, ...]:
    """Ways of writing that hypothesis and reference may differ in without either being wrong."""
    folded = partial(repairs.orthography, lang=lang)
    return tuple(
        Suspect(name, repair, _changes(repair), say, both=True)
        for name, repair, say in (
            ("quotes-and-digits", repairs.quotes_and_digits, _QUOTES),
            ("diacritics", repairs.diacritics, _DIACRITICS),
            ("orthography", folded, _ORTHOGRAPHY),
        )
    )


def _names(reader: Reader) -> Suspect:
    def repair(text: str) -> str:
        return reader(text).text

    def count(text: str) -> tuple[int, int]:
        found = reader(text)
        return len(found.edits), len(found.mentions)

    say = "{count:,} of {chances:,} names are spelled another way than the glossary has them"
    return Suspect("name-spellings", repair, count, say, both=True)


def _of(
    fault: re.Pattern[str], chance: re.Pattern[str] | None = None
) -> Callable[[str], tuple[int, int]]:
    def count(text: str) -> tuple[int, int]:
        times = sum(1 for _ in fault.finditer(text))
        return times, sum(1 for _ in chance.finditer(text)) if chance else 0

    return count


def _changes(repair: Callable[[str], str]) -> Callable[[str], tuple[int, int]]:
    """How many characters a repair replaces or drops."""

    def count(text: str) -> tuple[int, int]:
        after = repair(text)
        if after == text:
            return 0, 0
        if len(after) == len(text):
            return sum(a != b for a, b in zip(text, after, strict=True)), 0
        return abs(len(text) - len(after)), 0

    return count


_ENTITIES = Suspect(
    "html-entities",
    repairs.entities,
    _of(repairs.ENTITY),
    "{segments:,} segments hold {count:,} HTML entities",
)

_SPACED = (
    ("space-before-comma", ",،", "{count:,} of {chances:,} commas have a space before them"),
    (
        "space-before-punctuation",
        ".:؛;؟?!%٪",
        "{count:,} of {chances:,} full stops, colons, question and other marks have a space before them",
    ),
)

_FAULTS = tuple(
    Suspect(name, repair, _changes(repair), say)
    for name, repair, say in (
        (
            "no-space-after-punctuation",
            repairs.glued_punctuation,
            "{count:,} Arabic commas and question marks have no space after them",
        ),
        (
            "foreign-punctuation",
            repairs.punctuation_marks,
            "{count:,} ASCII commas, semicolons or question marks stand after Arabic letters",
        ),
        (
            "invisible-characters",
            repairs.invisible,
            "{count:,} invisible characters (direction marks, zero-width spaces, soft hyphens)",
        ),
    )
)

_QUOTES = (
    "quotation marks or digits are written another way than in the reference "
    "({count:,} characters here, {reference_count:,} there)"
)
_DIACRITICS = (
    "vowel marks and tatweel: {count:,} here, {reference_count:,} in the reference; "
    "words that match only without them: {words:,}"
)
_ORTHOGRAPHY = "words that match only when letters that writers interchange are folded: {words:,}"


def told(system: str, suspect: Suspect, seen: Count, effect: Mapping[str, float]) -> Cause | None:
    """The cause in words, or None where it is too small to name."""
    names = suspect.id == "name-spellings"
    times = seen.words if suspect.both and not names else seen.count
    worth = max((abs(v) for v in effect.values()), default=0.0)
    if suspect.both:
        named = worth >= _WORTH and times >= (1 if names else _WORDS)
    else:
        often = seen.chances > 0 and seen.count >= _OFTEN * seen.chances
        named = times > 0 and (worth >= _WORTH or often or suspect.id == "html-entities")
    if not named:
        return None
    numbers = vars(seen)
    worth_by = ", ".join(f"{_signed(v)} by {name}" for name, v in effect.items())
    text = f"{suspect.say.format(**numbers)}: worth {worth_by}"
    return Cause(system, suspect.id, seen.segments, times, effect, text)


def _signed(value: float) -> str:
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text.removeprefix("+")
