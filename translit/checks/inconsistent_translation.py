"""One source translated in several ways, and several sources in one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, ClassVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from translit.checks._packed import PackedList, rivals
from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.block import Block
from translit.checks.table import Table
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["InconsistentTranslation"]

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class InconsistentTranslation(BatchCheck):
    """The same source with different translations by one system, and different sources with the same.

    Reported once a source with the number of ways, at the rarest of them. Case, spaces and a
    full stop don't make a difference; sources below ``min_words`` are headings and interjections
    that change with their place. Sources with one translation are told where they share few words and
    the translation is long: two ways of asking may well have one answer.
    """

    id = "inconsistent-translation"
    category = Category.INCONSISTENT_TERMINOLOGY
    severity = Severity.MINOR
    several = True
    bad: ClassVar = (
        Segment("1", "عاد الوزير أمس", "The minister returned yesterday.", target_lang="ar"),
        Segment("2", "رجع الوزير يوم أمس", "The minister returned yesterday.", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("1", "عاد الوزير أمس", "The minister returned yesterday.", target_lang="ar"),
        Segment("2", "عاد الوزير أمس.", "The minister returned yesterday", target_lang="ar"),
    )

    min_words: int = 3

    def table(self) -> Table:
        """Digests packed: every segment has two."""
        return _Digests()

    def noted(self, segment: Segment) -> Noted | None:
        """What is to be remembered of a segment; None where it is too short."""
        source, target = segment.source, segment.target
        if not source or not target or " " not in target:
            return None
        if len(source.split(None, self.min_words)) < self.min_words:
            return None
        text = source if target.count(" ") >= _LONG else None
        return segment.document, segment.id, segment.system, _digest(source), _digest(target), text

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        noted = self.noted(segment)
        if noted is not None:
            yield from _observations(noted)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        ways: dict[Hashable, list[Observation]] = {}
        for seen in observations:
            ways.setdefault(seen.value, []).append(seen)
        if len(ways) < 2:
            return
        assert isinstance(key, tuple)
        if key[1] == "target":
            ways = _apart(_sketched(ways))
            if len(ways) < 2:
                return
        rare = min(ways.values(), key=lambda rows: sum(r.times for r in rows))[0]
        told = {
            "source": f"one source is translated in {len(ways)} ways",
            "target": f"{len(ways)} sources have one translation",
        }[key[1]]
        segments = ", ".join(f"#{rows[0].segment}" for rows in list(ways.values())[:5])
        yield self.at(rare, f"{told}: {segments}", count=len(ways))


Noted = tuple[str | None, str, str | None, int, int, str | None]
"""(document, segment, system, digest of the source, of the target, the source of a long target)."""


def _observations(noted: Noted) -> Iterator[Observation]:
    *where, source, target, text = noted
    document, segment, system = where
    place = (document, segment, system)
    yield Observation((system, "source", source), target, *place)
    if text is not None:
        yield Observation((system, "target", target), text, *place)


class _Digests(Table):
    """The same table; only what one source or one translation has several of is made into observations."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: PackedList[Noted] = PackedList()

    def look(self, check: BatchCheck, block: Block, places: Sequence[int]) -> None:
        """Add what the check sees in these segments of a block."""
        assert isinstance(check, InconsistentTranslation)
        notes = (check.noted(block.rows[at][0]) for at in places)
        self.notes.extend([noted for noted in notes if noted is not None])

    def merge(self, later: Table) -> None:
        """Add the table of a later part of the batch."""
        assert isinstance(later, _Digests)
        self.notes.merge(later.notes)

    def keys(self, *, several: bool = False) -> Iterator[tuple[Hashable, list[Observation]]]:
        """The sources with several translations, and the long translations of several sources."""
        pages = [_columns(page) for page in self.notes.pages()]
        source, target, system, long = map(np.concatenate, zip(*pages, strict=True))
        one, other = source ^ system, target ^ system
        met = np.isin(one, one[rivals(one, target)])
        long = np.flatnonzero(long)
        met[long] |= np.isin(other[long], other[long][rivals(other[long], source[long])])
        table = Table()
        for noted in self.notes.some(np.flatnonzero(met).tolist()):
            table.observe(_observations(noted))
        return table.keys(several=several)


def _columns(notes: Sequence[Noted]) -> tuple[Array, Array, Array, Array]:
    """Digests of sources and of targets, numbers for systems, whether the target is long."""
    return (
        np.array([source for *_, source, _, _ in notes], np.uint64),
        np.array([target for *_, target, _ in notes], np.uint64),
        np.array([hash(system) % 2**64 for _, _, system, *_ in notes], np.uint64),
        np.array([text is not None for *_, text in notes], np.bool_),
    )


_LONG = 7  # spaces; a shorter answer or greeting fits many questions
_SIZE = 12  # words that a sketch holds; most sentences are told apart by fewer


def _sketched(ways: dict[Hashable, list[Observation]]) -> dict[Hashable, list[Observation]]:
    """The sources by their sketches, made for those alone that share a translation."""
    out: dict[Hashable, list[Observation]] = {}
    for text, rows in ways.items():
        out.setdefault(_sketch(str(text)), []).extend(rows)
    return out


def _sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the words: two texts share as many of them as of their words."""
    return tuple(sorted({crc32(w.encode("utf-8", "surrogatepass")) for w in _words(text)})[:_SIZE])


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?\"'()") for word in text.casefold().split()]


def _apart(ways: dict[Hashable, list[Observation]]) -> dict[Hashable, list[Observation]]:
    """The sources that share less than a third of their words with the first one."""
    first, *rest = ways
    assert isinstance(first, tuple)
    near = (w for w in rest if isinstance(w, tuple) and _shared(first, w) >= 1 / 3)
    alike = set(near)
    return {w: rows for w, rows in ways.items() if w not in alike}


def _shared(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of common words, as sketches of one size tell it (MinHash, Broder 1997)."""
    least = sorted({*a, *b})[:_SIZE]
    return len({*a} & {*b} & {*least}) / max(len(least), 1)


def _digest(text: str) -> int:
    """What two texts must agree in: case, spaces and the full stop are left aside."""
    words = " ".join(text.casefold().split()).rstrip(" .!").encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big")
