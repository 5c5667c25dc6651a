"""A space before a comma, or inside quotation marks and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from translit.cleaners._enclosed import CLOSING, OPENING, SPACES, inner_spaces
from translit.cleaners.base import Cleaner, Example, Trigger
from translit.cleaners.search import following
from translit.edit import Edit
from translit.languages import get

__all__ = ["SpacedPunctuation"]

# Arabic-script marks stand close in every language that writes them.
_ALWAYS = "،؛؟"
_MOVING = frozenset(_ALWAYS)
# Signs that some styles set apart: a percent sign, brackets and marks used as bullets or smileys.
_LEFT_ALONE = "%٪;)]}»:"


@dataclass(frozen=True)
class SpacedPunctuation(Cleaner):
    """A space before a mark that stands close to its word: ``حفتر ،``.

    Machine translation from French, and tokenizers, leave it; one engine writes it before nine commas
    of ten. The Arabic comma, semicolon and question mark are repaired in every text, other marks
    as the language has it (``spacing``; French keeps its spaces), and only where the mark ends
    something: not in ``.com``, ``:)``, ``...``. Spaces inside « », “ ”, paired straight marks and brackets
    that have them on both sides go in languages that write none.
    """

    id = "spaced-punctuation"
    needs_lang = True
    bad = (
        Example("قال حفتر ، أمس ؛ لماذا ؟", "قال حفتر، أمس؛ لماذا؟"),
        Example("زار حفتر موسكو .", "زار حفتر موسكو.", "ar"),
        Example('صحيفة " لوموند" قالت', 'صحيفة "لوموند" قالت', "ar"),
        Example("الهجرة ( IOM ) ، أمس", "الهجرة (IOM)، أمس", "ar"),
        Example("Haftar , he said .", "Haftar, he said.", "en"),
    )
    good = (
        Example("Où ? « Là » !", "Où ? « Là » !", "fr"),
        Example("a .com domain ... :) or .5", "a .com domain ... :) or .5", "en"),
        Example("حفتر، قال: «نعم». لماذا؟", "حفتر، قال: «نعم». لماذا؟", "ar"),
        Example("،", "،"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(together=_plan(lang).trigger)

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        plan = _plan(lang)
        found = {
            (start, at)
            for at in following(text, SPACES, plan.marks)
            if (start := _spaces_before(text, at))
            and (text[at] in plan.always or plan.ends(text, start, at))
        }
        if plan.inside:
            found.update((m.start(1), m.end()) for m in _OPENED.finditer(text))
            found.update(inner_spaces(text))
        return [self._edit(text, start, end) for start, end in sorted(found)]

    def _edit(self, text: str, start: int, end: int) -> Edit:
        """The spaces go; those on the wrong side of a mark, before the next word, to the other."""
        if text[end : end + 1] in _MOVING and text[end + 1 : end + 2].isalpha():
            return Edit(start, end + 1, text[start : end + 1], f"{text[end]} ", self.id)
        return Edit(start, end, text[start:end], "", self.id)


def _spaces_before(text: str, at: int) -> int:
    """Where the spaces that end at an offset start; 0 where a line begins with them."""
    start = at - 1
    while start and text[start - 1] in SPACES:
        start -= 1
    return start if text[start - 1] not in "\r\n" else 0


# A mark ends something: a word or a closing mark before it, a space, the end or a closing mark after.
_ENDING = re.compile(r"[\w)\]»”\"]")
_ENDED = re.compile(r".(?=[\s»”\")\]]|$)", re.DOTALL)
# A pattern that begins with one character is searched several times as fast as one that begins with a class.
_OPENED = re.compile(f"«([{SPACES}]+)")


class _Plan(NamedTuple):
    """One language's marks: those that stand close everywhere, and those that do where they end something.

    ``marks`` is the body of a class of both.
    """

    always: str
    marks: str
    inside: bool
    trigger: tuple[tuple[str, ...], ...]

    def ends(self, text: str, start: int, at: int) -> bool:
        """Whether the mark at an offset ends what stands before its spaces."""
        return bool(_ENDING.match(text, start - 1) and _ENDED.match(text, at))


@lru_cache(512)
def _plan(lang: str | None) -> _Plan:
    language = get(lang)
    close = language.spacing.no_space_before if language else ""
    marks = "".join(m for m in close if m not in _LEFT_ALONE + _ALWAYS)
    inside = "»" in close
    always = _ALWAYS + ("»" if inside else "")
    first = re.escape(always + marks)
    trigger: tuple[tuple[str, ...], ...] = ((SPACES, first),)
    if inside:
        trigger = ((SPACES, f"{first}”"), ("«“(", SPACES), (OPENING, '"', rf"\s{CLOSING}"))
    return _Plan(always, first, inside, trigger)
