"""What every check is: it looks at segments and says findings; it never changes text."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from translit.checks.observation import Observation
from translit.checks.table import Table
from translit.edit import Edit, Normalized
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

if TYPE_CHECKING:
    from translit.checks.block import Block, Mask
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer

__all__ = ["BatchCheck", "Check", "Context", "Observation"]


_MARKS = "\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_PLAIN = re.compile(rf"\w[\w{_MARKS}]*")  # the same where there is no underscore, in less time
# what makes of an ASCII text its words between spaces; the second in lower case too
_SPACED = bytes(i if i < 128 and chr(i).isalnum() else 32 for i in range(256))
_LOWERED = _SPACED.lower()


_KEPT = 4096  # texts whose names are remembered from block to block
_SHORT = 2_000  # code points of those that are worth it


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know beyond its segment.

    ``source_lang`` and ``target_lang`` are those of the batch (or found for the document), for
    segments that don't say. Everything costly is remembered: in ``memo``, which is the segment's own,
    and in ``lasting``, which lives as long as the audit. A check runs ten thousand times a second
    beside forty others: name the characters that it waits for (``Check.target_has``), or tell for many
    segments at once which it may concern (``Check.concerned``), and look closer only at those.
    """

    glossary: Glossary | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    memo: dict[Hashable, Any] = field(default_factory=dict)
    lasting: dict[Hashable, Any] = field(default_factory=dict)
    ready: dict[tuple[str, str | None], Normalized] = field(default_factory=dict)

    def afresh(self) -> Context:
        """The context for another segment: what lasts is shared, ``memo`` is its own."""
        return Context(
            self.glossary, self.source_lang, self.target_lang, {}, self.lasting, self.ready
        )

    def source_lang_of(self, segment: Segment) -> str | None:
        """The source language of a segment, else of the batch."""
        return segment.source_lang or self.source_lang

    def target_lang_of(self, segment: Segment) -> str | None:
        """The target language of a segment, else of the batch."""
        return segment.target_lang or self.target_lang

    def target_is(self, segment: Segment, *codes: str) -> bool:
        """Whether the target is in one of these languages (``ar`` holds for ``ar-EG``)."""
        lang = segment.target_lang or self.target_lang
        return lang is not None and lang.partition("-")[0] in codes

    def characters(self, text: str) -> frozenset[str]:
        """The set of characters of a text: the cheap test before a regular expression."""
        found: frozenset[str] | None = self.memo.get(("characters", text))
        if found is None:
            found = self.memo["characters", text] = frozenset(text)
        return found

    def tokens(self, text: str) -> list[str]:
        """The runs of letters and digits; diacritics and tatweel stay inside."""
        found: list[str] | None = self.memo.get(("tokens", text))
        if found is None:
            if text.isascii():
                found = text.encode().translate(_SPACED).decode().split()
            else:
                found = (_WORD if "_" in text else _PLAIN).findall(text)
            self.memo["tokens", text] = found
        return found

    def lowered(self, text: str) -> list[str]:
        """The same in lower case."""
        found: list[str] | None = self.memo.get(("lowered", text))
        if found is None:
            if text.isascii():
                found = text.encode().translate(_LOWERED).decode().split()
            elif text.lower() != text:
                found = [word.lower() for word in self.tokens(text)]
            else:
                found = self.tokens(text)
            self.memo["lowered", text] = found
        return found

    def words(self, text: str) -> list[tuple[str, int, int]]:
        """The tokens as (word, start, end), for those who must say where."""
        found: list[tuple[str, int, int]] | None = self.memo.get(("words", text))
        if found is None:
            found = self.memo["words", text] = _placed(self.tokens(text), text)
        return found

    def normalized(self, text: str, lang: str | None) -> Normalized:
        """The names of a text; without a glossary there are none. Cached for the segment at hand."""
        found: Normalized | None = self.ready.get((text, lang))
        if found is None:
            found = self.memo.get(("normalized", text, lang))
        if found is None:
            found = self.memo["normalized", text, lang] = self._normalize(text, lang)
        return found

    def prepare(self, texts: Iterable[tuple[str, str | None]]) -> None:
        """Find the names of many (text, language) pairs at once, which is ten times as fast.

        They stay for a while: where several systems are audited, the sources come again.
        """
        if self.glossary is None:
            return
        wanted = dict.fromkeys(texts)
        kept = {pair: self.ready[pair] for pair in wanted if pair in self.ready}
        pairs = [pair for pair in wanted if pair not in kept]
        found = self._normalizer().many([text for text, _ in pairs], [lang for _, lang in pairs])
        self._keep(kept | dict(zip(pairs, found, strict=True)))

    def _keep(self, new: dict[tuple[str, str | None], Normalized]) -> None:
        """Put these behind what is ready; the oldest and the long ones of before are forgotten."""
        rest = [pair for pair in self.ready if pair not in new]
        for pair in rest[:-_KEPT]:
            del self.ready[pair]
        for pair in rest[-_KEPT:]:
            if len(pair[0]) > _SHORT:
                del self.ready[pair]
        for pair, found in new.items():
            self.ready.pop(pair, None)
            self.ready[pair] = found

    def _normalizer(self) -> Normalizer:
        if "normalizer" not in self.lasting:
            from translit.normalizer import Normalizer

            assert self.glossary is not None
            self.lasting["normalizer"] = Normalizer(self.glossary)
        found: Normalizer = self.lasting["normalizer"]
        return found

    def _normalize(self, text: str, lang: str | None) -> Normalized:
        if self.glossary is None:
            return Normalized(text, lang=lang)
        return self._normalizer()(text, lang=lang)


