"""COMET's Apache-licensed regressors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from translit.metrics._neural import ModelMetric, best, pairs
from translit.metrics.base import Batch

__all__ = ["Comet"]


@dataclass(frozen=True)
class Comet(ModelMetric):
    """A COMET regressor, with or without references as its estimator needs, times 100. Experimental.

    ``model`` is a folder made as docs/neural.md says. COMET gives a copied source about 92: read it
    beside the checks.
    """

    id: ClassVar[str] = "comet"

    def numbers(self, batch: Batch) -> Sequence[float]:
        from translit.neural.comet import Comet as Model

        model = Model.of(self.loaded())
        sources = self.sources(batch)
        if not model.needs_reference:
            return [100 * v for v in model.score(batch.hypotheses, sources)]
        hypotheses, references, rows = pairs(batch)
        found = model.score(hypotheses, [sources[i] for i in rows], references)
        return best(batch, (100 * v for v in found))

    def told(self) -> dict[str, Any]:
        return {"status": "experimental"}
