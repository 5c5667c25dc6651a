"""Sums over findings: MQM penalties, counts, the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translit.auditor.partial import Partial, Tally
from translit.finding import Category, Finding, Severity
from translit.registry import load
from translit.report import Score, Signature

__all__ = ["Sums", "penalties", "summed"]

Weights = Mapping[Severity, float]

_ONCE = {Category.NAME, Category.TERMINOLOGY, Category.INCONSISTENT_TERMINOLOGY}
"""Errors that are made once and then repeated: n occurrences, one penalty."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a report says in numbers."""

    scores: tuple[Score, ...]
    counts: Mapping[str, Any]
    summary: Mapping[str, Any]
    names: tuple[Mapping[str, Any], ...]


def summed(findings: Sequence[Finding], partial: Partial, weights: Weights) -> Sums:
    """The sums over the findings that count."""
    live = [f for f in findings if not f.suppressed]
    penalty = penalties(live, weights)
    systems: dict[str | None, Tally] = {}
    for (_, system), tally in partial.tallies.items():
        systems.setdefault(system, Tally()).add(tally)
    total = Tally()
    for tally in systems.values():
        total.add(tally)
    names = _names(partial)
    style = {i for i, part in load("checks").items() if part.house_style}
    return Sums(
        scores=_scores(penalty, systems, weights),
        counts=_counts(total, partial, findings),
        summary={
            "mqm": _rate(sum(penalty.values()), total.words),
            "severities": {str(s): sum(f.severity is s for f in live) for s in Severity},
            "checks": dict(Counter(f.check for f in live).most_common()),
            "house_style": sum(f.check in style for f in live),
            "suppressed": len(findings) - len(live),
            "systems": _systems(systems, penalty, live),
            "documents": _documents(partial, live),
            "errors": partial.errors,
        },
        names=names,
    )


def penalties(findings: Iterable[Finding], weights: Weights) -> Counter[str | None]:
    """Penalty by system. What overlaps is one error, the worst; a name wrong n times is wrong once."""
    out: Counter[str | None] = Counter()
    seen: set[tuple[str | None, str, str]] = set()
    until: dict[tuple[str | None, str | None, str | None, str], tuple[int, float]] = {}
    for f in sorted(findings, key=_worst_first):
        weight = weights[f.severity]
        if f.category in _ONCE:
            key = (f.system, f.check, f.concept or (f.text or "").casefold())
            if key in seen:
                continue
            seen.add(key)
        if f.start is not None and f.end is not None:
            place = (f.system, f.document, f.segment, f.side)
            end, before = until.get(place, (-1, 0.0))
            if f.start < end and weight <= before:
                continue
            out[f.system] -= before if f.start < end else 0  # type: ignore[assignment]
            until[place] = (max(f.end, end), weight)
        out[f.system] += weight  # type: ignore[assignment]
    return out


def _worst_first(f: Finding) -> tuple[Any, ...]:
    start = -1 if f.start is None else f.start
    place = (f.system or "", f.document or "", f.segment or "", f.side)
    return (*place, start, -f.severity, -(f.end or 0), f.check)


def _rate(penalty: float, words: int) -> float | None:
    return round(1000 * penalty / words, 2) if words else None


def _scores(
    penalty: Counter[str | None], systems: Mapping[str | None, Tally], weights: Weights
) -> tuple[Score, ...]:
    signature = str(
        Signature.of(per="1000-words", **{str(s): f"{w:g}" for s, w in weights.items()})
    )
    return tuple(
        Score("mqm", _rate(penalty[name], tally.words), signature, system=name)
        for name, tally in systems.items()
    )


def _counts(total: Tally, partial: Partial, findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "documents": len({document for document, _ in partial.tallies}),
        "systems": len({system for _, system in partial.tallies}),
        "segments": total.segments,
        "words": total.words,
        "source_words": total.source_words,
        "errors": total.errors,
        "findings": len(findings),
        "kept_segments": partial.kept_count,
    }


def _systems(
    systems: Mapping[str | None, Tally], penalty: Counter[str | None], live: Sequence[Finding]
) -> list[dict[str, Any]]:
    by: Counter[tuple[str | None, Severity]] = Counter((f.system, f.severity) for f in live)
    return [
        {
            "system": name,
            "segments": tally.segments,
            "words": tally.words,
            "mqm": _rate(penalty[name], tally.words),
            **{str(s): by[name, s] for s in Severity},
        }
        for name, tally in systems.items()
    ]


_MOST_DOCUMENTS = 1_000


def _documents(partial: Partial, live: Sequence[Finding]) -> list[dict[str, Any]]:
    by = Counter((f.document, f.system) for f in live)
    return [
        {
            "document": document,
            "system": system,
            "segments": tally.segments,
            "words": tally.words,
            "findings": by[document, system],
        }
        for (document, system), tally in list(partial.tallies.items())[:_MOST_DOCUMENTS]
    ]


def _names(partial: Partial) -> tuple[Mapping[str, Any], ...]:
    """The names of the glossary that the targets hold, with the forms that each takes."""
    out: dict[str, dict[str, Any]] = {}
    for name, n in sorted(
        partial.mentions.items(), key=lambda x: (x[0][0], -x[1], x[0][1], x[0][3] or "")
    ):
        concept, form, status, system = name
        row = out.setdefault(concept, {"concept": concept, "count": 0, "forms": []})
        row["count"] += n
        places = list(partial.places.get(name, ()))
        row["forms"].append(
            {"form": form, "status": status, "system": system, "count": n, "documents": places}
        )
    return tuple(sorted(out.values(), key=lambda row: (-row["count"], row["concept"])))
