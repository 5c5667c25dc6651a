"""chrF and chrF++ on sufficient statistics, to sacrebleu's last digit, many segments at once.

Source: Popović 2015, 2017; sacrebleu for the effective order and the signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from translit.metrics.base import Batch, Metric

if TYPE_CHECKING:
    from translit.metrics._ngrams import Ints
    from translit.metrics.base import Rows

__all__ = ["CharacterF"]

_CHARACTERS = 6
_BETA = 2


class CharacterF(Metric):
    """F-score of character n-grams (1-6) and, in chrF++, word n-grams (1-2).

    Columns: hypothesis total, reference total, matches, for each order.
    """

    words: ClassVar[int] = 0

    def statistics(self, batch: Batch) -> Rows:
        import numpy as np

        out = np.zeros((len(batch.hypotheses), self.width), dtype=np.float64)
        best = np.full(len(batch.hypotheses), -1.0)
        for number, (rows, texts) in enumerate(batch.streams()):
            stats = self._against(batch, number, rows, texts)
            score = self.scores(stats)
            index = np.array(rows, dtype=np.int64)
            better = score > best[index]
            out[index[better]] = stats[better]
            best[index[better]] = score[better]
        return out

    def _against(self, batch: Batch, number: int, rows: list[int], texts: list[str]) -> Rows:
        """The statistics against one stream of references."""
        import numpy as np

        hypotheses = [batch.hypotheses[i] for i in rows]
        parts = [batch.remember(("chrf", number), lambda: _by_characters(hypotheses, texts))]
        if self.words:
            parts.append(_by_words(hypotheses, texts, self.words))
        return np.concatenate(parts, axis=1)

    def scores(self, sums: Rows) -> Rows:
        import numpy as np

        theirs, ours, match = sums[:, 0::3], sums[:, 1::3], sums[:, 2::3]
        both = (theirs > 0) & (ours > 0)
        orders = np.maximum(both.sum(axis=1), 1)
        precision = np.where(both, match / np.maximum(theirs, 1), 0.0).sum(axis=1) / orders
        recall = np.where(both, match / np.maximum(ours, 1), 0.0).sum(axis=1) / orders
        weight = _BETA**2
        below = weight * precision + recall
        above = 100 * (1 + weight) * precision * recall
        return np.where(below > 0, above / np.where(below > 0, below, 1.0), 0.0)

    def signature(self, references: str) -> str:
        import sacrebleu

        version = sacrebleu.__version__
        return (
            f"nrefs:{references}|case:mixed|eff:yes|nc:{_CHARACTERS}|nw:{self.words}|"
            f"space:no|version:{version}"
        )


def _by_characters(hypotheses: Sequence[str], references: Sequence[str]) -> Rows:
    import numpy as np

    from translit.metrics._ngrams import shared
    from translit.metrics._tokens import characters

    found = (characters(hypotheses), characters(references))
    encoded = [text.encode("utf-32-le", "surrogatepass") for text, _ in found]
    points = [np.frombuffer(data, dtype=np.uint32) for data in encoded]
    used = np.zeros(max((int(p.max()) for p in points if p.size), default=0) + 1, dtype=bool)
    for p in points:
        used[p] = True
    code = np.cumsum(used, dtype=np.int64)
    size = np.array([sizes for _, sizes in found])
    return _columns(size, shared([code[p] for p in points], size, _CHARACTERS))


def _by_words(hypotheses: Sequence[str], references: Sequence[str], order: int) -> Rows:
    from translit.metrics._ngrams import shared
    from translit.metrics._tokens import codes, words_chrf

    items, sizes = codes([[words_chrf(t) for t in hypotheses], [words_chrf(t) for t in references]])
    return _columns(sizes, shared(items, sizes, order))


def _columns(sizes: Ints, match: Ints) -> Rows:
    """Totals and matches side by side, an order after the other."""
    import numpy as np

    from translit.metrics._ngrams import totals

    order = match.shape[1]
    theirs, ours = totals(sizes[0], order), totals(sizes[1], order)
    # An order that the reference is too short for doesn't count against the hypothesis.
    stacked = np.stack([np.where(ours > 0, theirs, 0), ours, match], axis=2)
    return stacked.reshape(len(match), 3 * order).astype(np.float64)
