"""What one line says it is, whatever stands around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from translit.regions.lexicon import Lexicon, fold
from translit.regions.region import Kind

__all__ = ["Label", "Line", "label", "lines_of"]

_LONG = 160  # a line longer than this is a paragraph, not a caption or a credit
_CAPTION = 120
_SENTENCE_END = re.compile(r"[.!?؟۔…][\"'»”’)\]]*$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]$")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}\b.{0,25}")
_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\s*[•·▪◦●■□►▸*–—-]\s")
# Widget words that are words of every sentence as well: they don't tell alone.
_WEAK = frozenset(
    ["x", "it", "us", "on", "this", "total", "link", "copy", "sur", "par", "в", "на", "نظر"]
)


class Line(NamedTuple):
    """A line that is not blank: its number from 1, its place with its line end, its text."""

    number: int
    start: int
    end: int
    text: str

    @property
    def long(self) -> bool:
        """Whether it is a paragraph: several sentences, or one that ends."""
        return len(self.text) > _LONG or (len(self.text) > _LONG // 2 and self.sentence)

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def headline(self) -> bool:
        """Whether it may be a title: short, and no sentence (it may ask)."""
        return len(self.text) <= _LONG and self.text[-1] not in ".،,;؛:…۔"

    @property
    def bullet(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.text))


class Label(NamedTuple):
    """What a line is and the marker that told; ``head``: it announces what follows it."""

    kind: Kind
    marker: str
    head: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank. Lines end at LF."""
    found, start = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        end = min(start + len(raw) + 1, len(text))
        if raw.strip():
            found.append(Line(number, start, end, raw.rstrip()))
        start = end
    return found


def label(line: Line, known: Lexicon) -> Label | None:
    """What the line says it is; None for what may be the article."""
    folded = fold(line.text[:1000])
    bare = folded.rstrip(" :.…!")
    if bare in known.lines:
        return Label(known.lines[bare], bare, head=True)
    return (
        _before_colon(line, folded, known)
        or _opening(line, folded, known)
        or _share(line, folded, known)
        or _caption(line, known)
    )


def _before_colon(line: Line, folded: str, known: Lexicon) -> Label | None:
    """``Source: Reuters``, ``Tags: a b c``, ``Read also: another headline``."""
    head, colon, rest = folded.partition(":")
    head = head.strip()
    if not colon or not rest.strip():
        return (
            Label(known.prefixes[head], head, head=True)
            if colon and head in known.prefixes
            else None
        )
    if known.prefixes.get(head) == "keywords":
        return Label("keywords", head)
    kind = known.prefixes.get(head) or known.lines.get(head)
    if kind is None or len(line.text) > _LONG or (kind != "related" and line.sentence):
        return None
    if kind == "credit" and len(_WORD.findall(rest)) > _NAMES and not _LIST.search(rest):
        return None
    return Label(kind, head)


_NAMES = 5  # words that name an author or an outlet; more say something
_LIST = re.compile("[,،/|+&]")


def _opening(line: Line, folded: str, known: Lexicon) -> Label | None:
    """``© 2025 …``, ``Follow us on …``, ``Published on 3 May 2025``, a bare time stamp."""
    if _STAMP.fullmatch(line.text.strip()):
        return Label("dateline", "date")
    if len(line.text) > _LONG:
        return None
    words = folded.split()
    for size in range(1, min(len(words), 6) + 1):
        head = " ".join(words[:size])
        kind = known.prefixes.get(head)
        dated = kind == "dateline" and any(c.isdigit() for c in folded) and not line.sentence
        if kind == "navigation" or dated:
            return Label(kind or "navigation", head)
    return None


def _share(line: Line, folded: str, known: Lexicon) -> Label | None:
    """Counters and buttons: ``Share 0 Tweet 0 Pin it 0``."""
    words = _WORD.findall(folded)
    if not 2 <= len(words) <= 25 or line.sentence or line.long:
        return None
    widget = [word in known.share or word.isdigit() for word in words]
    strong = [word in known.share and word not in _WEAK for word in words]
    if sum(strong) >= 2 and (sum(widget) >= 0.6 * len(words) or all(strong[:2])):
        return Label(
            "share",
            " ".join(word for word, is_strong in zip(words, strong, strict=True) if is_strong),
        )
    return None


def _caption(line: Line, known: Lexicon) -> Label | None:
    """A line that ends with an agency in brackets and is no sentence."""
    found = _IN_BRACKETS.search(line.text)
    if found is None or len(line.text) > _CAPTION or ". " in line.text:
        return None
    agency = fold(found[1])
    return Label("caption", agency) if agency in known.endings else None
