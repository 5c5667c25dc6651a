"""A measured number, its interval, and how a run's numbers are printed."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

__all__ = ["Row", "bootstrap", "table", "wilson"]

T = TypeVar("T")


class Row(NamedTuple):
    """One number: which system, on what, by which metric. ``value`` None: not run, ``note`` says why."""

    system: str
    case: str
    metric: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    note: str = ""


def wilson(k: float, n: int) -> tuple[float, float, float]:
    """(share, low, high) of k among n at 95 %. Source: Wilson 1927."""
    if n == 0:
        return 0.0, 0.0, 1.0
    z, p = 1.959964, k / n
    middle = p + z * z / 2 / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    below = 1 + z * z / n
    return p, max((middle - half) / below, 0.0), min((middle + half) / below, 1.0)


def bootstrap(
    items: Sequence[T], statistic: Callable[[Sequence[T]], float], times: int = 500
) -> tuple[float, float, float]:
    """(value, low, high) of a statistic at 95 %, by a seeded percentile bootstrap over the items."""
    rng = random.Random(1)
    drawn = sorted(statistic(rng.choices(items, k=len(items))) for _ in range(times))
    return statistic(items), drawn[int(0.025 * times)], drawn[int(0.975 * times) - 1]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    head = ("system", "case", "metric", "value", "95 %", "n", "note")
    body = [
        (r.system, r.case, r.metric, _number(r.value), _interval(r), f"{r.n:,}", r.note)
        for r in rows
    ]
    lines = [head, tuple("---" for _ in head), *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _number(value: float | None) -> str:
    if value is None:
        return "not run"
    return f"{value:.3f}" if abs(value) < 100 else f"{value:,.0f}"


def _interval(row: Row) -> str:
    return (
        "" if row.low is None or row.high is None else f"{_number(row.low)} - {_number(row.high)}"
    )
