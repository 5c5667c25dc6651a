"""MetricX-23 and -24."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from translit.metrics._neural import ModelMetric, best, pairs
from translit.metrics.base import Batch

__all__ = ["Metricx", "MetricxQe"]

_TOKENS = {"23": 1024, "24": 1536}


@dataclass(frozen=True)
class Metricx(ModelMetric):
    """MetricX with references: a predicted MQM penalty, 0 to 25, lower is better. Experimental.

    ``version`` 24 reads the sources too. With several references the best counts.
    """

    id: ClassVar[str] = "metricx"
    kind: ClassVar[str] = "seq2seq"
    lower_is_better: ClassVar[bool] = True

    version: str = "24"

    def numbers(self, batch: Batch) -> Sequence[float]:
        hypotheses, references, rows = pairs(batch)
        sources = None
        if self.version == "24":
            every = self.sources(batch)
            sources = [every[i] for i in rows]
        return best(batch, self._ask(hypotheses, sources, references), lower=True)

    def _ask(
        self, hypotheses: Sequence[str], sources: Sequence[str] | None,
        references: Sequence[str] | None,
    ) -> list[float]:  # fmt: skip
        from translit.neural.metricx import metricx, prompts

        texts = prompts(hypotheses, sources=sources, references=references, version=self.version)
        asked = list(texts)
        return metricx(replace(self.loaded(), limit=_TOKENS[self.version]), asked)

    def told(self) -> dict[str, Any]:
        return {"version": self.version, "status": "experimental"}


@dataclass(frozen=True)
class MetricxQe(Metricx):
    """MetricX without references: source and target alone. Experimental."""

    id: ClassVar[str] = "metricx-qe"

    def numbers(self, batch: Batch) -> Sequence[float]:
        return self._ask(batch.hypotheses, self.sources(batch), None)
