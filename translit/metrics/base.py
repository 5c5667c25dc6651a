"""What every metric is: a segment gives a row of sufficient statistics, summed rows give a score.

From the one matrix of rows come segment, document and system scores, intervals and significance.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Rows = npt.NDArray[np.float64]

__all__ = ["Batch", "Metric"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch:
    """Some hundred hypotheses, each with its references (one at least; their number may vary).

    ``sources`` are as many as the hypotheses, or none where nobody gave them. ``memo`` lets metrics
    share work on the same batch (chrF and chrF++ count the same characters).
    """

    hypotheses: Sequence[str]
    references: Sequence[Sequence[str]]
    memo: dict[Hashable, Any] = field(default_factory=dict)
    sources: Sequence[str | None] = ()
    source_lang: str | None = None
    target_lang: str | None = None

    def remember(self, key: Hashable, work: Callable[[], T]) -> T:
        """What ``work`` gave the first time."""
        if key not in self.memo:
            self.memo[key] = work()
        found: T = self.memo[key]
        return found

    def streams(self) -> list[tuple[list[int], list[str]]]:
        """The references as (rows that have an r-th one, those references), one pair for each r."""
        out: list[tuple[list[int], list[str]]] = []
        for r in range(max(map(len, self.references), default=0)):
            rows = [i for i, refs in enumerate(self.references) if len(refs) > r]
            out.append((rows, [self.references[i][r] for i in rows]))
        return out


class Metric(ABC):
    """One metric. A subclass is a frozen dataclass; its fields are its options.

    ``id`` is what its scores are called (``chrf++``), ``width`` the number of columns of its
    statistics, ``lower_is_better`` true for error rates. Values run from 0 to 100. ``default`` is False
    for a metric that needs a model: it is computed only where it is named.
    """

    id: ClassVar[str]
    width: ClassVar[int]
    lower_is_better: ClassVar[bool] = False
    default: ClassVar[bool] = True

    @abstractmethod
    def statistics(self, batch: Batch) -> Rows:
        """The sufficient statistics, (segments, width); whole numbers where the metric has such."""

    @abstractmethod
    def scores(self, sums: Rows) -> Rows:
        """Scores of summed statistics, (k, width) -> (k,): of systems, documents, resamples."""

    @abstractmethod
    def signature(self, references: str) -> str:
        """How the number is got, as sacrebleu writes it. ``references``: their number, or ``var``."""

    def segment_scores(self, rows: Rows) -> Rows:
        """The scores of single segments, (segments, width) -> (segments,)."""
        return self.scores(rows)
