"""Letters of another script that only look right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["WrongScriptInWord"]

# Letters that can't be told apart by eye. Source: Unicode TR 39, confusables, the letters alone.
_CYRILLIC, _LATIN_OF_CYRILLIC = "аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhlABEKMHOPCTYXIJS"
_GREEK, _LATIN_OF_GREEK = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX"
_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _LATIN_OF_CYRILLIC + _LATIN_OF_GREEK)
_TO_CYRILLIC = str.maketrans(_LATIN_OF_CYRILLIC, _CYRILLIC)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-z\N{LATIN SMALL LETTER SHARP S}-\N{LATIN SMALL LETTER Z WITH CARON}]")
_CYRILLIC_LETTER = re.compile(r"[Ѐ-ԯ]")
_GREEK_LETTER = re.compile(f"[{_GREEK}]")
_ASCII_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class WrongScriptInWord(Check):
    """A word in which letters of another script stand for their lookalikes.

    ``pаypal`` with a Cyrillic а reads well and is found by no search. Cyrillic in Latin words, Latin
    in Cyrillic words, Greek lookalikes in Latin words. A word that mixes the two on purpose has
    letters without a lookalike on both sides and is left alone. The fix is offered where every
    strange letter has its twin.
    """

    id: ClassVar[str] = "wrong-script-in-word"
    category: ClassVar[Category] = Category.ENCODING
    severity: ClassVar[Severity] = Severity.MAJOR
    target_has: ClassVar[frozenset[str]] = frozenset(map(chr, range(0x400, 0x530))) | set(_GREEK)
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="P\N{CYRILLIC SMALL LETTER A}ypal", target_lang="en"),
        Segment("2", target="Москв\N{LATIN SMALL LETTER A}", target_lang="ru"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="Paypal in Москва", target_lang="en"),
        Segment("2", target="кВт, β-blocker, TGFβ", target_lang="ru"),
    )

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        target = segment.target
        if not target or target.isascii():
            return ()
        return self._findings(segment, target) if _ASCII_LETTER.search(target) else ()

    def _findings(self, segment: Segment, target: str) -> Iterator[Finding]:
        for match in _WORD.finditer(target):
            fixed = _fixed(match[0])
            if fixed is None or fixed == match[0]:
                continue
            span = match.span()
            yield self.finding(
                segment,
                span,
                f"{match[0]!r} mixes scripts: {_names(match[0], fixed)}",
                suggestion=Edit(*span, match[0], fixed, self.id),
                score=1.0,
            )


def _fixed(word: str) -> str | None:
    """The word in one script; None where it isn't mixed, or mixed with letters that have no twin."""
    latin = len(_LATIN.findall(word))
    other = len(_CYRILLIC_LETTER.findall(word)) + len(_GREEK_LETTER.findall(word))
    if not latin or not other:
        return None
    to_latin, to_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if latin >= other and not _CYRILLIC_LETTER.search(to_latin):
        return to_latin
    return None if _LATIN.search(to_cyrillic) else to_cyrillic


def _names(word: str, fixed: str) -> str:
    """The strange letters with their code points."""
    return ", ".join(f"U+{ord(a):04X} for {b}" for a, b in zip(word, fixed, strict=True) if a != b)
