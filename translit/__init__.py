"""Text that came through translation, made trustworthy.

    import translit
    translit.normalize("القيادة العامة لـ LNA", glossary="libya").text
    step = translit.Pipeline(glossary="libya")      # a callable for other pipelines
    report = translit.audit("batch.jsonl")          # findings and scores

Everything is imported on first use: ``import translit`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from translit._version import __version__

if TYPE_CHECKING:
    from translit.auditor import audit
    from translit.cleaners import clean, clean_many
    from translit.detectors import detect, detect_many, detect_spans
    from translit.edit import Edit, Mention, Normalized
    from translit.evaluator import evaluate
    from translit.finding import Category, Finding, Severity
    from translit.glossary import Concept, Glossary, Term
    from translit.miner import mine
    from translit.names import Match, match, match_many
    from translit.normalizer import Normalizer
    from translit.pipeline import Pipeline, normalize
    from translit.report import Evaluation, Report, Score
    from translit.segment import Detection, Document, Segment, Span

__all__ = [
    "Category",
    "Concept",
    "Detection",
    "Document",
    "Edit",
    "Evaluation",
    "Finding",
    "Glossary",
    "Match",
    "Mention",
    "Normalized",
    "Normalizer",
    "Pipeline",
    "Report",
    "Score",
    "Segment",
    "Severity",
    "Span",
    "Term",
    "__version__",
    "audit",
    "clean",
    "clean_many",
    "detect",
    "detect_many",
    "detect_spans",
    "evaluate",
    "match",
    "match_many",
    "mine",
    "normalize",
]

_HOMES = {
    "auditor": ("audit",),
    "cleaners": ("clean", "clean_many"),
    "detectors": ("detect", "detect_many", "detect_spans"),
    "edit": ("Edit", "Mention", "Normalized"),
    "evaluator": ("evaluate",),
    "finding": ("Category", "Finding", "Severity"),
    "glossary": ("Concept", "Glossary", "Term"),
    "miner": ("mine",),
    "names": ("Match", "match", "match_many"),
    "normalizer": ("Normalizer",),
    "pipeline": ("Pipeline", "normalize"),
    "report": ("Evaluation", "Report", "Score"),
    "segment": ("Detection", "Document", "Segment", "Span"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'translit' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"translit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
