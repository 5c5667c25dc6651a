"""What a part of an article is."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["MAIN", "Kind", "Region"]

Kind = Literal[
    "title",
    "body",
    "dateline",
    "credit",
    "caption",
    "keywords",
    "share",
    "related",
    "article",
    "advertisement",
    "navigation",
]

MAIN: frozenset[str] = frozenset({"title", "body"})


class Region(NamedTuple):
    """Lines of one kind: ``text[start:end]``, in code points, whole lines with their blank lines.

    ``line`` is the first one's number, from 1. ``marker`` is what told the kind: words of a lexicon,
    ``repeated`` or ``layout``; None for what is body because nothing says otherwise.
    ``article`` is a second article on the same page.
    """

    start: int
    end: int
    kind: Kind
    line: int
    marker: str | None = None
