"""The scores of a batch's systems against the references that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translit.report import Evaluation
from translit.segment import Segment

__all__ = ["evaluation"]

TRIALS = 1_000
"""Of the significance tests: p to about one hundredth; `translit evaluate` makes ten thousand."""


def evaluation(
    segments: Sequence[Segment], target_lang: str | None, glossary: Any
) -> Evaluation | None:
    """The evaluation in layers; None where no segment that every system has carries a reference.

    Systems are compared on the segments (document and id) that all of them have.
    """
    if not segments:
        return None
    from translit.evaluator import evaluate_segments

    lang = target_lang or segments[0].target_lang
    named = "none" if glossary is None else glossary
    return evaluate_segments(segments, target_lang=lang, glossary=named, trials=TRIALS)
