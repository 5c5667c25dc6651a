"""A text under work: its folded form, and the places in it where nothing is rewritten."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from translit.glossary.fold import Folded
from translit.languages import get

__all__ = ["Page"]

# Beside these a name is never part of an address, a handle, a file name or code.
_SAFE_BEFORE = frozenset(" \n\t«“”„\"'(،؛\N{FULLWIDTH LEFT PARENTHESIS}")
_SAFE_AFTER = frozenset(" \n\t»“”\"'),،؛!؟:…")
_ADDRESS = re.compile(
    r"://|^www\.|^[\w.+-]+@[\w-]+\.|^(?:[~.]{1,2}|[A-Za-z]:)?[\\/]\w|\\\w"
    r"|[A-Za-z0-9_/-]\.[A-Za-z][A-Za-z0-9]{0,5}(?![\w])|\w\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|txt|html?|csv|json)\b"
    r"|^[A-Za-z0-9_-]+/[A-Za-z0-9_/-]*/"
)
_CODE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]+`|<(?:code|pre|script|style)\b[^<>]*>.*?(?:</(?:code|pre|script|style)>|\Z)"
    r"|<[A-Za-z/!][^<>\n]*>|\{[^{}\s]*\}",
    re.DOTALL,
)
_TOKEN_BOUND = re.compile(r"[\s«»“”،؛<>]")
_OPEN, _CLOSE = '«“”„"', '»“”"'
_FEWEST_WORDS = 4  # in quotation marks: fewer are a name or a word held at arm's length, not speech


class Page:
    """One text. Everything is found when it is first asked for, and only once."""

    def __init__(
        self, text: str, folded: Folded, lang: str | None, protected: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.folded = folded
        self.key = folded.text
        self.lang = lang
        language = get(lang)
        self.script = language.scripts[0] if language else "Zyyy"
        self.protected = sorted(protected)
        self._token = (0, 0, False)

    def closed(self, start: int, end: int) -> bool:
        """Whether nothing may be rewritten between two key offsets: an address, a handle, code ..."""
        key = self.key
        before = key[start - 1] if start else "\n"
        after = key[end] if end < len(key) else "\n"
        if self.protected and self._given(start, end):
            return True
        if self._code and _covered(self._code, start, end):
            return True
        if before in _SAFE_BEFORE and after in _SAFE_AFTER:
            return False
        if before in "@#" or (before == "_" and key[start - 2 : start - 1].isalnum()):
            return True
        if after == "_" and key[end + 1 : end + 2].isalnum():
            return True
        return self._address(start, end)

    def _given(self, start: int, end: int) -> bool:
        a, b = self.folded.start(start), self.folded.end(end)
        return any(low < b and a < high for low, high in self.protected)

    @functools.cached_property
    def _code(self) -> list[tuple[int, int]]:
        if not any(sign in self.key for sign in "`<{"):
            return []
        return [match.span() for match in _CODE.finditer(self.key)]

    def _address(self, start: int, end: int) -> bool:
        """Whether the characters around, up to the next space, are an address or a file's name."""
        if not self._token[0] <= start < end <= self._token[1]:
            low, high = start, end
            while low and not _TOKEN_BOUND.match(self.key[low - 1]):
                low -= 1
            while high < len(self.key) and not _TOKEN_BOUND.match(self.key[high]):
                high += 1
            token = self.key[low:high].strip("()[].,;:!?\"'")
            sign = token.startswith(("@", "#")) and "_" in token
            self._token = (low, high, sign or _ADDRESS.search(token) is not None)
        return self._token[2]

    def line(self, at: int) -> tuple[int, int]:
        """The line of a key offset."""
        low = self.key.rfind("\n", 0, at) + 1
        high = self.key.find("\n", at)
        return low, high if high >= 0 else len(self.key)

    def spoken(self, start: int, end: int) -> bool:
        """Whether a place stands in direct speech."""
        at = bisect.bisect_right(self._speech, (start, len(self.key))) - 1
        return at >= 0 and self._speech[at][0] <= start and end <= self._speech[at][1]

    @functools.cached_property
    def _speech(self) -> list[tuple[int, int]]:
        """Stretches in quotation marks of some words, a mark that is never closed up to the line's end."""
        out = []
        begin = -1
        for match in _QUOTE.finditer(self.key):
            sign, at = match[0], match.start()
            if begin >= 0 and (sign == "\n" or sign != "«"):
                if len(_WORD.findall(self.key, begin, at)) >= _FEWEST_WORDS:
                    out.append((begin, at))
                begin = -1
            elif sign not in "\n»":
                begin = at + 1
        if begin >= 0 and len(_WORD.findall(self.key, begin)) >= _FEWEST_WORDS:
            out.append((begin, len(self.key)))
        return out


_QUOTE = re.compile(r"[\n«»“”„\"]")
_WORD = re.compile(r"\w+")


def _covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect.bisect_right(spans, (start, 1 << 62)) - 1
    return at >= 0 and spans[at][1] >= end
