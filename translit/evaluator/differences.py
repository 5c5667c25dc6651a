"""The segments in which two systems differ most, by one metric."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from itertools import combinations, count
from typing import TYPE_CHECKING

from translit.evaluator.inputs import Row
from translit.metrics import Metric

if TYPE_CHECKING:
    from translit.metrics.base import Rows

__all__ = ["Differences"]

_MOST_PAIRS = 10

Entry = tuple[float, int, dict[str, object]]


class Differences:
    """For each pair of systems the ``listed`` segments with the largest difference either way.

    By chrF where it is computed: BLEU hardly tells single segments apart. With more than five systems
    only pairs with the first one are kept.
    """

    def __init__(self, systems: Sequence[str], listed: int) -> None:
        pairs = list(combinations(range(len(systems)), 2))
        self.pairs = pairs if len(pairs) <= _MOST_PAIRS else [p for p in pairs if p[0] == 0]
        self.systems = systems
        self.listed = listed
        self._heaps: dict[tuple[int, int, int], list[Entry]] = {}
        self._ticket = count(0, -1)

    def add(
        self, chunk: Sequence[Row], raw: Mapping[tuple[str, str], Rows], metrics: Sequence[Metric]
    ) -> None:
        """Keep what is larger than what is kept."""
        if not self.pairs or not self.listed or not metrics:
            return
        metric = next((m for m in metrics if m.id == "chrf"), metrics[0])
        scores = [metric.segment_scores(raw[s, metric.id]) for s in self.systems]
        for a, b in self.pairs:
            apart = scores[a] - scores[b]
            for sign in (1, -1):
                for i in (sign * apart).argsort(kind="stable")[::-1][: self.listed]:
                    if sign * apart[i] > 0:
                        pair = (float(scores[a][i]), float(scores[b][i]))
                        self._keep((a, b, sign), float(sign * apart[i]), chunk[i], metric.id, pair)

    def _keep(
        self,
        key: tuple[int, int, int],
        size: float,
        row: Row,
        metric: str,
        scores: tuple[float, float],
    ) -> None:
        heap = self._heaps.setdefault(key, [])
        a, b, _ = key
        entry: dict[str, object] = {
            "a": self.systems[a],
            "b": self.systems[b],
            "metric": metric,
            "segment": row.id,
            "document": row.document,
            "score_a": scores[0],
            "score_b": scores[1],
            "text_a": row.hypotheses[a],
            "text_b": row.hypotheses[b],
            "reference": row.references[0],
        }
        # The ticket counts down: of equal differences the first one in the corpus is kept.
        heapq.heappush(heap, (size, next(self._ticket), entry))
        if len(heap) > self.listed:
            heapq.heappop(heap)

    def told(self) -> list[dict[str, object]]:
        """Pair by pair, a ahead first, the largest difference first."""
        out = []
        for a, b in self.pairs:
            for sign in (1, -1):
                ordered = sorted(
                    self._heaps.get((a, b, sign), []), key=lambda e: e[:2], reverse=True
                )
                out += [entry for _, _, entry in ordered]
        return out
