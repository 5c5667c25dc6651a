"""Which rules on phrases may hold in which of many texts, by the words that each rule needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from translit.checks.block import Side

if TYPE_CHECKING:
    from translit.checks._phrases import Rules

__all__ = ["WORDS", "Marks"]

WORDS = re.compile(r"[a-z0-9]+")
"""The words of an English text in lower case, as rules go by them."""

Bits = npt.NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Marks:
    """A bit a rule: set for a word of the source that asks for the rule, and for one of the target that
    holds some of its letters. A text has the bits of its words together; what both sides have may hold.

    Each row of bits is told twice: in its first half of one word that a rule needs, in its second of a
    further one. ``stems`` go by their first two letters; ``alone`` are the bits of rules that ask for no
    source. ``one_said`` and ``one_written`` are those of rules that need one word only.
    """

    begins: Mapping[str, int]
    stems: Mapping[str, Sequence[tuple[str, int]]]
    alone: Bits
    one_said: Bits
    one_written: Bits

    @classmethod
    def of(cls, rules: Rules) -> Marks:
        """The bits of these rules."""
        every = {id(r): r for some in (*rules.by_word.values(), rules.alone) for r in some}
        columns = -(-len(every) // 64)
        begins: dict[str, int] = {}
        stems: dict[str, list[tuple[str, int]]] = {}
        alone = one_said = one_written = 0
        for at, rule in enumerate(every.values()):
            first, second = 1 << at, 1 << (at + 64 * columns)
            for begin, bit in (*_each(rule.begins, first), *_each(rule.more_begins, second)):
                begins[begin] = begins.get(begin, 0) | bit
            for stem, bit in (*_each(rule.stems, first), *_each(rule.more_stems, second)):
                stems.setdefault(stem[:2], []).append((stem, bit))
            alone |= first if rule.alone else 0
            one_said |= 0 if rule.more_begins else first
            one_written |= 0 if rule.more_stems else first
        return cls(begins, stems, *(_row(bits, columns) for bits in (alone, one_said, one_written)))

    def said(self, texts: Side) -> Bits:
        """The bits of sources: a row of columns a text."""
        return self._together(texts, self._begin, self.one_said)

    def written(self, texts: Side) -> Bits:
        """The bits of targets."""
        return self._together(texts, self._stem, self.one_written)

    def _together(self, texts: Side, bits: Callable[[str], bytes], one: Bits) -> Bits:
        columns = len(self.alone)
        found = texts.fact(bits, object)
        some = np.flatnonzero(found)
        rows = np.frombuffer(b"".join(found[some]), "<u8").reshape(-1, 2 * columns)
        out = np.zeros((len(texts.texts), 2 * columns), np.uint64)
        of = texts.words.of[some]
        firsts = np.flatnonzero(np.diff(of, prepend=-1))
        if len(firsts):
            out[of[firsts]] = np.bitwise_or.reduceat(rows, firsts)
        both: Bits = out[:, :columns] & (out[:, columns:] | one)
        return both

    def _begin(self, word: str) -> bytes:
        low = word.lower()
        pieces = (low,) if low.isascii() else WORDS.findall(low)
        return self._bytes(reduce(or_, (self.begins.get(piece[:4], 0) for piece in pieces), 0))

    def _stem(self, word: str) -> bytes:
        met = 0
        for at in range(len(word) - 1):
            for stem, bit in self.stems.get(word[at : at + 2], ()):
                met |= bit if word.startswith(stem, at) else 0
        return self._bytes(met)

    def _bytes(self, bits: int) -> bytes:
        return bits.to_bytes(16 * len(self.alone), "little") if bits else b""


def _each(words: Iterable[str], bit: int) -> Iterator[tuple[str, int]]:
    return ((word, bit) for word in words)


def _row(bits: int, columns: int) -> Bits:
    return np.frombuffer(bits.to_bytes(8 * columns, "little"), "<u8")
