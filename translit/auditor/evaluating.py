"""The scores of a batch's systems against the references that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translit.report import Evaluation
from translit.segment import Segment

__all__ = ["evaluation"]


def evaluation(
    segments: Sequence[Segment], target_lang: str | None, glossary: Any
) -> Evaluation | None:
    """The evaluation in layers; None where no segment that every system has carries a reference.

    Systems are compared on the segments (document and id) that all of them have.
    """
    systems: dict[str, dict[tuple[str, str], Segment]] = {}
    for segment in segments:
        table = systems.setdefault(segment.system or "system", {})
        table.setdefault((segment.document or "", segment.id), segment)
    if not systems:
        return None
    first = next(iter(systems.values()))
    keys = [key for key in first if all(key in table for table in systems.values())]
    if not keys:
        return None
    from translit.evaluator import evaluate

    rows = [first[key] for key in keys]
    told: Evaluation = evaluate(
        {name: [table[key].target or "" for key in keys] for name, table in systems.items()},
        [list(row.references) for row in rows],
        layout="segments",
        sources=[row.source for row in rows],
        documents=[row.document for row in rows],
        target_lang=target_lang or rows[0].target_lang,
        glossary=glossary,
    )
    return told
