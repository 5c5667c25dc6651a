"""One error that an audit found, after MQM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum

from translit.edit import Edit

__all__ = ["Category", "Finding", "Severity", "runs"]

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(rf"((?<!\w)'[^'\n]*[{_LETTERS}][^'\n]*'|[{_LETTERS}]+(?:[\s.\-]+[{_LETTERS}]+)*)")


class Severity(IntEnum):
    """How bad; the value is the MQM penalty. ``str`` gives the lower-case name."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 5
    CRITICAL = 25

    def __str__(self) -> str:
        return self.name.lower()


class Category(Enum):
    """What kind of error; ``value`` is the MQM path. Source: MQM-Full, themqm.org."""

    MISTRANSLATION = "accuracy/mistranslation"
    UNTRANSLATED = "accuracy/untranslated"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    TERMINOLOGY = "terminology/wrong-term"
    INCONSISTENT_TERMINOLOGY = "terminology/inconsistent-use"
    NAME = "terminology/named-entity"
    GRAMMAR = "linguistic-conventions/grammar"
    SPELLING = "linguistic-conventions/spelling"
    PUNCTUATION = "linguistic-conventions/punctuation"
    REPETITION = "linguistic-conventions/duplication"
    ENCODING = "linguistic-conventions/character-encoding"
    STYLE = "style"
    HOUSE_STYLE = "style/inconsistent-style"
    LOCALE = "locale-conventions"
    NUMBER_FORMAT = "locale-conventions/number-format"
    MARKUP = "design-and-markup/markup"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Finding:
    """One error: where, what, how bad, and the fix where it is certain.

    ``side`` is ``source``, ``target``, ``segment`` or ``batch``; ``start`` and ``end`` are code points
    of that side's text, None where the finding has no place. ``text`` is what stands there.
    ``suggestion`` is an edit of the target. ``score`` is the strength 0..1 where the check has one.
    ``fingerprint`` says the same finding again after segments moved (see ``translit.baseline``).
    ``count`` is how many places one finding of a batch stands for. ``suppressed`` is what took it out
    of every sum: ``inline``, ``config: reason``, ``baseline``; empty for a finding that counts.
    """

    check: str
    category: Category
    severity: Severity
    message: str
    document: str | None = None
    segment: str | None = None
    system: str | None = None
    side: str = "target"
    start: int | None = None
    end: int | None = None
    text: str | None = None
    suggestion: Edit | None = None
    concept: str | None = None
    score: float | None = None
    count: int = 1
    fingerprint: str = ""
    suppressed: str = ""


def runs(text: str) -> list[str]:
    """An English sentence with names in it, cut so that every second piece is right-to-left text or
    a quotation with some in it: isolated, such a piece leaves the order of the words around it alone.
    """
    return _RUN.split(text)
