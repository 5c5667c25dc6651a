"""Characters without width that hide a word from a search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["ZeroWidth"]

_ZWNJ = "\u200c"
# Scripts that write no spaces: a zero width space tells where a line may break.
_SPACELESS = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u1b00-\u1b7f\u2e80-\u9fff\ua980-\ua9df"
)
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
# Scripts whose letters join or stack, where the joiners choose the form.
_JOINING = (
    f"{_ARABIC}\u0700-\u074f\u07c0-\u07ff\u0840-\u085f\u0900-\u0dff\u1000-\u109f\u1780-\u18af"
)
_INDIC = "\u0900-\u0dff\u1000-\u109f\u1780-\u18af"
_EMOJI = "\u203c-\u3299\ufe0f\u20e3\U0001f000-\U0001faff"
_WORD = f"\\w{_JOINING}"
_TAGS = "\U000e0000-\U000e007f"
_HIDDEN = f"\u00ad\u200b-\u200d\u2060\ufeff{_TAGS}"
_FAULTY = re.compile(
    f"[{_HIDDEN}\U0001f3f4](?:"
    f"(?<=[\u2060\ufeff{_TAGS}])"
    # after these it is half a letter of UTF-8 read as Windows-1252, which may still be put together
    "|(?<=\u00ad)(?<![ÃÐÑ×ØÙÚÛ].)(?!\r?\n)"
    f"|(?<=\u200b)(?<![{_SPACELESS}].)(?![{_SPACELESS}])"
    # ZWNJ is kept between a joining letter and a word character, on either side, once
    f"|(?<=\u200c)(?:\u200c+|(?<![{_INDIC}].)(?:(?![{_WORD}])|(?<![{_WORD}].)|(?<![{_JOINING}].)(?![{_JOINING}])))"
    # ZWJ is kept in emoji and Indic, and beside one Arabic letter, whose joined form it shows
    f"|(?<=\u200d)(?![{_EMOJI}{_INDIC}])(?<![{_INDIC}].)"
    f"(?:(?<![{_ARABIC}].)(?![{_ARABIC}])|(?<=[{_ARABIC}].)(?=[{_ARABIC}]))"
    # a flag is written in tags: it is found to be kept
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f)"
)


@dataclass(frozen=True)
class ZeroWidth(Cleaner):
    """Zero-width spaces, joiners and non-joiners, soft hyphens and tag characters without effect.

    They hide a word from a search and a prompt from its reader. Kept is what a writing needs: ZWNJ beside
    a letter that joins (Persian می‌رود), ZWJ in emoji and Indic and at the end of an Arabic
    abbreviation, the zero width space in scripts without spaces, the tags of a flag. Source:
    Unicode 23.2, UAX 31.
    """

    id = "zero-width"
    bad = (
        Example("حف\u200bتر", "حفتر"),
        Example("Haf\u00adtar \u2060said", "Haftar said"),
        Example("\u200cسلام\u200c ", "سلام "),
        Example("a\U000e0041\U000e0042b", "ab"),
    )
    good = (
        Example("می\u200cرود", "می\u200cرود"),
        Example("HTML\u200cها", "HTML\u200cها"),
        Example("👩\u200d🔬", "👩\u200d🔬"),
        Example("क्\u200dष", "क्\u200dष"),
        Example("1446 ه\u200d", "1446 ه\u200d"),
        Example("Ø\u00adÙØªØ±", "Ø\u00adÙØªØ±"),
        Example("ภาษา\u200bไทย", "ภาษา\u200bไทย"),
    )

    def trigger(self, lang: str | None = None) -> Trigger:
        # A non-joiner between two letters of Arabic script is the usual one.
        hidden = "\u00ad\u200b\u200d\u2060\ufeff\U0001fffe-\U0010ffff"
        return Trigger(hidden, ((f"^{_ARABIC}", _ZWNJ), (_ZWNJ, f"^{_ARABIC}")))

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        return self.replaced(_FAULTY, text, _needed)


def _needed(found: re.Match[str]) -> str:
    """What stays of what was found: a flag, one of several non-joiners."""
    if len(found[0]) == 1:
        return ""
    if found[0][0] != _ZWNJ:
        return found[0]
    text, start, end = found.string, found.start(), found.end()
    one = f"{text[max(start - 1, 0) : start]}{_ZWNJ}{text[end : end + 1]}"
    return "" if _FAULTY.search(one) else _ZWNJ
