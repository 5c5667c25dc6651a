"""The names of a batch, packed: a few bytes each, until it is told which of them may be one name's."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from translit.checks._name_columns import found_in
from translit.checks._name_pages import Loose, Names, Page, Rank
from translit.checks.table import Table

if TYPE_CHECKING:
    from translit.checks.base import BatchCheck
    from translit.checks.block import Block
    from translit.finding import Finding

__all__ = ["NameTable"]

_PAGE = 1 << 16  # names that are packed together
_AT_ONCE = 1 << 18  # names that are compared together


class NameTable(Table):
    """What ``name-variants`` remembers. Findings are those of a plain ``Table`` of its observations.

    A name that no other one of its document (or system) sounds and looks like can't become a finding.
    Which do is told from hashes; only those are made into observations again. The names of the
    glossary are counted as usual.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[Page] = []
        self.seen = 0  # segments on the pages
        self.ranks: dict[Hashable, int] = {}  # in which segment a key of the glossary came first
        self._open = Loose()

    def look(self, check: BatchCheck, block: Block, places: Sequence[int]) -> None:
        """Add the names of these segments, or nothing where that fails."""
        if len(places) < len(block.rows):
            block = block.part(places)
        found = found_in(block)
        first = self.seen + len(self._open.places)
        named = [(at, o) for at, row in enumerate(block.rows) for o in check.observe(*row)]
        self.observe(seen for _, seen in named)
        for at, seen in named:
            self.ranks.setdefault(seen.key, first + at)
        self._open.add(found, [(s.document, s.system, s.id) for s, _ in block.rows])
        if self._open.size >= _PAGE:
            self.pack()

    def pack(self) -> None:
        """Put what is loose on a page."""
        if self._open.size:
            self.pages.append(self._open.page(self.seen))
        self.seen += len(self._open.places)
        self._open = Loose()

    def __getstate__(self) -> dict[str, Any]:
        self.pack()
        return self.__dict__

    def merge(self, later: Table) -> None:
        """Add the names of a later part of the batch."""
        assert isinstance(later, NameTable)
        self.pack()
        later.pack()
        super().merge(later)
        for key, rank in later.ranks.items():
            self.ranks.setdefault(key, rank + self.seen)
        self.pages += [page._replace(first=page.first + self.seen) for page in later.pages]
        self.seen += later.seen

    def findings(self, check: BatchCheck) -> Iterator[Finding]:
        """What the check concludes, in the order in which its keys were first seen."""
        self.pack()
        ranked: list[tuple[Rank, Finding]] = []
        for names, table in self._alike():
            for key, seen in table.keys(several=check.several):
                rank = names.rank(self.pages, str(key))
                ranked += [(rank, finding) for finding in check.conclude(key, seen)]
        for number, (key, seen) in enumerate(self.keys(several=check.several)):
            rank = self.ranks[key], 1, number  # in a segment the names of the glossary come last
            ranked += [(rank, finding) for finding in check.conclude(key, seen)]
        return (finding for _, finding in sorted(ranked, key=lambda pair: pair[0]))

    def _alike(self) -> Iterator[tuple[Names, Table]]:
        """The observations that may become findings, a part at a time."""
        owners, systems = self._owners()
        parts = -(-sum(len(page.text) for page in self.pages) // _AT_ONCE)
        for part in range(parts):
            names = Names.of(self.pages, owners, part, parts)
            chosen = names.alike(together=systems > 1)
            table = Table()
            table.observe(names.observations(self.pages, chosen))
            yield names, table

    def _owners(self) -> tuple[list[npt.NDArray[Any]], int]:
        """The document and system of each segment of each page, by number; how many systems are named."""
        known: dict[tuple[str | None, str | None], int] = {}
        owners = []
        for page in self.pages:
            whose = [known.setdefault(place[:2], len(known)) for place in page.places()]
            owners.append(np.array(whose, np.uint64))
        return owners, len({system for _, system in known if system is not None})
