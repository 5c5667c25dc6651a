"""Line ends that most programs don't see, or see twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["LineEnds"]

_ENDS = re.compile("[\r\v\u2028\u2029](?!(?<=\r)\n)(?:(?<=\r)\r*\n?)?")


@dataclass(frozen=True)
class LineEnds(Cleaner):
    """Line ends of other systems: a lone CR, U+2028, U+2029, the vertical tab of word processors.

    They become LF. CR LF is a line end like any other and stays; CR CR LF (a file translated
    twice) becomes CR LF. U+0085 is left to ``mojibake``: it nearly always was an ellipsis.
    """

    id = "line-ends"
    bad = (
        Example("طرابلس\u2028بنغازي", "طرابلس\nبنغازي"),
        Example("one\rtwo\r", "one\ntwo\n"),
        Example("one\r\r\ntwo\r\r\n", "one\r\ntwo\r\n"),
    )
    good = (Example("one\r\ntwo\n", "one\r\ntwo\n"), Example("page\fpage", "page\fpage"))

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger("\r\v\u2028\u2029")

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_ENDS, text, _line_end)


def _line_end(found: re.Match[str]) -> str:
    if found[0].endswith("\n"):
        return "\r\n"
    return "\n" * len(found[0])
