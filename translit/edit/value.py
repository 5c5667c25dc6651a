"""One replacement, one name found, and what a verb on text gives back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from translit.edit.algebra import apply, invert
from translit.edit.edit import Edit

__all__ = ["Mention", "Normalized", "Suggestion"]


class Mention(NamedTuple):
    """A known name in the text, changed or not.

    ``form`` is the glossary's form that was recognised (without clitics), ``status`` its status.
    ``protected`` marks one that stands where nothing is edited: a handle, a hashtag, a foreign run.
    Offsets cover the name with its clitics, in the original text.
    """

    start: int
    end: int
    concept: str
    form: str
    status: str
    protected: bool = False


class Suggestion(NamedTuple):
    """A change that somebody may want, never made silently. ``score`` is 0..1, ``why`` for people."""

    start: int
    end: int
    before: str
    after: str
    concept: str | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text after some work on it, with the trail that says what changed and takes it back.

    ``edits`` and ``mentions`` have offsets in the original text. ``lang`` is a BCP 47 tag, ``script``
    ISO 15924; None where nobody asked.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    lang: str | None = None
    script: str | None = None
    lang_score: float | None = None
    suggestions: tuple[Suggestion, ...] = ()

    def __str__(self) -> str:
        return self.text

    def undo(self) -> str:
        """The original text, code point for code point."""
        return apply(self.text, invert(self.edits)) if self.edits else self.text

    def _repr_html_(self) -> str:
        """For notebooks: the text with what was taken out and put in, why as its title."""
        original, at, parts = self.undo(), 0, []
        for edit in self.edits:
            why = f"{edit.rule} {edit.concept or ''}".strip()
            parts += [
                escape(original[at : edit.start]),
                _changed("del", edit.before, why),
                _changed("ins", edit.after, why),
            ]
            at = edit.end
        lang = f' lang="{escape(self.lang)}"' if self.lang else ""
        body = "".join(parts) + escape(original[at:])
        count = f"{len(self.edits):,} edit{'' if len(self.edits) == 1 else 's'}"
        told = " · ".join(filter(None, (count, escape(self.lang or ""))))
        return (
            f'<div dir="auto"{lang} style="white-space:pre-wrap;line-height:1.8">{body}</div>'
            f'<div style="opacity:.6;font-size:.85em">{told}</div>'
        )


_COLOURS = {"del": "rgba(220,60,70,.22)", "ins": "rgba(40,160,80,.25)"}  # on light and on dark


def _changed(tag: str, text: str, why: str) -> str:
    """Text taken out or put in; spaces alone are told by a sign."""
    if not text:
        return ""
    shown = text if text.strip(" ") else "␣" * len(text)
    look = "text-decoration:none;" if tag == "ins" else ""
    return (
        f'<{tag} dir="auto" title="{escape(why)}" style="{look}background:{_COLOURS[tag]};'
        f'border-radius:3px;margin:0 .1em;unicode-bidi:isolate">{escape(shown)}</{tag}>'
    )
