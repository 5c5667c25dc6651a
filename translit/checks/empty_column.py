"""A column of the batch in which nothing stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import BatchCheck, Context, Observation
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["EmptyColumn"]


@dataclass(frozen=True)
class EmptyColumn(BatchCheck):
    """A column ``source``, ``target`` or ``reference`` that a system's rows have, all of them empty.

    A column that isn't there at all is no error: a batch may come without sources. At least
    ``min_segments`` rows are needed to say so.
    """

    id = "empty-column"
    category = Category.OMISSION
    severity = Severity.MAJOR
    bad: ClassVar = tuple(Segment(str(i), "نص", "") for i in range(3))
    good: ClassVar = (*(Segment(str(i), "نص") for i in range(3)), Segment("4", "نص", ""))

    min_segments: int = 3

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        texts = {"source": segment.source, "target": segment.target}
        if segment.references:
            texts["reference"] = "".join(segment.references)
        filled = context.lasting.setdefault((self.id, segment.system), set())
        for column, text in texts.items():
            if column in filled:
                continue  # one that isn't empty is all there is to know
            state = "absent" if text is None else "full" if text.strip() else "empty"
            if state != "empty":
                filled.add(column)
            yield Observation((segment.system, column), state, None, None, segment.system)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        assert isinstance(key, tuple)
        states: Counter[Hashable] = Counter()
        for seen in observations:
            states[seen.value] += seen.times
        if set(states) == {"empty"} and states["empty"] >= self.min_segments:
            message = f"the column {key[1]!r} is empty in all {states['empty']} segments"
            yield self.at(observations[0], message, count=states["empty"])
