"""Text that was decoded with the wrong encoding, and what else ftfy repairs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from translit.cleaners._align import aligned
from translit.cleaners._ftfy import Fixer, Options
from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit, canonical

__all__ = ["Mojibake"]


@dataclass(frozen=True)
class Mojibake(Cleaner):
    """Text decoded with the wrong encoding (``Ã©`` for ``é``), and what else ftfy repairs.

    The result is that of ``ftfy.fix_text`` with the same options, to the code point; a text in which
    nothing can change is told by one search and never reaches ftfy. The options are ftfy's own,
    those that its ``fix_text`` heeds; curly quotes are kept unless asked. The default chain leaves
    line breaks and character widths to ``line-ends`` and ``fullwidth-letters``, which spare CR LF
    and Chinese punctuation. An edit's rule is ``mojibake``, or names the step of ftfy where the
    encoding was right (``mojibake:entities``, ``:nfc``, ``:ligatures``, ``:c1`` ...). Source: ftfy, https://ftfy.readthedocs.io.
    """

    id = "mojibake"
    bad = (
        Example("Ù„ÙŠØ¨ÙŠØ§", "ليبيا"),
        Example("voilÃ\N{NO-BREAK SPACE} MÃ¼ller", "voilà Müller"),
        Example("Tripoli &amp; Benghazi", "Tripoli & Benghazi"),
        Example("o\N{LATIN SMALL LIGATURE FFI}ce", "office"),
    )
    good = (
        Example("قال «حفتر»: “ليبيا” أولاً…", "قال «حفتر»: “ليبيا” أولاً…"),
        Example("À l'œuvre, créée où ? « Là »", "À l'œuvre, créée où ? « Là »"),
        Example("<b>R&amp;D</b>", "<b>R&amp;D</b>"),
    )

    unescape_html: bool | Literal["auto"] = "auto"
    remove_terminal_escapes: bool = True
    fix_encoding: bool = True
    fix_latin_ligatures: bool = True
    fix_character_width: bool = True
    uncurl_quotes: bool = False
    fix_line_breaks: bool = True
    fix_surrogates: bool = True
    remove_control_chars: bool = True
    normalization: Literal["NFC", "NFD", "NFKC", "NFKD"] | None = "NFC"

    def trigger(self, lang: str | None = None) -> Trigger:
        alone, together = _fixer(self).trigger
        return Trigger(alone, together, self.normalization)

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return canonical(
            edit
            for start, end, fixed, steps in _fixer(self).segments(text)
            for edit in aligned(text[start:end], fixed, start, self._rule(steps))
        )

    def _rule(self, steps: list[str]) -> str:
        """``mojibake`` for a wrong encoding; what was something else in that line is named."""
        if "encoding" in steps:
            return self.id
        return "+".join(f"{self.id}:{step}" for step in steps)


@cache
def _fixer(options: Mojibake) -> Fixer:
    return Fixer(Options(*(getattr(options, name) for name in Options._fields)))
