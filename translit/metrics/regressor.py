"""Any learned metric that is a sequence classifier with one output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from translit.errors import ConfigError, nearest
from translit.metrics._neural import ModelMetric, best, pairs
from translit.metrics.base import Batch

__all__ = ["Regressor"]

_READS = ("reference-target", "source-target", "target")


@dataclass(frozen=True)
class Regressor(ModelMetric):
    """The number that a regressor of transformers gives, on its own scale.

    ``reads``: (reference, target) as BLEURT-like models do, (source, target) as quality estimators do,
    or the target alone. With several references the best counts.
    """

    id: ClassVar[str] = "regressor"
    kind: ClassVar[str] = "sequence"

    reads: str = "reference-target"

    def numbers(self, batch: Batch) -> Sequence[float]:
        from translit.neural.regressor import regress

        if self.reads not in _READS:
            raise ConfigError(f"no reads {self.reads!r}; {nearest(self.reads, _READS)}")
        loaded = self.loaded()
        if self.reads == "target":
            return regress(loaded, batch.hypotheses)
        if self.reads == "source-target":
            return regress(loaded, self.sources(batch), batch.hypotheses)
        hypotheses, references, _ = pairs(batch)
        return best(batch, regress(loaded, references, hypotheses))

    def told(self) -> dict[str, Any]:
        return {"reads": self.reads}
