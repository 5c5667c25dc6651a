"""Spaces between quotation marks or brackets and what they enclose."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["CLOSING", "OPENING", "SPACES", "inner_spaces"]

SPACES = " \t\N{NO-BREAK SPACE}"
OPENING = r"\s(\[«“"
"""What stands before a mark that opens, as a class's body; the start of a text does too."""
CLOSING = r".,:;!)\]»”،؛؟…"
"""What stands after a mark that closes, as a class's body; spaces and the end of a text do too."""

_OPENS = re.compile(f"(?<![^{OPENING}])")
_CLOSES = re.compile(rf"(?![^\s{CLOSING}])")
_SPACED = f"[{SPACES}]"
# A straight mark is opening or closing by its number in the line; between letters it is none (Hebrew צה"ל).
_STRAIGHT = re.compile(r'(?<![^\W\d_])"|"(?![^\W\d_])')
# One with nothing beside it on either side; a pattern that begins with a character is searched fast.
_FAULT = re.compile(rf'"(?![^\s{CLOSING}])(?<![^{OPENING}]")')
_CURLY = re.compile("“[^“”\n]*”")
# Spaces on both sides, as tokenizers write them: on one side it may be a list's (a or a smiley's.
_BRACKETS = re.compile(rf"\({_SPACED}[^()\n]*{_SPACED}\)")
_NOT_CODE = re.compile(r"[^\W\d_a-zA-Z]")


def inner_spaces(text: str) -> Iterator[tuple[int, int]]:
    """The spaces inside “ ”, straight quotation marks that are paired in their line, and ( ).

    Only where the mark stands close to nothing outside; in brackets only where they stand in text of
    another script than code's. Linear time; not in order.
    """
    for start, end in _straight(text):
        yield from _inside(text, start, end)
    for found in _CURLY.finditer(text):
        yield from _inside(text, found.start(), found.end() - 1)
    for found in _BRACKETS.finditer(text):
        both = list(_inside(text, found.start(), found.end() - 1))
        if len(both) == 2 and _NOT_CODE.search(text, max(found.start() - 2, 0), found.end()):
            yield from both


def _inside(text: str, opening: int, closing: int) -> Iterator[tuple[int, int]]:
    """The spaces after an opening mark and before its closing one."""
    start, end = opening + 1, closing
    while start < closing and text[start] in SPACES:
        start += 1
    if start == closing:
        return
    while text[end - 1] in SPACES:
        end -= 1
    if start > opening + 1 and _OPENS.match(text, opening):
        yield opening + 1, start
    if end < closing and _CLOSES.match(text, closing + 1):
        yield end, closing


def _straight(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of an opening straight mark and its closing one, in lines where a space stands at a mark."""
    end = -1
    for fault in _FAULT.finditer(text):
        if fault.start() < end:
            continue
        low = text.rfind("\n", 0, fault.start()) + 1
        end = text.find("\n", fault.start())
        end = end if end >= 0 else len(text)
        marks = [mark.start() for mark in _STRAIGHT.finditer(text, low, end)]
        if len(marks) % 2 == 0:
            yield from zip(marks[::2], marks[1::2], strict=True)
