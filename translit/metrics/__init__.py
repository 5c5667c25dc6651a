"""One metric a file. ``BUILTIN`` is their order in tables."""

from __future__ import annotations

from translit.metrics.base import Batch, Metric
from translit.metrics.bleu_13a import Bleu13a
from translit.metrics.bleu_intl import BleuIntl
from translit.metrics.chrf import Chrf
from translit.metrics.chrf_plus_plus import ChrfPlusPlus
from translit.metrics.ter import Ter

__all__ = ["BUILTIN", "Batch", "Metric"]

BUILTIN: tuple[type[Metric], ...] = (Bleu13a, BleuIntl, Chrf, ChrfPlusPlus, Ter)
