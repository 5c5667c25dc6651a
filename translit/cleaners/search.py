"""Which texts hold what a repair may change: one table look-up a character, for many texts at once.

The triggers of all repairs are taken apart into pairs of neighbours. Each pair has two bits in a table of
characters, one for its first and one for its second; a pair stands where a character has the one and the
next character the other, which a shift and an "and" tell of a whole text at once.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MARKS", "Search", "Trigger", "following"]

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

_BLOCK = 1 << 13  # characters that are looked up at a time: the arrays stay in the cache
_ASTRAL = 0x10000  # the row of the table for all characters beyond the basic plane
_MOST = 32  # pairs, each two bits


class Trigger(NamedTuple):
    """Where a fault may be. What a repair can change holds one of these, or is left alone.

    ``first`` is the body of a regex class: a character of it tells alone. ``together`` are sequences of
    two or three such bodies that tell where they follow each other; the ends of a text count as line
    feeds. ``form`` is the Unicode normalization form that a clean text is in. All empty: these options change
    nothing in that language.
    """

    first: str = ""
    together: tuple[tuple[str, ...], ...] = ()
    form: Form | None = None


class _Sign(NamedTuple):
    """What tells of one trigger: pairs that overlap, by their numbers; a class that tells alone is pair 0."""

    owner: int
    classes: tuple[str, ...]
    form: Form | None
    pairs: tuple[int, ...]

    @property
    def mask(self) -> int:
        """Its pairs, a bit each."""
        return sum(1 << pair for pair in self.pairs)


class Search:
    """Asks texts for several triggers at a time. A trigger that is None always stands."""

    def __init__(self, triggers: Sequence[Trigger | None]) -> None:
        self._always = [n for n, trigger in enumerate(triggers) if trigger is None]
        self._signs = [(sign.mask, sign) for sign in _signs(triggers)]
        pairs = {sign.pairs for _, sign in self._signs}
        count = max((max(numbers) for numbers in pairs), default=0) + 1
        self._bits = next(bits for bits in (8, 16, 32) if count <= bits)
        self._enough = sum(1 << (self._bits + one) for one, *more in pairs if not more)
        self._triples = [numbers for numbers in pairs if len(numbers) > 1]

    def wanted(self, text: str, part: str | None = None) -> list[int]:
        """The numbers of the triggers that stand in a text, in order; or in a part of it."""
        return self._wanted(text, self._hits(text if part is None else part), part)

    def wanted_many(self, texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """(number of a text, triggers that stand in it) of the texts in which any does, in order."""
        low = size = 0
        for at, text in enumerate(texts):
            if size and size + len(text) > _BLOCK:
                yield from self._block(texts[low:at], low)
                low, size = at, 0
            size += len(text) + 1
        yield from self._block(texts[low:], low)

    def _block(self, texts: Sequence[str], first: int) -> Iterator[tuple[int, list[int]]]:
        """``wanted_many`` of some texts, joined; ``first`` is the number of the first of them."""
        hits = self._hits("\n".join(texts))
        if len(texts) == 1:
            if wanted := self._wanted(texts[0], hits):
                yield first, wanted
            return
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        for number in range(len(texts)) if self._always else self._suspects(hits, starts):
            # What ends with the line feed after a text belongs to the text.
            part = hits[starts[number] : starts[number + 1]]
            if wanted := self._wanted(texts[number], part):
                yield first + number, wanted

    def _suspects(self, hits: NDArray[Any], starts: list[int]) -> list[int]:
        """In which of the texts that start there something stands."""
        if not self._found(hits):
            return []
        places: list[int] = (hits & self._enough != 0).nonzero()[0].tolist()
        places += (at for pairs in self._triples for at in self._places(hits, *pairs))
        return sorted({bisect_right(starts, at) - 1 for at in places})

    def _wanted(self, text: str, hits: NDArray[Any], part: str | None = None) -> list[int]:
        found = self._found(hits)
        if not found:
            return self._always
        read = text if part is None else part
        alone = "".join({read[at] for at in self._places(hits, 0)}) if found & 1 else ""
        stand = {
            sign.owner
            for mask, sign in self._signs
            if found & mask == mask and self._stands(sign, text, hits, alone)
        }
        return sorted(stand.union(self._always))

    def _stands(self, sign: _Sign, text: str, hits: NDArray[Any], alone: str) -> bool:
        """Whether a trigger stands whose pairs do somewhere."""
        if sign.pairs == (0,) and not _class(sign.classes[0]).search(alone):
            return False
        if len(sign.pairs) > 1 and not self._places(hits, *sign.pairs):
            return False
        return not (sign.form and unicodedata.is_normalized(sign.form, text))

    def _hits(self, text: str) -> NDArray[Any]:
        """The pairs that end at each character of a text, and at the line feed after it."""
        bits = self._table.take(_codes(f"\n{text}\n"))
        hits: NDArray[Any] = bits[:-1] << self._bits
        hits &= bits[1:]
        return hits

    def _found(self, hits: NDArray[Any]) -> int:
        """The pairs that stand somewhere, a bit each."""
        import numpy as np

        return int(np.bitwise_or.reduce(hits)) >> self._bits

    def _places(self, hits: NDArray[Any], first: int, second: int | None = None) -> list[int]:
        """Where a pair ends, or two that overlap."""
        # of truth values, of which few are true, ``nonzero`` is four times as fast as of numbers
        places: list[int] = (hits & (1 << (self._bits + first)) != 0).nonzero()[0].tolist()
        if second is None:
            return places
        then = 1 << (self._bits + second)
        return [at + 1 for at in places if at + 1 < len(hits) and int(hits[at + 1]) & then]

    @functools.cached_property
    def _table(self) -> NDArray[Any]:
        """The bits of every character of the basic plane, and of all others in the last row."""
        import numpy as np

        table = np.zeros(_ASTRAL + 1, f"u{self._bits // 4}")
        table |= 1  # what tells alone is a pair with whatever stands before it
        for _, sign in self._signs:
            if sign.pairs == (0,):
                table[_members(sign.classes[0])] |= table.dtype.type(1 << self._bits)
                continue
            for pair, (first, second) in zip(sign.pairs, pairwise(sign.classes), strict=True):
                table[_members(first)] |= table.dtype.type(1 << pair)
                table[_members(second)] |= table.dtype.type(1 << (self._bits + pair))
        return table


def _signs(triggers: Sequence[Trigger | None]) -> Iterator[_Sign]:
    """What the triggers ask for. Where there are too many pairs, the first class of one tells alone."""
    known: dict[tuple[str, str], int] = {}
    for owner, trigger in enumerate(triggers):
        for classes, form in _asked(trigger) if trigger else ():
            pairs = [known.setdefault(p, len(known) + 1) for p in pairwise(classes)]
            if pairs and max(pairs) < _MOST:
                yield _Sign(owner, classes, form, tuple(pairs))
            else:
                yield _Sign(owner, classes[:1], form, (0,))


def _asked(trigger: Trigger) -> Iterator[tuple[tuple[str, ...], Form | None]]:
    if trigger.first:
        yield (trigger.first,), None
    yield from ((classes, None) for classes in trigger.together)
    if trigger.form:
        yield (_unstable(trigger.form),), trigger.form
        yield (MARKS, MARKS), trigger.form


def following(text: str, first: str, second: str) -> list[int]:
    """Where a character of the second class stands right after one of the first (bodies of classes)."""
    kinds = _pair(first, second).take(_codes(text))
    places: list[int] = (kinds[:-1] >> 1 & kinds[1:] & 1).nonzero()[0].tolist()
    return [at + 1 for at in places]


@functools.lru_cache(256)
def _pair(first: str, second: str) -> NDArray[np.uint8]:
    """A bit for the second of two classes, and one for the first, of every row of the table."""
    import numpy as np

    return (2 * _members(first) + _members(second)).astype(np.uint8)


def _codes(text: str) -> NDArray[Any]:
    """The characters of a text as rows of the table."""
    import numpy as np

    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        return np.frombuffer(data, np.uint16)
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _ASTRAL)


@functools.lru_cache(256)
def _class(body: str) -> re.Pattern[str]:
    return re.compile(f"[{body}]")


@functools.lru_cache(256)
def _members(body: str) -> NDArray[np.bool_]:
    """Which characters a class has; it is taken to have some beyond the basic plane where it may."""
    import numpy as np

    out = np.zeros(_ASTRAL + 1, bool)
    for run in re.finditer(f"[{body}]+", _plane()):
        out[run.start() : run.end()] = True
    out[_ASTRAL] = max(body) > "\uffff" or _OPEN.search(body) is not None
    return out


_OPEN = re.compile(r"^\^|\\[DSWw]")  # classes that reach beyond what they list


@functools.cache
def _plane() -> str:
    return "".join(map(chr, range(_ASTRAL)))


MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711-\u08ff\u0900-\u0903\u093a-\u0dff\u0e31-\u0fff\u102d-\u109f\u135d-\u135f\u1712-\u1dff"
    "\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabed\ufb1e\ufe00-\ufe2f\U00010000-\U0010ffff"
)
"""The body of a class of all marks that stand on letters, and some letters: one of few ranges."""

# Marks and letters that may become one with the letter before them (Unicode's NFC_QC=Maybe).
_JOINS = (
    "\u0300-\u0304\u0306-\u030c\u030f\u0311\u0313-\u0314\u031b\u0323-\u0328\u032d-\u032e\u0330-\u0331"
    "\u0338\u0342\u0345\u05b4\u05b7-\u05b9\u05bc\u05bf\u05c1-\u05c2\u0653-\u0655\u093c\u09bc\u09be\u09d7"
    "\u0a3c\u0b3c\u0b3e\u0b56-\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5-\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u0f72"
    "\u0f74\u0f80\u0fb5\u0fb7\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u3099-\u309a\U00010000-\U0010ffff"
)


@functools.cache
def _unstable(form: Form) -> str:
    """The body of a class without which, and without two marks in a row, a text is in a form."""
    others = (c for c in _plane() if not unicodedata.is_normalized(form, c))
    return _JOINS + "".join(others)
