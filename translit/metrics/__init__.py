"""One metric a file. ``BUILTIN`` is their order in tables."""

from __future__ import annotations

from translit.metrics.base import Batch, Metric
from translit.metrics.bertscore import Bertscore
from translit.metrics.bleu_13a import Bleu13a
from translit.metrics.bleu_intl import BleuIntl
from translit.metrics.chrf import Chrf
from translit.metrics.chrf_plus_plus import ChrfPlusPlus
from translit.metrics.comet import Comet
from translit.metrics.metricx import Metricx, MetricxQe
from translit.metrics.perplexity import Perplexity
from translit.metrics.qe import Qe
from translit.metrics.regressor import Regressor
from translit.metrics.similarity import Similarity
from translit.metrics.ter import Ter

__all__ = ["BUILTIN", "Batch", "Metric"]

BUILTIN: tuple[type[Metric], ...] = (
    Bleu13a,
    BleuIntl,
    Chrf,
    ChrfPlusPlus,
    Ter,
    Similarity,
    Bertscore,
    Regressor,
    Comet,
    Metricx,
    MetricxQe,
    Qe,
    Perplexity,
)
