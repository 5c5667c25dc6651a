"""Latin letters, digits and signs as wide as a Chinese character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit

__all__ = ["FullwidthLetters"]

_WIDE = "\uff01-\uff5e\u3000"
_FAULTY = re.compile(f"[{_WIDE}]")
_EAST_ASIAN = re.compile(
    "[\u0f00-\u0fff\u1100-\u11ff\u2e80-\u2fff\u3003-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]"
)
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True)
class FullwidthLetters(Cleaner):
    """ASCII in its fullwidth forms outside Chinese, Japanese and Korean.

    There the wide forms are good writing (，？　), so a text that holds a character of those
    scripts stays as it is. ``mojibake`` can do as ftfy does, everywhere.
    """

    id = "fullwidth-letters"
    bad = (Example("ＬＮＡ　２０２５", "LNA 2025"),)
    good = (Example("你好，ＮＨＫ！", "你好，ＮＨＫ！"), Example("LNA 2025", "LNA 2025"))

    def trigger(self, lang: str | None = None) -> Trigger:
        return Trigger(_WIDE)

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        if not _FAULTY.search(text) or _EAST_ASIAN.search(text):
            return []
        return self.replaced(_FAULTY, text, lambda found: found[0].translate(_NARROW))
