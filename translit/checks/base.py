"""What every check is: it looks at segments and says findings; it never changes text."""

from __future__ import annotations

from abc import ABC
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from translit.edit import Edit, Normalized
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

if TYPE_CHECKING:
    from translit.glossary import Glossary

__all__ = ["BatchCheck", "Check", "Context", "Observation"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know beyond its segment.

    ``source_lang`` and ``target_lang`` are those of the batch, for segments that don't say.
    ``normalized`` gives mentions and edits of a text in a language, remembered for the segment at
    hand, so that several checks share the work. ``memo`` is a cache that the auditor empties after
    each segment.
    """

    glossary: Glossary | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    memo: dict[Hashable, Any] = field(default_factory=dict)

    def source_lang_of(self, segment: Segment) -> str | None:
        """The source language of a segment, else of the batch."""
        return segment.source_lang or self.source_lang

    def target_lang_of(self, segment: Segment) -> str | None:
        """The target language of a segment, else of the batch."""
        return segment.target_lang or self.target_lang

    def normalized(self, text: str, lang: str | None) -> Normalized:
        """The names of a text; without a glossary there are none. Cached for the segment at hand."""
        key = ("normalized", text, lang)
        if key not in self.memo:
            self.memo[key] = self._normalize(text, lang)
        found: Normalized = self.memo[key]
        return found

    def _normalize(self, text: str, lang: str | None) -> Normalized:
        if self.glossary is None:
            return Normalized(text, lang=lang)
        from translit.normalizer import Normalizer

        return Normalizer(self.glossary)(text, lang=lang)


class Check(ABC):  # noqa: B024 - check and observe are alternatives
    """One fault. A subclass is a frozen dataclass; its fields are its options.

    The docstring is the manual page. ``bad`` are segments in which it finds something, ``good`` in
    which it finds nothing; both run as tests and stand in the docs. ``default`` is False for a check
    that cannot keep its false-alarm budget; its manual page says so. ``house_style`` marks checks of
    taste, told apart in every sum.
    """

    id: ClassVar[str]
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    default: ClassVar[bool] = True
    house_style: ClassVar[bool] = False
    bad: ClassVar[tuple[Segment, ...]]
    good: ClassVar[tuple[Segment, ...]]

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        """The findings in one segment."""
        return ()

    def finding(
        self,
        segment: Segment | None,
        span: tuple[int, int] | None,
        message: str,
        *,
        side: str = "target",
        suggestion: Edit | None = None,
        concept: str | None = None,
        score: float | None = None,
        severity: Severity | None = None,
        count: int = 1,
    ) -> Finding:
        """A finding of this check, its place and text filled in from the segment."""
        start, end = span if span else (None, None)
        text = None
        if segment is not None and span is not None:
            whole = segment.source if side == "source" else segment.target
            text = (whole or "")[span[0] : span[1]]
        return Finding(
            check=self.id,
            category=self.category,
            severity=self.severity if severity is None else severity,
            message=message,
            document=segment.document if segment else None,
            segment=segment.id if segment else None,
            system=segment.system if segment else None,
            side=side,
            start=start,
            end=end,
            text=text,
            suggestion=suggestion,
            concept=concept,
            score=score,
            count=count,
        )


class Observation(NamedTuple):
    """What a batch check notes of one segment: small, picklable, mergeable in any order.

    ``key`` groups (a name, a source text), ``value`` is what was seen, ``place`` lets a finding point.
    """

    key: Hashable
    value: Hashable
    document: str | None = None
    segment: str | None = None
    system: str | None = None
    start: int | None = None
    end: int | None = None


class BatchCheck(Check):
    """A check that needs the whole batch: map (``observe``), group by key, reduce (``conclude``).

    ``conclude`` gets the observations of one key, sorted, so that the answer does not depend on how
    the batch was split.
    """

    def observe(self, segment: Segment, context: Context) -> Iterator[Observation]:
        """What is to be remembered of one segment."""
        raise NotImplementedError

    def conclude(self, key: Hashable, observations: Iterable[Observation]) -> Iterator[Finding]:
        """The findings for one key."""
        raise NotImplementedError
