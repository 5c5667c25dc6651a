"""Segments looked at together, check by check: each asked only where it may find something."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from translit.auditor.partial import Partial
from translit.auditor.suppressing import inline
from translit.auditor.triggers import Triggers
from translit.baseline import fingerprint
from translit.checks import BatchCheck, Check, Context
from translit.checks.block import Block
from translit.finding import Finding
from translit.segment import Segment

if TYPE_CHECKING:
    from translit.checks.block import Mask
    from translit.checks.table import Table
    from translit.checks.vocabulary import Vocabulary

__all__ = ["Examiner", "Row", "blocks", "uncollected"]

_MOST_ROWS = 256
_MOST_CHARACTERS = 1 << 18
_TWICE = frozenset({"doubled-word", "doubled-phrase"})
_FOLLOW = frozenset({"term-missing", "name-missing", "number-mismatch", "negation-lost"})


@dataclass(slots=True)
class Row:
    """A segment with what may be known of it, and what the checks said: findings, and their own failures."""

    segment: Segment
    context: Context
    found: list[Finding] = field(default_factory=list)
    failed: list[tuple[str, Exception]] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether it came out of its file whole; else it is counted as an error and not looked at."""
        return "translit_error" not in self.segment.meta

    def texts(self) -> Iterator[tuple[str, str | None]]:
        """The texts with their languages."""
        segment, context = self.segment, self.context
        if segment.target:
            yield segment.target, context.target_lang_of(segment)
        if segment.source:
            yield segment.source, context.source_lang_of(segment)


def blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows some hundred at a time, fewer where they are long: what is held at once is bounded."""
    block: list[Row] = []
    size = 0
    for row in rows:
        block.append(row)
        size += len(row.segment.target or "") + len(row.segment.source or "")
        if len(block) == _MOST_ROWS or size >= _MOST_CHARACTERS:
            yield block
            block, size = [], 0
    if block:
        yield block


class Examiner:
    """The checks of an audit, at work on one block after the other.

    A check goes through the whole block before the next begins: what it needs stays at hand, and the
    segments that can't concern it are left out at once. What is noted goes by the order of the rows
    and, in a row, of the checks, so that it doesn't matter where a block ends.
    """

    def __init__(
        self, checks: Sequence[Check], vocabulary: Vocabulary, *, keep_references: bool
    ) -> None:
        self._checks = checks
        self._vocabulary = vocabulary
        self._looks = [c for c in checks if type(c).check is not Check.check]
        self._counts = [c for c in checks if isinstance(c, BatchCheck)]
        self._prepared = [c for c in checks if type(c).prepare is not Check.prepare]
        self._triggers = Triggers(checks)
        self._keep_references = keep_references

    def look(self, block: Sequence[Row], partial: Partial) -> None:
        """Add to ``partial`` what there is to say of a block."""
        rows = [row for row in block if row.readable]
        if rows:
            self.prepare(rows)
            self._vocabulary.renew()
            whole = Block([(row.segment, row.context) for row in rows], self._vocabulary)
            chosen = self._chosen(whole, partial)
            for check in self._looks:
                self.ask(check, [rows[at] for at in chosen[id(check)]])
            for counting in self._counts:
                for at, error in self.count(counting, whole, chosen[id(counting)], partial):
                    rows[at].failed.append((counting.id, error))
        for row in block:
            self._note(row, partial)
            row.context.memo.clear()

    def prepare(self, rows: Sequence[Row]) -> None:
        """Find the names of the block, and let the checks look that gain by looking at many at once."""
        rows[0].context.prepare(text for row in rows for text in row.texts())
        for check in self._prepared:
            check.prepare([(row.segment, row.context) for row in rows])

    def _chosen(self, block: Block, partial: Partial) -> dict[int, Sequence[int]]:
        """The segments, by number, that each check is asked about; two of one kind may differ."""
        waiting = self._triggers.asked(block)
        chosen: dict[int, Sequence[int]] = {}
        for check in self._checks:
            mask = waiting.get(check.id)
            try:
                mask = self.choose(check, block, mask)
            except Exception as error:
                partial.slowed(check.id, error)
            every = range(len(block.rows))
            chosen[id(check)] = every if mask is None else np.flatnonzero(mask).tolist()
        return chosen

    def choose(self, check: Check, block: Block, waiting: Mask | None) -> Mask | None:
        """Which segments a check is asked about; None: all."""
        concerned = block.concerned(check)
        if concerned is None or waiting is None:
            return waiting if concerned is None else concerned
        return concerned & waiting

    def ask(self, check: Check, rows: Iterable[Row]) -> None:
        """The findings of one check in these rows."""
        for row in rows:
            try:
                row.found += check.check(row.segment, row.context)
            except Exception as error:
                row.failed.append((check.id, error.with_traceback(None)))

    def count(
        self, check: BatchCheck, block: Block, places: Sequence[int], partial: Partial
    ) -> list[tuple[int, Exception]]:
        """What one check is to remember of these segments; where it failed, by number."""
        table = partial.table(check)
        try:
            table.look(check, block, places)
        except Exception:
            return self._one_by_one(check, block, places, table)
        return []

    def _one_by_one(
        self, check: BatchCheck, block: Block, places: Sequence[int], table: Table
    ) -> list[tuple[int, Exception]]:
        failed = []
        for at in places:
            try:
                table.look(check, block.part([at]), [0])
            except Exception as error:
                failed.append((at, error.with_traceback(None)))
        return failed

    def _note(self, row: Row, partial: Partial) -> None:
        segment = row.segment
        tally = partial.tally(segment.document or "", segment.system)
        tally.segments += 1
        if not row.readable:
            tally.errors += 1
            partial.error(str(segment.meta["translit_error"]))
            return
        tally.words += len((segment.target or "").split())
        tally.source_words += len((segment.source or "").split())
        for check, error in row.failed:
            partial.crash(check, segment, error)
        if row.found and (found := _causes(row.found)):
            quiet = inline(segment)
            partial.findings += [_marked(f, segment, quiet) for f in found]
            partial.keep(segment, segment.document or "")
        if segment.references and self._keep_references:
            partial.scored.append(segment)
        self._note_names(row, partial)

    def _note_names(self, row: Row, partial: Partial) -> None:
        segment, context = row.segment, row.context
        if segment.target and context.glossary is not None:
            for m in context.normalized(segment.target, context.target_lang_of(segment)).mentions:
                partial.mention(m, segment)


def _causes(found: list[Finding]) -> list[Finding]:
    """Without what only follows: in a segment left as its source no name is lost and no number wrong.

    A word or phrase said again is told once, by the check that finds it worse.
    """
    if any(f.check == "untranslated-segment" for f in found):
        found = [f for f in found if f.check not in _FOLLOW]
    again = [f for f in found if f.check == "repetition" and f.severity and f.start is not None]
    twice = [f for f in found if f.check in _TWICE] if again else ()
    for whole, part in product(again, twice):
        if _overlap(whole, part):
            less = part if whole.severity > part.severity else whole
            found = [f for f in found if f is not less]
    return found


def _overlap(one: Finding, other: Finding) -> bool:
    a, b, c, d = one.start or 0, one.end or 0, other.start or 0, other.end or 0
    return one.side == other.side and a < d and c < b


def _marked(finding: Finding, segment: Segment, quiet: frozenset[str]) -> Finding:
    text = segment.source if finding.side == "source" else segment.target
    return replace(
        finding,
        fingerprint=fingerprint(finding, text or ""),
        suppressed="inline" if quiet and (finding.check in quiet or "*" in quiet) else "",
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles for some thousand segments.

    What a block makes has no cycles: the facts of its segments, freed at its end, and the count
    tables, many small tuples. Looked through again and again they cost a third of the time. What
    checks and readers leave behind is collected in between.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
