"""TER: edits and shifts to the reference, per reference word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from translit.metrics.base import Batch, Metric

if TYPE_CHECKING:
    from translit.metrics.base import Rows

__all__ = ["Ter"]


@dataclass(frozen=True)
class Ter(Metric):
    """Translation edit rate: lower is better, 0 is the reference itself, it may pass 100.

    Columns: edits against the nearest reference, mean length of the references. Source: Snover et
    al. 2006, in sacrebleu's reading of Tercom (lower case, words at white space).
    """

    id: ClassVar[str] = "ter"
    width: ClassVar[int] = 2
    lower_is_better: ClassVar[bool] = True

    def statistics(self, batch: Batch) -> Rows:
        import numpy as np

        rows = [_row(h, refs) for h, refs in zip(batch.hypotheses, batch.references, strict=True)]
        return np.array(rows, dtype=np.float64).reshape(len(rows), self.width)

    def scores(self, sums: Rows) -> Rows:
        import numpy as np

        edits, length = sums[:, 0], sums[:, 1]
        # Sacrebleu's rule: edits without a reference word are 100, nothing against nothing is 0.
        bare = np.where(edits > 0, 100.0, 0.0)
        return np.where(length > 0, 100 * (edits / np.where(length > 0, length, 1.0)), bare)

    def signature(self, references: str) -> str:
        import sacrebleu

        return (
            f"nrefs:{references}|case:lc|tok:tercom|norm:no|punct:yes|asian:no|"
            f"version:{sacrebleu.__version__}"
        )


def _row(hypothesis: str, references: Sequence[str]) -> tuple[float, float]:
    from translit.metrics._ter import edits

    words = hypothesis.lower().split()
    theirs = [reference.lower().split() for reference in references]
    return min(edits(words, t) for t in theirs), sum(map(len, theirs)) / len(theirs)
