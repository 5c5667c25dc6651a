"""One check a file. ``BUILTIN`` is their order in lists and reports."""

from __future__ import annotations

from translit.checks.base import BatchCheck, Check, Context, Observation
from translit.checks.number_mismatch import NumberMismatch

__all__ = ["BUILTIN", "BatchCheck", "Check", "Context", "Observation"]

BUILTIN: tuple[type[Check], ...] = (NumberMismatch,)
