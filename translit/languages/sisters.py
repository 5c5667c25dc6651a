"""Passages in a sister language: a Persian paragraph in an Arabic article, an Arabic one in a Persian.

The script doesn't tell them and a text has one language, so the words have to: those that only one
of the two writes, by their letters, their article or as words of grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from translit.languages import BUILTIN, Language, get

__all__ = ["Passages"]

_LEAST = 2
"""Words of the sister language that a passage must hold: one is a name or a word held up."""

_WORD = re.compile(r"[^\W\d_]+")
# Pieces of a line that may be in a language of their own: sentences, quotations, what stands in brackets.
_BOUND = re.compile(r"[.!?؟؛۔:«»“”„\"()\[\]]")
_BLOCK = 4000  # characters of a line that are read at once
_NOWHERE = (0, -1, False)


class Passages:
    """Where a text of the language ``lang`` (BCP 47) is in a sister language.

    Nowhere, unless something surely tells: names alone have no language, and a text typed on the sister
    language's keyboard is still in its own. Linear time where places are asked for in order.
    """

    def __init__(self, text: str, lang: str | None) -> None:
        self._text = text
        signs = _signs(lang)
        # No sister language does without a letter that this one would have to mend.
        self._signs = signs if signs and any(chr(at) in text for at in signs.fixes) else None
        self._line = self._block = self._piece = _NOWHERE

    def sister(self, at: int) -> bool:
        """Whether the sentence, or else the line, around an offset is in a sister language."""
        if self._signs is None:
            return False
        if not self._line[0] <= at <= self._line[1]:
            low = self._text.rfind("\n", 0, at) + 1
            high = self._text.find("\n", at)
            self._line = low, high if high >= 0 else len(self._text), False
        if not self._block[0] <= at < self._block[1]:
            low = at - (at - self._line[0]) % _BLOCK
            self._block = self._told(self._signs, low, min(low + _BLOCK, self._line[1]))
            self._piece = _NOWHERE
        if not self._piece[0] <= at < self._piece[1]:
            self._piece = self._told(self._signs, *self._around(at))
        return self._piece[2] or self._block[2]

    def _told(self, signs: _Signs, low: int, high: int) -> tuple[int, int, bool]:
        return low, high, signs.sister(self._text[low:high])

    def _around(self, at: int) -> tuple[int, int]:
        """The sentence or quotation around an offset, in its block."""
        low, high, _ = self._block
        low = max(low, self._piece[1]) if self._piece[1] <= at else low
        first = max((m.end() for m in _BOUND.finditer(self._text, low, at)), default=low)
        last = _BOUND.search(self._text, at, high)
        return first, last.start() if last else high


class _Signs(NamedTuple):
    """What tells a language from its sisters, by letters and by words of grammar.

    The own words are compared with ``fixes`` and ``folds`` made: ``ان`` and ``علی`` are Arabic too.
    """

    own: re.Pattern[str]
    own_words: frozenset[str]
    other: re.Pattern[str]
    other_words: frozenset[str]
    fixes: Mapping[int, str]
    folds: Mapping[int, str]

    def sister(self, passage: str) -> bool:
        """Whether more words are surely a sister language's than surely this one's."""
        own = other = 0
        for word in _WORD.findall(passage):
            fixed = word.translate(self.fixes)
            if fixed.translate(self.folds) in self.own_words or self.own.search(fixed):
                own += 1
            elif word in self.other_words or self.other.search(fixed):
                other += 1
        return other >= _LEAST and other > own


@cache
def _signs(lang: str | None) -> _Signs | None:
    language = get(lang)
    if language is None or not language.letters:
        return None
    sisters = [s for s in BUILTIN if s.letters and s.scripts == language.scripts and s != language]
    # Persian, Urdu, Pashto and Kurdish share words of grammar and a keyboard: only Arabic is told from them.
    sisters = [s for s in sisters if "ar" in (language.code, s.code)]
    if not sisters:
        return None
    fixes, folds = str.maketrans(dict(language.letter_fixes)), str.maketrans(dict(language.folds))
    mine = frozenset(word.translate(folds) for word in language.function_words)
    theirs = frozenset(word for s in sisters for word in s.function_words if len(word) > 1)
    return _Signs(
        re.compile(_telling(language, sisters)),
        mine - theirs,
        re.compile("|".join(_telling(s, [language]) for s in sisters)),
        frozenset(w for w in theirs if w.translate(fixes).translate(folds) not in mine),
        fixes,
        folds,
    )


def _telling(language: Language, others: list[Language]) -> str:
    """What no word of the others holds: letters, and the article where only this language has it."""
    letters = set(language.letters).difference(*(o.letters for o in others))
    letters.difference_update(*(o.letter_fixes for o in others))
    signs = [f"[{re.escape(''.join(sorted(letters)))}]"] if letters else []
    if language.clitics.article:
        leads = "".join(f"[{group}]?" for group in language.clitics.prefixes)
        signs.append(rf"^{leads}(?:{language.clitics.article}|لل)\w{{3}}")
    return "|".join(signs) or r"(?!)"
