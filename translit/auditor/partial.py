"""What an audit knows of a part of the batch: mergeable, picklable, small beside the batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from translit.checks import BatchCheck
from translit.checks.table import Table
from translit.edit import Mention
from translit.finding import Finding
from translit.segment import Document, Segment

__all__ = ["Partial", "Tally"]

_MOST_ERRORS = 100
_MOST_KEPT = 50_000

_MOST_PLACES = 20  # documents named beside a form

Name = tuple[str, str, str, str | None]


@dataclass(slots=True)
class Tally:
    """How much was read of one document of one system."""

    segments: int = 0
    words: int = 0
    source_words: int = 0
    errors: int = 0

    def add(self, other: Tally) -> None:
        """The other's counts on top."""
        self.segments += other.segments
        self.words += other.words
        self.source_words += other.source_words
        self.errors += other.errors


@dataclass(slots=True)
class Partial:
    """Findings in the order of the batch, count tables of the batch checks, tallies.

    ``tables`` go by check, ``tallies`` by (document, system), ``mentions`` by (concept, form, status,
    system); ``places`` are the first documents of each. ``kept`` are the segments that findings point
    into, at most 50,000. ``scored`` are the segments with references. What is merged into another
    isn't used any more.
    """

    findings: list[Finding] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    tallies: dict[tuple[str, str | None], Tally] = field(default_factory=dict)
    mentions: Counter[Name] = field(default_factory=Counter)
    places: dict[Name, dict[str, None]] = field(default_factory=dict)
    kept: dict[str, list[Segment]] = field(default_factory=dict)
    kept_count: int = 0
    scored: list[Segment] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def tally(self, document: str, system: str | None) -> Tally:
        """The tally to count in."""
        found = self.tallies.get((document, system))
        if found is None:
            found = self.tallies[document, system] = Tally()
        return found

    def table(self, check: BatchCheck) -> Table:
        """The table of a batch check."""
        found = self.tables.get(check.id)
        if found is None:
            found = self.tables[check.id] = check.table()
        return found

    def mention(self, mention: Mention, segment: Segment) -> None:
        """Count a name of the glossary in a target, and note where it stands."""
        name = (mention.concept, mention.form, mention.status, segment.system)
        self.mentions[name] += 1
        self._place(name, segment.document or "")

    def _place(self, name: Name, document: str) -> None:
        known = self.places.setdefault(name, {})
        if len(known) < _MOST_PLACES:
            known.setdefault(document)

    def keep(self, segment: Segment, document: str) -> None:
        """Remember a segment for the renderers, while there is room."""
        if self.kept_count < _MOST_KEPT:
            self.kept.setdefault(document, []).append(segment)
            self.kept_count += 1

    def error(self, message: str) -> None:
        """Remember what went wrong; the first hundred in words, each once."""
        if len(self.errors) < _MOST_ERRORS and message not in self.errors:
            self.errors.append(message)

    def crash(self, check: str, segment: Segment, error: Exception) -> None:
        """Count a row on which a check failed, and say where: it is never silent, never fatal."""
        self.tally(segment.document or "", segment.system).errors += 1
        place = ":".join(filter(None, (segment.document, segment.system, segment.id)))
        self.error(f"check {check} failed on {place}: {error!r}")

    def slowed(self, check: str, error: Exception) -> None:
        """Say that a check's look at many segments failed; it looks at each of them instead."""
        self.error(
            f"check {check} failed on many segments at once, took them one by one: {error!r}"
        )

    def merge(self, later: Partial) -> Partial:
        """Add a later part of the batch; gives itself."""
        self.findings += later.findings
        for check, table in later.tables.items():
            known = self.tables.setdefault(check, table)
            if known is not table:
                known.merge(table)
        for (document, system), tally in later.tallies.items():
            self.tally(document, system).add(tally)
        self.mentions.update(later.mentions)
        for name, document in ((n, d) for n, found in later.places.items() for d in found):
            self._place(name, document)
        for document, segments in later.kept.items():
            for segment in segments:
                self.keep(segment, document)
        self.scored += later.scored
        for message in later.errors:
            self.error(message)
        return self

    def documents(self) -> tuple[Document, ...]:
        """What was kept, as documents."""
        return tuple(Document(name, tuple(segments)) for name, segments in self.kept.items())
