"""Hypotheses and references as rows, whatever way they are given; what is ambiguous is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from translit.errors import InputError

__all__ = ["LAYOUTS", "Row", "rows"]

LAYOUTS = ("segments", "streams")


class Row(NamedTuple):
    """One segment: a hypothesis a system, in the systems' order, and its references (one at least)."""

    id: str
    hypotheses: tuple[str, ...]
    references: tuple[str, ...]
    source: str | None = None
    document: str | None = None
    domain: str | None = None


_END = object()


def rows(
    systems: Mapping[str, Iterable[str]],
    references: Iterable[Any],
    *,
    layout: str | None = None,
    sources: Iterable[str | None] | None = None,
    documents: Iterable[str | None] | None = None,
    domains: Iterable[str | None] | None = None,
) -> Iterator[Row]:
    """The rows, streamed. Raises ``InputError`` where lengths differ or a text is missing.

    ``references``: a string a segment; or, for several references, ``layout="segments"`` (a list of
    references a segment) or ``layout="streams"`` (sacrebleu's: a list of segments a reference).
    Without a layout the shape tells, and a shape that could be both is refused. None in a stream is
    a reference that this segment doesn't have.
    """
    if not systems:
        raise InputError("no hypotheses: give at least one system")
    references = _by_segment(references, layout, _length(systems))
    columns: dict[str, Iterable[Any]] = {f"hypotheses of {n!r}": t for n, t in systems.items()}
    columns["references"] = references
    beside = {"sources": sources, "documents": documents, "domains": domains}
    columns |= {name: column for name, column in beside.items() if column is not None}
    _check_lengths(columns)
    for number, values in enumerate(_zipped(columns), 1):
        named = dict(zip(columns, values, strict=True))
        yield Row(
            id=str(number),
            hypotheses=tuple(_text(named[n], n, number) for n in list(columns)[: len(systems)]),
            references=_references(named["references"], number),
            source=named.get("sources"),
            document=named.get("documents"),
            domain=named.get("domains"),
        )


def _zipped(columns: Mapping[str, Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    empty = True
    for number, values in enumerate(zip_longest(*columns.values(), fillvalue=_END), 1):
        short = [name for name, value in zip(columns, values, strict=True) if value is _END]
        if short:
            raise InputError(f"lengths differ: {', '.join(short)} end before segment {number:,}")
        empty = False
        yield values
    if empty:
        raise InputError("there are no segments")


def _check_lengths(columns: Mapping[str, Iterable[Any]]) -> None:
    sizes = {name: len(c) for name, c in columns.items() if isinstance(c, Sequence)}
    if len(set(sizes.values())) > 1:
        told = ", ".join(f"{name} {size:,}" for name, size in sizes.items())
        raise InputError(f"lengths differ: {told}")


def _text(value: Any, name: str, number: int) -> str:
    if not isinstance(value, str):
        raise InputError(
            f"{name}: expected text, found {type(value).__name__}", f"segment {number}"
        )
    return value


def _references(value: Any, number: int) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else tuple(value or ())
    found = tuple(v for v in found if v is not None)
    for v in found:
        _text(v, "references", number)
    if not found:
        raise InputError(
            "has no reference; leave it out of the hypotheses too", f"segment {number}"
        )
    return found


def _length(systems: Mapping[str, Iterable[str]]) -> int | None:
    sizes = [len(texts) for texts in systems.values() if isinstance(texts, Sequence)]
    for name, texts in systems.items():
        if isinstance(texts, str):
            raise InputError(f"hypotheses of {name!r} are one string; give a list of segments")
    return sizes[0] if sizes else None


def _by_segment(references: Any, layout: str | None, count: int | None) -> Iterable[Any]:
    """References a segment, whichever way they are given."""
    if isinstance(references, str):
        raise InputError("references are one string; give a list of segments")
    if layout is not None and layout not in LAYOUTS:
        raise InputError(f"no layout {layout!r}; known: {', '.join(LAYOUTS)}")
    if layout == "segments" or (layout is None and not _nested(references)):
        found: Iterable[Any] = references
        return found
    if layout == "streams" or _are_streams(references, count):
        return list(_across(references)) if count is not None else _across(references)
    nested: Iterable[Any] = references
    return nested


def _nested(references: Any) -> bool:
    return (
        isinstance(references, Sequence)
        and len(references) > 0
        and not any(isinstance(r, str) or r is None for r in references)
    )


def _are_streams(references: Sequence[Any], count: int | None) -> bool:
    sizes = {len(r) if isinstance(r, Sequence) else -1 for r in references}
    streams = sizes in ({count}, {-1})
    if streams and len(references) == count:
        raise InputError(
            f"{count} lists of {count} references may be read two ways; say layout='segments' "
            "(a list of references a segment) or layout='streams' (a list of segments a reference)"
        )
    if not streams and len(references) != count:
        told = ", ".join(f"{s:,}" for s in sorted(sizes))
        raise InputError(f"lengths differ: hypotheses {count or 0:,}, references {told}")
    return streams


def _across(streams: Iterable[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    streams = list(streams)
    columns = {f"references {n}": s for n, s in enumerate(streams, 1)}
    _check_lengths(columns)
    for values in zip_longest(*streams, fillvalue=_END):
        if _END in values:
            raise InputError("lengths differ: one stream of references ends before the others")
        yield values
