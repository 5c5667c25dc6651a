"""What a comparison of two spellings says."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Match"]


@dataclass(frozen=True, slots=True)
class Match:
    """How alike two spellings are. ``score`` is the calibrated probability that they are one name.

    ``same`` is the verdict at the shipped threshold. ``why`` explains: the aligned letters and the
    costs that decided, for people.
    """

    a: str
    b: str
    score: float
    same: bool
    why: str = ""