def _placed(tokens: list[str], text: str) -> list[tuple[str, int, int]]:
    """The tokens with their places. Nothing between two of them can begin the second."""
    out, end, find = [], 0, text.find
    for token in tokens:
        start = find(token, end)
        end = start + len(token)
        out.append((token, start, end))
    return out


class Check(ABC):
    """One fault. A subclass is a frozen dataclass; its fields are its options.

    The docstring is the manual page. ``bad`` are segments in which it finds something, ``good`` in
    which it finds nothing; both run as tests and stand in the docs. ``default`` is False for a check
    that cannot keep its false-alarm budget; its manual page says so. ``house_style`` marks checks of
    taste, told apart in every sum.

    ``target_has`` and ``source_has`` are characters that a check waits for: the audit doesn't ask it
    about a segment that has none of the one in its target and none of the other in its source. Both
    empty: it is always asked.
    """

    id: ClassVar[str]
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    default: ClassVar[bool] = True
    house_style: ClassVar[bool] = False
    target_has: ClassVar[frozenset[str]] = frozenset()
    source_has: ClassVar[frozenset[str]] = frozenset()
    bad: ClassVar[tuple[Segment, ...]]
    good: ClassVar[tuple[Segment, ...]]

    @classmethod
    def available(cls) -> bool:
        """Whether the packages that it needs are there; ``all`` leaves out a check that can't run."""
        return True

    def prepare(self, segments: Sequence[tuple[Segment, Context]]) -> None:
        """Look at some hundred segments at once, before ``check`` sees each; only what gains by it does.

        Raises what is wrong with the check itself, which ends the audit: a fault of no segment.
        """
        return

    def concerned(self, block: Block) -> Mask | None:
        """Which of some hundred segments it may have anything to say of; None: each must be asked.

        A quick look at all at once, which may say yes too often and never no too often: it spares time
        and changes no answer. What may be ``observe``d counts too.
        """
        return None

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
        start, end = span or (None, None)
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


class BatchCheck(Check):
    """A check that needs the whole batch: map (``observe``), group by key, reduce (``conclude``).

    ``conclude`` gets the observations of one key in the order of the batch, and is called for the keys
    in the order in which each was first seen: the answer does not depend on how the batch was split.
    """

    several: ClassVar[bool] = False
    """Whether nothing can be said of a key of which only one thing was seen: it isn't concluded."""

    def table(self) -> Table:
        """What the audit remembers it in, empty: its own where observations would be too many."""
        return Table()

    def observe(self, segment: Segment, context: Context) -> Iterable[Observation]:
        """What is to be remembered of one segment."""
        return ()

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        """The findings for one key."""
        raise NotImplementedError

    def at(
        self, place: Observation, message: str, *, text: str | None = None, **more: Any
    ) -> Finding:
        """A finding at the place of an observation; of the whole batch where it has no segment."""
        return replace(
            self.finding(None, None, message, **more),
            document=place.document,
            segment=place.segment,
            system=place.system,
            start=place.start,
            end=place.end,
            text=text,
            side=more.get("side", "target" if place.start is not None else "batch"),
        )
