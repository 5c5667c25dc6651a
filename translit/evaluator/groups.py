"""Scores of parts of the corpus: documents, domains, lengths (the buckets of compare-mt)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from translit.evaluator.inputs import Row
from translit.metrics import Metric

if TYPE_CHECKING:
    from translit.metrics.base import Rows

__all__ = ["Groups"]

_EDGES = (10, 20, 30, 40, 50, 60)


class Groups:
    """Sums of the raw layer by (kind, group, system, metric); kinds: length, domain, document."""

    def __init__(self, systems: Sequence[str]) -> None:
        self.systems = systems
        self.counts: dict[tuple[str, str], int] = {}
        self._sums: dict[tuple[str, str, str, str], Rows] = {}

    def add(
        self, chunk: Sequence[Row], raw: Mapping[tuple[str, str], Rows], *, documents: bool
    ) -> None:
        """Add a chunk's rows to the groups they are in."""
        labels = [("length", [_length(row.references[0]) for row in chunk])]
        if any(row.domain for row in chunk):
            labels.append(("domain", [row.domain or "" for row in chunk]))
        if documents:
            labels.append(("document", [row.document or "" for row in chunk]))
        for kind, names in labels:
            for name in dict.fromkeys(names):
                self._put(kind, name, [i for i, n in enumerate(names) if n == name], raw)

    def _put(
        self, kind: str, name: str, rows: list[int], raw: Mapping[tuple[str, str], Rows]
    ) -> None:
        self.counts[kind, name] = self.counts.get((kind, name), 0) + len(rows)
        for (system, metric), matrix in raw.items():
            key = (kind, name, system, metric)
            self._sums[key] = self._sums.get(key, 0) + matrix[rows].sum(axis=0)

    def told(self, metrics: Sequence[Metric]) -> Iterator[dict[str, object]]:
        """A row a group and system: kind, group, segments, system, and the metrics' values."""
        for kind, name in sorted(self.counts, key=_order):
            for system in self.systems:
                scores = {
                    m.id: float(m.scores(self._sums[kind, name, system, m.id][None, :])[0])
                    for m in metrics
                }
                count = self.counts[kind, name]
                yield {"kind": kind, "group": name, "segments": count, "system": system, **scores}


def _length(reference: str) -> str:
    words = len(reference.split())
    at = int(np.searchsorted(_EDGES, words, side="right"))
    if at == 0:
        return f"<{_EDGES[0]}"
    return f"{_EDGES[at - 1]}-{_EDGES[at] - 1}" if at < len(_EDGES) else f">={_EDGES[-1]}"


def _order(key: tuple[str, str]) -> tuple[str, int, str]:
    kind, name = key
    if kind != "length":
        return kind, 0, name
    return kind, -1 if name[0] == "<" else int(name.lstrip(">=").split("-")[0]), name
