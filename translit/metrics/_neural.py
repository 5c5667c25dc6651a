"""What the learned metrics share: off unless named, a model each, the mean of segments' numbers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from translit.errors import ConfigError, InputError
from translit.metrics.base import Batch, Metric
from translit.report import Signature

if TYPE_CHECKING:
    from translit.metrics.base import Rows
    from translit.neural import Loaded

__all__ = ["LearnedMetric", "ModelMetric"]


@dataclass(frozen=True)
class LearnedMetric(Metric):
    """A metric whose statistics are (sum of segments' numbers, their count). ``model`` says by what.

    ``example`` is a model as messages name it.
    """

    default: ClassVar[bool] = False
    width: ClassVar[int] = 2
    example: ClassVar[str] = "FOLDER"

    model: str = ""
    device: str = "auto"
    allow_download: bool = False

    def check(self) -> None:
        """Raises ``ConfigError`` where no model is named."""
        if not self.model:
            raise ConfigError(
                f"{self.id} needs a model: --metric {self.id}:{self.example} (what it may be: docs/neural.md)"
            )

    @abstractmethod
    def numbers(self, batch: Batch) -> Sequence[float | None]:
        """A number a segment; None where there is none, which counts nothing."""

    def statistics(self, batch: Batch) -> Rows:
        import numpy as np

        self.check()
        found = self.numbers(batch)
        return np.array([(0.0, 0.0) if v is None else (v, 1.0) for v in found]).reshape(-1, 2)

    def scores(self, sums: Rows) -> Rows:
        import numpy as np

        mean: Rows = sums[:, 0] / np.maximum(sums[:, 1], 1)
        return mean

    def sources(self, batch: Batch) -> list[str]:
        """The sources. Raises ``InputError`` where a segment has none."""
        if len(batch.sources) != len(batch.hypotheses) or any(s is None for s in batch.sources):
            raise InputError(f"{self.id} needs the source of every segment")
        return [s or "" for s in batch.sources]


@dataclass(frozen=True)
class ModelMetric(LearnedMetric):
    """A learned metric of one model of transformers, loaded as ``kind``."""

    kind: ClassVar[str] = "encoder"

    def loaded(self) -> Loaded:
        """The model; the same object in a process."""
        from translit.neural import load

        return load(self.model, self.kind, device=self.device, allow_download=self.allow_download)

    def signature(self, references: str) -> str:
        from translit.neural.licences import licence

        loaded = self.loaded()
        told = dict(loaded.signature.fields) | self.told()
        return str(Signature.of(nrefs=references, licence=licence(loaded.source), **told))

    def told(self) -> dict[str, Any]:
        """What else the numbers depend on."""
        return {}


def best(batch: Batch, hypotheses_and_references: Any, *, lower: bool = False) -> list[float]:
    """For each segment the best of its references, given all pairs' numbers in order."""
    numbers = iter(hypotheses_and_references)
    choose = min if lower else max
    return [choose(next(numbers) for _ in refs) for refs in batch.references]


def pairs(batch: Batch) -> tuple[list[str], list[str], list[int]]:
    """(hypotheses, references, segment of each) over all references."""
    rows = [
        (h, r, i)
        for i, (h, refs) in enumerate(zip(batch.hypotheses, batch.references, strict=True))
        for r in refs
    ]
    return [h for h, _, _ in rows], [r for _, r, _ in rows], [i for _, _, i in rows]
