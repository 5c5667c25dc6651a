"""Direction controls that do nothing, or that hide what a text says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit, canonical

__all__ = ["BidiControls"]

_OVERRIDES, _ISOLATES = "\u202d\u202e", "\u2066\u2067\u2068"
_OPENERS = f"\u202a\u202b{_OVERRIDES}{_ISOLATES}"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
# A mark between two letters of its own direction says what they say already, and hides the word
# from every search.
_RTL, _LTR = (
    "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u0750-\u077f",
    "A-Za-z\u00c0-\u024f\u0400-\u04ff",
)
_IN_WORD = re.compile(
    "[\u061c\u200e\u200f]"
    f"(?:(?<=[{_RTL}][\u061c\u200f])[\u061c\u200f]*(?=[{_RTL}])|(?<=[{_LTR}]\u200e)\u200e*(?=[{_LTR}]))"
)


@dataclass(frozen=True)
class BidiControls(Cleaner):
    """Direction controls without a partner, overrides, and marks inside a word.

    An override shows a text in another order than it is stored in: the Trojan Source attack, and
    names that no search finds. What opens and never closes, or closes nothing, changes the
    order of what follows. Balanced embeddings and isolates, and marks between directions, are
    what makes mixed text readable: they stay. The trail reports each, overrides as
    ``bidi-controls:override``. Sources: UAX 9; CVE-2021-42574.
    """

    id = "bidi-controls"
    bad = (
        Example("invoice\u202egpj.exe", "invoicegpj.exe"),
        Example("\u202bطرابلس", "طرابلس"),
        Example("حف\u200fتر", "حفتر"),
        Example("a\u2069b\u202c", "ab"),
    )
    good = (
        Example("قال \u202aMike (CIA)\u202c أمس", "قال \u202aMike (CIA)\u202c أمس"),
        Example("شركة \u2068C++\u2069", "شركة \u2068C++\u2069"),
        Example("C++\u200f، طرابلس", "C++\u200f، طرابلس"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        faulty = [
            Edit(
                at,
                at + 1,
                text[at],
                "",
                f"{self.id}:override" if text[at] in _OVERRIDES else self.id,
            )
            for at in _unpaired(text)
        ]
        return canonical([*faulty, *self.replaced(_IN_WORD, text, "")])


def _unpaired(text: str) -> list[int]:
    """Offsets of the controls that have no partner in their line, and of overrides with theirs."""
    faulty: list[int] = []
    open_: list[int] = []
    isolates = 0
    for found in _CONTROL.finditer(text):
        at, control = found.start(), found[0]
        if control in _OPENERS:
            open_.append(at)
            isolates += control in _ISOLATES
        elif control == _POP:
            faulty += _closed(text, open_, at)
        elif control == _POP_ISOLATE and isolates:
            faulty += _inside_isolate(text, open_)
            isolates -= 1
        elif control == _POP_ISOLATE:
            faulty.append(at)
        else:
            faulty += open_
            open_, isolates = [], 0
    return faulty + open_


def _closed(text: str, open_: list[int], at: int) -> list[int]:
    """A pop: what of it and of its opener is faulty."""
    if not open_ or text[open_[-1]] in _ISOLATES:
        return [at]
    start = open_.pop()
    return [start, at] if text[start] in _OVERRIDES else []


def _inside_isolate(text: str, open_: list[int]) -> list[int]:
    """The end of an isolate: what was opened inside it has no partner."""
    faulty = []
    while text[start := open_.pop()] not in _ISOLATES:
        faulty.append(start)
    return faulty
