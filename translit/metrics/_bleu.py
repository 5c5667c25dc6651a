"""BLEU on sufficient statistics, to sacrebleu's last digit.

Source: Papineni et al. 2002; sacrebleu (Post 2018) for tokenizers, smoothing and signature.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from translit.metrics.base import Batch, Metric

if TYPE_CHECKING:
    from translit.metrics.base import Rows

__all__ = ["Bleu"]

_ORDER = 4


class Bleu(Metric):
    """BLEU by one tokenizer. Columns: hypothesis and reference length, 4 matches, 4 totals."""

    width: ClassVar[int] = 2 + 2 * _ORDER
    tokenizer: ClassVar[str]

    def tokenize(self) -> Callable[[str], list[str]]:
        """The function from a text to its tokens."""
        raise NotImplementedError

    def statistics(self, batch: Batch) -> Rows:
        import numpy as np

        from translit.metrics._ngrams import shared, totals
        from translit.metrics._tokens import codes

        tokenize = self.tokenize()
        count = len(batch.hypotheses)
        streams = [[tokenize(text) for text in batch.hypotheses]]
        present = np.zeros((0, count), dtype=bool)
        for rows, texts in batch.streams():
            stream: list[list[str]] = [[] for _ in range(count)]
            for row, text in zip(rows, texts, strict=True):
                stream[row] = tokenize(text)
            streams.append(stream)
            present = np.vstack([present, np.isin(np.arange(count), rows)])
        items, sizes = codes(streams)
        out = np.empty((count, self.width), dtype=np.float64)
        out[:, 0] = sizes[0]
        out[:, 1] = _closest(sizes[0], np.where(present, sizes[1:], np.iinfo(np.int32).max))
        out[:, 2 : 2 + _ORDER] = shared(items, sizes, _ORDER)
        out[:, 2 + _ORDER :] = totals(sizes[0], _ORDER)
        return out

    def scores(self, sums: Rows) -> Rows:
        return _scores(sums, effective=False)

    def segment_scores(self, rows: Rows) -> Rows:
        """Sentence BLEU: orders that a short segment doesn't have are left out (effective order)."""
        return _scores(rows, effective=True)

    def signature(self, references: str) -> str:
        import sacrebleu

        version = sacrebleu.__version__
        return f"nrefs:{references}|case:mixed|eff:no|tok:{self.tokenizer}|smooth:exp|version:{version}"


def _closest(length: Rows, references: Rows) -> Rows:
    """The reference length nearest to the hypothesis's, the shorter one of two that are as near."""
    import numpy as np

    apart = np.abs(references - length)
    nearest = apart.min(axis=0)
    closest: Rows = np.where(apart == nearest, references, np.iinfo(np.int32).max).min(axis=0)
    return closest


def _scores(sums: Rows, *, effective: bool) -> Rows:
    import numpy as np

    length, reference = sums[:, 0], sums[:, 1]
    correct, total = sums[:, 2 : 2 + _ORDER], sums[:, 2 + _ORDER :]
    # Smoothing "exp" (NIST): every order without a match halves the next one's precision.
    smooth = 2.0 ** np.cumsum((correct == 0) & (total > 0), axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(correct > 0, 100.0 * correct, 100.0 / smooth) / total
        logs = np.log(precision)
        brevity = np.where(length < reference, np.exp(1 - reference / length), 1.0)
    orders = (total > 0).sum(axis=1) if effective else np.full(len(sums), _ORDER)
    used = np.arange(_ORDER)[None, :] < orders[:, None]
    mean = np.where(used, logs, 0.0).sum(axis=1) / np.maximum(orders, 1)
    sound = correct.any(axis=1) & ((total > 0) | ~used).all(axis=1)
    return np.where(sound, brevity * np.exp(np.where(sound, mean, 0.0)), 0.0)
