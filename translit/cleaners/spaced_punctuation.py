"""A space before a comma, or inside a quotation's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from translit.cleaners.base import Cleaner, Example
from translit.edit import Edit, canonical
from translit.languages import get

__all__ = ["SpacedPunctuation"]

_SPACE = "[ \t\N{NO-BREAK SPACE}]"
# Arabic-script marks stand close in every language that writes them.
_ALWAYS = "،؛؟"
# Signs that some styles set apart: a percent sign, brackets and marks used as bullets or smileys.
_LEFT_ALONE = "%٪;)]}»:"
_STRAIGHT = re.compile(f'"{_SPACE}*|{_SPACE}*\n')


@dataclass(frozen=True)
class SpacedPunctuation(Cleaner):
    """A space before a mark that stands close to its word: ``حفتر ،``.

    Machine translation from French, and tokenizers, leave it; one engine writes it before nine commas
    of ten. The Arabic comma, semicolon and question mark are repaired in every text, other marks
    as the language has it (``spacing``; French keeps its spaces), and only where the mark ends
    something: not in ``.com``, ``:)``, ``...``. Spaces inside « » and at an opening quotation mark
    go in languages that write none.
    """

    id = "spaced-punctuation"
    needs_lang = True
    bad = (
        Example("قال حفتر ، أمس ؛ لماذا ؟", "قال حفتر، أمس؛ لماذا؟"),
        Example("زار حفتر موسكو .", "زار حفتر موسكو.", "ar"),
        Example('صحيفة " لوموند" قالت', 'صحيفة "لوموند" قالت', "ar"),
        Example("Haftar , he said .", "Haftar, he said.", "en"),
    )
    good = (
        Example("Où ? « Là » !", "Où ? « Là » !", "fr"),
        Example("a .com domain ... :) or .5", "a .com domain ... :) or .5", "en"),
        Example("حفتر، قال: «نعم». لماذا؟", "حفتر، قال: «نعم». لماذا؟", "ar"),
        Example("،", "،"),
    )

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        plan = _plan(lang)
        if not plan.test.search(text):
            return []
        found = self.replaced(plan.pattern, text, "")
        if plan.quotes and '"' in text:
            found += self._quotes(text)
        return canonical(found)

    def _quotes(self, text: str) -> list[Edit]:
        """Spaces after a straight quotation mark that opens, in lines where all are paired."""
        found = []
        for line in _QUOTED_LINE.finditer(text):
            marks = [line.start() + i for i, c in enumerate(line[0]) if c == '"']
            if len(marks) % 2 == 0:
                found += [e for at in marks[::2] if (e := self._after_opening(text, at))]
        return found

    def _after_opening(self, text: str, at: int) -> Edit | None:
        space = _OPENED.match(text, at)
        if space is None:
            return None
        return Edit(space.start(1), space.end(1), space[1], "", self.id)


_QUOTED_LINE = re.compile('[^\n"]*"[^\n]*')
# An opening mark stands after a space, a bracket or a clitic; the text begins after one space.
_OPENED = re.compile(f'(?<![^\\s(\\[«وفبلك])"({_SPACE})(?=\\w)')


class _Plan(NamedTuple):
    """One language's marks: a fast test, what goes, and whether straight quotes are looked at."""

    test: re.Pattern[str]
    pattern: re.Pattern[str]
    quotes: bool


@cache
def _plan(lang: str | None) -> _Plan:
    language = get(lang)
    close = language.spacing.no_space_before if language else ""
    marks = "".join(m for m in close if m not in _LEFT_ALONE + _ALWAYS)
    guillemets = "»" in close
    parts = [f"(?<=\\S){_SPACE}++(?=[{_ALWAYS}])"]
    signs = _ALWAYS + marks
    if marks:
        # The mark must end something: a space, the end, a closing mark follows.
        parts.append(f'(?<=[\\w)\\]»”"]){_SPACE}++(?=[{re.escape(marks)}](?:[\\s»”")\\]]|$))')
    if guillemets:
        parts += [f"(?<=«){_SPACE}+(?=\\S)", f"(?<=[^\\s«]){_SPACE}++(?=»)"]
        signs += "»«"
    test = re.compile(
        f"[{re.escape(signs)}](?:(?<={_SPACE}.)|(?<=«){_SPACE})" + ('|"[ ]' if marks else "")
    )
    return _Plan(
        test,
        re.compile("|".join(parts)),
        bool(marks) and "Arab" in language.scripts if language else False,
    )
