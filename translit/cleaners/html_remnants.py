"""Entities that a translator tore, and tags that were left."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["HtmlRemnants"]

_NAMED = {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">", "nbsp": "\N{NO-BREAK SPACE}"}
# Torn by a tokenizer (& quot ;), translated (؛ for ;) or cut (&quot without its end).
_NAME = "amp|quot|apos|lt|gt|nbsp"
_TORN = (
    rf"&[ ]?(?:({_NAME})|#[ ]?([0-9]{{2,6}}|x[0-9a-f]{{2,5}}))[ ]?[;؛]"
    rf"|&({_NAME}|#[0-9]{{2,6}})(?![;؛\w=]|[ ][;؛])"
)
_TAG = (
    r"</?(?:a|abbr|b|br|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|sub|sup|u|ul)"
    r"(?:\s[^<>]{0,300})?/?>"
)
_ENTITY = re.compile(_TORN, re.IGNORECASE)
_TAG_OR_ENTITY = re.compile(f"{_TAG}|{_TORN}", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z]")


@dataclass(frozen=True)
class HtmlRemnants(Cleaner):
    """HTML entities that came out of a translation torn, which ``mojibake`` doesn't know any more.

    Only those that every exporter writes (``amp quot apos lt gt nbsp`` and numbers). A text that
    holds a tag may be HTML that means what it says, and is left alone; with ``tags`` its tags are
    cut out and its entities read. Google's, Moses' and Marian's outputs hold them.
    """

    id = "html-remnants"
    bad = (
        Example("قال: & quot؛ لا & quot؛", 'قال: " لا "'),
        Example("l&# 39; armée", "l' armée"),
        Example("R &amp D", "R & D"),
    )
    good = (
        Example("R&D, AT&T & Co; Q&A", "R&D, AT&T & Co; Q&A"),
        Example("<p>a &lt b</p>", "<p>a &lt b</p>"),
        Example("?a=1&lt=2&amplitude=3", "?a=1&lt=2&amplitude=3"),
    )

    tags: bool = False

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger("&<") if self.tags else Trigger(together=(("&", " aqlgn#AQLGN"),))

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        if self.tags:
            return self.replaced(_TAG_OR_ENTITY, text, _character)
        if _MARKUP.search(text):
            return []
        return self.replaced(_ENTITY, text, _character)


def _character(found: re.Match[str]) -> str:
    name, number, cut = found.groups()
    if cut:
        name, number = (None, cut[1:]) if cut[0] == "#" else (cut, None)
    if name:
        return _NAMED[name.lower()]
    return html.unescape(f"&#{number};") if number else ""
