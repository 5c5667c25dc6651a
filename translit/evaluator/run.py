"""One pass over the rows: statistics of every system, layer and metric, a few hundred rows at a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from translit.evaluator.causes import Count, Suspect
from translit.evaluator.differences import Differences
from translit.evaluator.groups import Groups
from translit.evaluator.inputs import Row
from translit.evaluator.layers import Layer
from translit.evaluator.names import Names, Reader
from translit.evaluator.tally import Tally
from translit.metrics import Batch, Metric

if TYPE_CHECKING:
    from translit.metrics.base import Rows

__all__ = ["Pass", "Plan"]

_CHUNK = 512

Texts = Sequence[str]
References = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Plan:
    """What is asked for. ``watched`` are the metrics by which causes are weighed."""

    systems: tuple[str, ...]
    metrics: tuple[Metric, ...]
    layers: tuple[Layer, ...]
    suspects: tuple[Suspect, ...] = ()
    watched: tuple[Metric, ...] = ()
    reader: Reader | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    by_document: bool = False
    listed: int = 5


class Pass:
    """The sums after one pass. Keys of ``tally`` are (system, layer id, metric name)."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.tally = Tally()
        self.groups = Groups(plan.systems)
        self.differences = Differences(plan.systems, plan.listed)
        self.counts = {(s, c.id): Count() for s in plan.systems for c in plan.suspects}
        self.repaired: dict[tuple[str, str, str], Rows] = {}
        self.names = None
        if plan.reader is not None:
            self.names = Names(
                plan.systems, plan.reader, plan.source_lang, by_document=plan.by_document
            )
        self.segments = 0
        self.fewest = self.most = 0
        self.documents: dict[str, int] = {}
        self._sources: list[str | None] = []

    def run(self, rows: Iterable[Row]) -> Pass:
        """Read all rows."""
        for chunk in _chunks(rows):
            self._add(chunk)
        return self

    @property
    def references(self) -> str:
        """The number of references as a signature tells it."""
        return str(self.most) if self.fewest == self.most else "var"

    def _add(self, chunk: list[Row]) -> None:
        numbers = [len(row.references) for row in chunk]
        self.fewest = min(numbers + [self.fewest] * (self.segments > 0))
        self.most = max(*numbers, self.most)
        references = [row.references for row in chunk]
        hypotheses = [[row.hypotheses[i] for row in chunk] for i in range(len(self.plan.systems))]
        self._sources = [row.source for row in chunk]
        found = dict(self._layered(hypotheses, references))
        watched = dict(self._watched(hypotheses, references))
        self.tally.add(self._units(chunk), found | watched)
        raw = {
            (s, m.id): found[s, "raw", m.id] for s in self.plan.systems for m in self.plan.metrics
        }
        self.groups.add(chunk, raw, documents=self.plan.by_document)
        self.differences.add(chunk, raw, self.plan.metrics)
        weighed = raw | {(s, name): rows for (s, _, name), rows in watched.items()}
        self._suspect(hypotheses, references, weighed)
        self.segments += len(chunk)
        if self.names is not None and self.plan.reader is not None:
            self.names.add(chunk)
            self.plan.reader.forget()

    def _units(self, chunk: list[Row]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        if not self.plan.by_document:
            return np.arange(self.segments, self.segments + len(chunk))
        names = [row.document or "" for row in chunk]
        return np.array([self.documents.setdefault(n, len(self.documents)) for n in names])

    def _layered(
        self, hypotheses: Sequence[Texts], references: References
    ) -> Iterator[tuple[Hashable, Rows]]:
        """The statistics of each layer; what a layer doesn't change is taken from the one before."""
        before: list[tuple[Texts, References, dict[str, Rows]] | None] = [None] * len(hypotheses)
        for layer in self.plan.layers:
            changed = [tuple(map(layer, refs)) for refs in references]
            for i, system in enumerate(self.plan.systems):
                texts = [layer(text) for text in hypotheses[i]]
                stats = self._statistics(self.plan.metrics, texts, changed, before[i])
                before[i] = (texts, changed, stats)
                yield from (((system, layer.id, name), rows) for name, rows in stats.items())

    def _statistics(
        self,
        metrics: Sequence[Metric],
        texts: Texts,
        references: References,
        before: tuple[Texts, References, dict[str, Rows]] | None,
    ) -> dict[str, Rows]:
        """The statistics by metric name, new only for the rows that differ from ``before``."""
        if before is None:
            batch = self._batch(range(len(texts)), texts, references)
            return {m.id: m.statistics(batch) for m in metrics}
        old_texts, old_references, old = before
        fresh = [
            i
            for i in range(len(texts))
            if texts[i] != old_texts[i] or references[i] != old_references[i]
        ]
        if not fresh:
            return old
        batch = self._batch(fresh, texts, references)
        out = {}
        for metric in metrics:
            rows = old[metric.id].copy()
            rows[fresh] = metric.statistics(batch)
            out[metric.id] = rows
        return out

    def _watched(
        self, hypotheses: Sequence[Texts], references: References
    ) -> Iterator[tuple[tuple[str, str, str], Rows]]:
        """The raw statistics of metrics by which causes are weighed and for which nobody asked."""
        asked = {m.id for m in self.plan.metrics}
        other = [m for m in self.plan.watched if m.id not in asked]
        for system, texts in zip(self.plan.systems, hypotheses, strict=True):
            stats = self._statistics(other, texts, references, None)
            yield from (((system, "raw", name), rows) for name, rows in stats.items())

    def _batch(self, rows: Iterable[int], texts: Texts, references: References) -> Batch:
        rows = list(rows)
        return Batch(
            [texts[i] for i in rows],
            [references[i] for i in rows],
            sources=[self._sources[i] for i in rows],
            source_lang=self.plan.source_lang,
            target_lang=self.plan.target_lang,
        )

    def _suspect(
        self, hypotheses: Sequence[Texts], references: References, raw: dict[tuple[str, str], Rows]
    ) -> None:
        for suspect in self.plan.suspects:
            repaired = references
            if suspect.both:
                repaired = [tuple(map(suspect.repair, refs)) for refs in references]
            theirs = sum(suspect.count(refs[0])[0] for refs in references) if suspect.both else 0
            for system, texts in zip(self.plan.systems, hypotheses, strict=True):
                have = {m.id: raw[system, m.id] for m in self.plan.watched}
                seen = self.counts[system, suspect.id]
                seen.reference_count += theirs
                _count(seen, suspect, texts)
                after = [suspect.repair(text) for text in texts]
                before = (texts, references, have)
                stats = self._statistics(self.plan.watched, after, repaired, before)
                self._weigh(system, suspect, have, stats)

    def _weigh(
        self, system: str, suspect: Suspect, have: dict[str, Rows], stats: dict[str, Rows]
    ) -> None:
        for name, rows in stats.items():
            moved = (rows - have[name]).sum(axis=0, keepdims=True)
            key = (system, suspect.id, name)
            self.repaired[key] = self.repaired.get(key, 0) + moved
        if "bleu-intl" in stats:  # its third column: words that match
            gained = (stats["bleu-intl"] - have["bleu-intl"])[:, 2].sum()
            self.counts[system, suspect.id].words += int(gained)


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stream = iter(rows)
    while chunk := list(islice(stream, _CHUNK)):
        yield chunk


def _count(seen: Count, suspect: Suspect, texts: Texts) -> None:
    for text in texts:
        times, chances = suspect.count(text)
        seen.count += times
        seen.chances += chances
        seen.segments += times > 0
