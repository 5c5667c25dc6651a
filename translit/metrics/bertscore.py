"""BERTScore F1 against the references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from translit.metrics._neural import ModelMetric, best, pairs
from translit.metrics.base import Batch

__all__ = ["Bertscore"]


@dataclass(frozen=True)
class Bertscore(ModelMetric):
    """BERTScore F1 times 100, without idf and without rescaling; the best of several references.

    ``layer`` None: the authors' choice for the model, else the last.
    Source: Zhang et al. 2020, arXiv:1904.09675.
    """

    id: ClassVar[str] = "bertscore"

    layer: int | None = None

    def numbers(self, batch: Batch) -> Sequence[float]:
        from translit.neural.bertscore import bertscore

        hypotheses, references, _ = pairs(batch)
        found = bertscore(self.loaded(), hypotheses, references, layer=self.layer)
        return best(batch, (100 * f.f1 for f in found))

    def told(self) -> dict[str, Any]:
        return {"layer": "by model" if self.layer is None else self.layer, "idf": "no"}
