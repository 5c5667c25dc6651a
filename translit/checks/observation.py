"""What a batch check notes of one segment."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

__all__ = ["Observation"]


class Observation(NamedTuple):
    """What a batch check notes of one segment: small, picklable, mergeable in any order.

    ``key`` groups (a name, a source text), ``value`` is what was seen, ``place`` lets a finding point.
    Observations that agree in key, value, document and system become one: the first place, and
    ``times`` how many they were. So what an audit remembers are count tables, not the batch.
    """

    key: Hashable
    value: Hashable
    document: str | None = None
    segment: str | None = None
    system: str | None = None
    start: int | None = None
    end: int | None = None
    times: int = 1
