"""Whether an audit passes: what a CI job asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translit.config import Gate
from translit.errors import ConfigError, counted, nearest
from translit.finding import Severity
from translit.report import Report

__all__ = ["failures"]

_LEVELS = {str(s): s for s in Severity}


def failures(report: Report, gate: Gate, systems: Mapping[str, Gate] | None = None) -> list[str]:
    """Why the audit fails, in words; empty where it passes.

    A system that has a gate of its own is measured by that one, field by field, the others by ``gate``.
    """
    return list(_failures(report, gate, systems or {}))


def _failures(report: Report, gate: Gate, systems: Mapping[str, Gate]) -> Iterator[str]:
    for name in systems:
        if name not in {row["system"] for row in report.summary["systems"]}:
            known = [row["system"] or "" for row in report.summary["systems"]]
            yield f"a gate for system {name!r}, but the batch has none; {nearest(name, known)}"
    for row in report.summary["systems"]:
        own = systems.get(row["system"] or "", Gate())
        label = f"{row['system']}: " if row["system"] else ""
        limit = gate.max_mqm if own.max_mqm is None else own.max_mqm
        if limit is not None and (row["mqm"] or 0) > limit:
            yield f"{label}{row['mqm']} penalty points per 1,000 words, at most {limit:g} allowed"
        level = _level(own.fail_on or gate.fail_on)
        bad = 0 if level is None else sum(row[str(s)] for s in Severity if s >= level)
        if bad:
            yield f"{label}{counted(bad, 'finding')} at or above {level}"


def _level(name: str | None) -> Severity | None:
    if name in (None, "never"):
        return None
    if name not in _LEVELS:
        raise ConfigError(f"no severity {name!r}; {nearest(str(name), ('never', *_LEVELS))}")
    return _LEVELS[str(name)]
