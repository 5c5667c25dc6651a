"""SubRip and WebVTT: a cue is a segment; numbers, times and settings are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.formats.raw_units import RawUnits, Unit

__all__ = ["Subtitles"]

_CUE = re.compile(
    r"^(?:\d{1,4}:)?\d{2}:\d{2}[.,]\d{3}[ \t]+-->[^\n]*\n(?P<text>(?:(?![ \t]*\r?$)[^\n]+(?:\n|\Z))+)",
    re.MULTILINE,
)


class Subtitles(RawUnits):
    """The lines of a cue are one text, with their line ends."""

    id = "subtitles"
    suffixes = (".srt", ".vtt")

    def units(self, text: str, name: str) -> Iterator[Unit]:
        at = 0
        for number, match in enumerate(_CUE.finditer(text), 1):
            body = match["text"].rstrip("\r\n")
            start = match.start("text") - at
            end = match.end() - at
            yield Unit(text[at : match.end()], str(number), None, body, start, start + len(body))
            at += end
        if at < len(text) or not text:
            yield Unit(text[at:])

    def written(self, target: str, unit: Unit) -> str:
        return target
