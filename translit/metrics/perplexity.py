"""How surprised a language model is by the translations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from translit.errors import ConfigError
from translit.metrics._neural import ModelMetric
from translit.metrics.base import Batch
from translit.neural.loader import Loaded

__all__ = ["Perplexity"]


@dataclass(frozen=True)
class Perplexity(ModelMetric):
    """The mean perplexity of the segments under a causal or masked model; lower is more fluent.

    Comparable within one model and language only; fluent nonsense is fluent.
    """

    id: ClassVar[str] = "perplexity"
    lower_is_better: ClassVar[bool] = True

    reads: str = "causal"

    def loaded(self) -> Loaded:
        from translit.neural import load

        if self.reads not in ("causal", "masked"):
            raise ConfigError(f"no reads {self.reads!r}; causal or masked")
        return load(self.model, self.reads, device=self.device, allow_download=self.allow_download)

    def numbers(self, batch: Batch) -> Sequence[float | None]:
        from translit.neural.perplexity import perplexity

        return perplexity(self.loaded(), batch.hypotheses)

    def told(self) -> dict[str, Any]:
        return {"reads": self.reads}
