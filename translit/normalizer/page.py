"""A text under work: its folded form, and the places in it where nothing is rewritten."""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from translit.glossary.fold import Folded
from translit.languages import get
from translit.languages.sisters import Passages

__all__ = ["Page"]

# Beside these a name is never part of an address, a handle, a file name or code.
_SAFE_BEFORE = frozenset(" \n\t«“”„\"'([،؛–—")
_SAFE_AFTER = frozenset(" \n\t»“”\"')],،؛!؟?;…–—")
_ADDRESS = re.compile(
    r"://|^www\.|^[\w.+-]+@[\w-]+\.|^(?:[~.]{1,2}|[A-Za-z]:)?[\\/]\w|\\\w"
    r"|[A-Za-z0-9_/-]\.[A-Za-z][A-Za-z0-9]{0,5}(?!\w)|\w\.(?:[a-z][a-z0-9]{1,5}|рф)(?!\w)"
    r"|\w\.(?i:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|txt|html?|csv|json)(?!\w)"
    r"|^[A-Za-z0-9_-]+/[A-Za-z0-9_/-]*/|^[ru]/\w"
    r"|^@\w+(?:[.-]\w+)+$|^#\w+(?:-\w+)+$"
)
_CODE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]+`|<(?:code|pre|script|style)\b[^<>]*>.*?(?:</(?:code|pre|script|style)>|\Z)"
    r"|<[A-Za-z/!][^<>\n]*>|\{[^{}\s]*\}|\{\{[^{}\n]*\}\}",
    re.DOTALL,
)
# Of a decomposed letter (NFD): accents, madda and hamza.
_MARKS = frozenset(map(chr, (*range(0x300, 0x346), 0x653, 0x654, 0x655)))
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
        self.padded = (
            f"{self.key}\n\n"  # so that there is something before its start and after its end
        )
        self.lang = lang
        language = get(lang)
        self.script = language.scripts[0] if language else "Zyyy"
        self.protected = sorted(protected)
        self._marked = bool(protected) or "`" in self.key or "<" in self.key or "{" in self.key
        self._token = (0, 0, False)
        self._line = (0, -1)
        self._speech: tuple[int, list[tuple[int, int]]] = (-1, [])

    def end(self, at: int) -> int:
        """Where the text ends whose key ends at ``at``, with a mark that its last letter is made with."""
        end = self.folded.end(at)
        if not self.folded.composed:
            return end
        return end + (self.text[end : end + 1] in _MARKS and _composes(self.text, end))

    def ends(self, places: Sequence[int]) -> list[int]:
        """``end`` of many places."""
        text, ends = self.text, self.folded.ends(places)
        if not self.folded.composed:
            return ends
        return [end + (text[end : end + 1] in _MARKS and _composes(text, end)) for end in ends]

    def closed(self, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
        """Whether nothing may be rewritten where each name stands: an address, a handle, code ..."""
        key, marked = self.padded, self._marked
        return [
            (marked and self.shut(start, end))
            or (
                not (key[start - 1] in _SAFE_BEFORE and key[end] in _SAFE_AFTER)
                and not self._ends(start, end)
                and (self._sign(start, end) or self._address(start, end))
            )
            for start, end in zip(starts, ends, strict=True)
        ]

    def _ends(self, start: int, end: int) -> bool:
        """Whether a full stop or a colon after a name ends a sentence or a clause."""
        key = self.padded
        if key[start - 1] not in _SAFE_BEFORE or key[end] not in ".:":
            return False
        return not key[end + 1].isalnum() and key[end + 1] not in "/\\"

    def elsewhere(self, at: int) -> bool:
        """Whether an offset of the text is in a passage of a sister language: Persian in an Arabic text."""
        return self._passages.sister(at)

    @functools.cached_property
    def _passages(self) -> Passages:
        return Passages(self.text, self.lang)

    def _sign(self, start: int, end: int) -> bool:
        """Whether a name is (part of) a handle, a hashtag or an identifier."""
        before, after = self.padded[start - 1], self.padded[end]
        if before in "@#$" or (before == "_" and self.key[start - 2 : start - 1].isalnum()):
            return True
        return after == "_" and self.key[end + 1 : end + 2].isalnum()

    def coded(self, start: int, end: int) -> bool:
        """Whether a place is in code, a tag or a placeholder."""
        return self._marked and _covered(self._code, start, end)

    def shut(self, start: int, end: int) -> bool:
        """Whether a place is in a span that the caller closed, or in code."""
        a, b = self.folded.start(start), self.folded.end(end)
        begun = bisect.bisect_left(self.protected, (b,))
        given = begun > 0 and self._reach[begun - 1] > a
        return given or _covered(self._code, start, end)

    @functools.cached_property
    def _reach(self) -> list[int]:
        """Where the protected spans up to each one end at the farthest."""
        return list(accumulate((high for _, high in self.protected), max))

    @functools.cached_property
    def _code(self) -> list[tuple[int, int]]:
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
        low, high = self._line
        if not low <= at <= high:  # names come in order, many to a line
            low = self.key.rfind("\n", 0, at) + 1
            high = self.key.find("\n", at)
            high = high if high >= 0 else len(self.key)
            self._line = low, high
        return low, high

    def spoken(self, start: int, end: int) -> bool:
        """Whether a place stands in direct speech."""
        low, high = self.line(start)
        if low != self._speech[0]:
            self._speech = low, list(_spoken(self.key, low, high))
        return _covered(self._speech[1], start, end)


def _composes(text: str, at: int) -> bool:
    """Whether a character makes one letter with that before it."""
    return len(unicodedata.normalize("NFC", text[at - 1 : at + 1])) == 1


def _spoken(key: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches of some words in quotation marks of a line."""
    for begin, end in _quoted(key, low, high):
        if sum(1 for _ in islice(_WORD.finditer(key, begin, end), _FEWEST_WORDS)) == _FEWEST_WORDS:
            yield begin, end


def _quoted(key: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks in a line. A mark never closed reaches to its end.

    Marks of another kind hold a name in it (``«لن "يسقط" أحد»``), unless its own kind never comes.
    """
    marks = [
        (match[0][0], *match.span())
        for match in _QUOTE.finditer(key, low, high)
        if match[0] != '"' or not _INSIDE.match(key, match.start() - 1)
    ]
    if not marks:
        return
    last = {sign: start for sign, start, _ in marks}
    if marks[0][0] == "»":
        yield low, marks[0][1]  # begun in a line before
    opened, begin = "", low
    for sign, start, end in marks:
        closing = _CLOSING.get(opened, "")
        comes = any(last.get(close, -1) >= start for close in closing)
        if not opened or (sign == "«" and (opened == "«" or not comes)):
            opened, begin = sign.replace("»", ""), end
        elif sign in closing or not comes:
            yield begin, start
            opened = ""
    if opened:
        yield begin, high


_QUOTE = re.compile(r"[«»“”„\"]\"*")
_INSIDE = re.compile(r"\w\"\w(?!\w)")  # Hebrew צה"ל
_CLOSING = {"«": "»", "„": "“”", "“": "”“", "”": "“”", '"': '"'}
_WORD = re.compile(r"\w+")


def _covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect.bisect_right(spans, (start, 1 << 62)) - 1
    return at >= 0 and spans[at][1] >= end
