"""Segments of a batch, grouped by system, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from translit.errors import counted
from translit.evaluator.assembling import Options, evaluated
from translit.evaluator.entities import entity_scores
from translit.evaluator.inputs import Row
from translit.report import Evaluation, Score
from translit.segment import Segment

__all__ = ["grouped"]

_DOMAIN = ("domain", "genre")
_Key = tuple[str | None, str]


def grouped(
    segments: Iterable[Segment],
    *,
    target_lang: str | None = None,
    source_lang: str | None = None,
    **options: Any,
) -> Evaluation | None:
    """The evaluation of what all systems translated; see ``evaluate_segments``."""
    table: dict[_Key, dict[str, Segment]] = {}
    lang = target_lang
    for segment in segments:
        if segment.target is None:
            continue
        lang = lang or segment.target_lang
        source_lang = source_lang or segment.source_lang
        table.setdefault(_key(segment), {}).setdefault(segment.system or "system", segment)
    systems = tuple(dict.fromkeys(s for found in table.values() for s in found))
    rows = [row for key, found in table.items() if (row := _row(key, found, systems)) is not None]
    if not rows:
        return None
    by_document = all(row.document for row in rows) and len({row.document for row in rows}) > 1
    wanted = Options(target_lang=lang, source_lang=source_lang, by_document=by_document, **options)
    evaluation = evaluated(rows, systems, wanted)
    entities = tuple(_entities(table, systems, lang))
    evaluation = replace(evaluation, scores=(*evaluation.scores, *entities))
    left = len(table) - len(rows)
    if not left:
        return evaluation
    note = f"{left:,} of {counted(len(table), 'segment')} not scored: no reference, or not in every system"
    return replace(evaluation, warnings=(note, *evaluation.warnings))


def _entities(
    table: Mapping[_Key, Mapping[str, Segment]], systems: tuple[str, ...], lang: str | None
) -> Iterator[Score]:
    """M-ETA, where a column ``mentions`` holds the accepted names of each segment's entity."""
    for system in systems:
        found = [
            (s.target, names)
            for row in table.values()
            for s in _of(row, system)
            if (names := _mentions(s))
        ]
        if found:
            texts, accepted = zip(*found, strict=True)
            yield from entity_scores(texts, accepted, target_lang=lang, system=system)


def _of(row: Mapping[str, Segment], system: str) -> tuple[Segment, ...]:
    return (row[system],) if system in row else ()


def _mentions(segment: Segment) -> list[str]:
    given = segment.meta.get("mentions")
    return [m for m in given if isinstance(m, str) and m] if isinstance(given, list) else []


def _key(segment: Segment) -> _Key:
    """What is one segment to all systems. A document named after its file isn't shared by files."""
    return (segment.document if segment.document != segment.system else None, segment.id)


def _row(key: _Key, found: Mapping[str, Segment], systems: tuple[str, ...]) -> Row | None:
    if len(found) < len(systems):
        return None
    first = next((found[s] for s in systems if found[s].references), None)
    if first is None:
        return None
    domain = next((str(first.meta[k]) for k in _DOMAIN if first.meta.get(k)), None)
    targets = tuple(found[s].target or "" for s in systems)
    return Row(key[1], targets, first.references, first.source, first.document, domain)
