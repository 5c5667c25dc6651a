"""``audit`` and the two steps of which it is made."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING, Any

from translit._version import __version__
from translit.auditor.batches import Batch, documents
from translit.auditor.choices import chosen, glossary_of, severities_of
from translit.auditor.evaluating import evaluation
from translit.auditor.languages import document_lang
from translit.auditor.partial import Partial
from translit.auditor.scoring import summed
from translit.baseline import Baseline, fingerprint
from translit.checks import BatchCheck, Check, Context
from translit.config import Suppression
from translit.finding import Finding, Severity
from translit.report import Report, Signature
from translit.segment import Document, Segment

if TYPE_CHECKING:
    from translit.glossary import Glossary

__all__ = ["Auditor", "audit"]

_FOLLOW = frozenset({"term-missing", "name-missing", "number-mismatch", "negation-lost"})
_AHEAD = 256  # segments whose names are looked up at once

INLINE = ("translit_ignore", "translit-ignore")
"""Columns of a batch that name checks to be quiet about in this row; ``*`` is all."""


def audit(
    batch: Batch,
    *,
    glossary: Any = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    checks: Iterable[str | Check] | None = None,
    skip: Iterable[str] = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    severity: Mapping[str, str | Severity] | None = None,
    suppress: Iterable[Suppression] = (),
    baseline: Baseline | None = None,
    critical_weight: float = 25.0,
    evaluate: bool = True,
) -> Report:
    """Everything that is wrong in a batch, and how its systems score.

    ``batch`` is a path (a folder is its files in name order) or an iterable of paths, Documents and
    Segments; it is read once and never held whole. ``glossary`` is a name, a path, a Glossary or a list
    of them; None is all that ship, ``"none"`` none. ``checks`` are ids or instances, None the quiet
    default set; ``skip`` takes some out; ``options`` sets fields of checks by id, ``severity`` their
    severity. Languages that nobody names are told from each document.

    Raises ``InputError`` where the batch can't be read at all, ``ConfigError`` on an unknown check or
    option. A row that can't be read is counted and named in ``summary["errors"]``.
    """
    auditor = Auditor.of(
        glossary=glossary,
        source_lang=source_lang,
        target_lang=target_lang,
        checks=checks,
        skip=skip,
        options=options,
        severity=severity,
        suppress=suppress,
        critical_weight=critical_weight,
        evaluate=evaluate,
    )
    return auditor.conclude(auditor.examine(documents(batch)), baseline)


@dataclass(frozen=True)
class Auditor:
    """The audit in two steps, for engines: ``examine`` parts, ``merge`` them in order, ``conclude``."""

    checks: tuple[Check, ...]
    glossary: Glossary | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    critical_weight: float = 25.0
    evaluate: bool = True

    @classmethod
    def of(
        cls,
        *,
        glossary: Any = None,
        checks: Iterable[str | Check] | None = None,
        skip: Iterable[str] = (),
        options: Mapping[str, Mapping[str, Any]] | None = None,
        severity: Mapping[str, str | Severity] | None = None,
        suppress: Iterable[Suppression] = (),
        **rest: Any,
    ) -> Auditor:
        """The auditor that these options of ``audit`` mean."""
        return cls(
            checks=chosen(checks, skip, options or {}),
            glossary=glossary_of(glossary),
            severity=severities_of(severity or {}),
            suppress=tuple(suppress),
            **rest,
        )

    def examine(self, batch: Iterable[Document]) -> Partial:
        """What there is to say of some documents."""
        partial = Partial()
        context = Context(self.glossary, self.source_lang, self.target_lang)
        looks = [c for c in self.checks if type(c).check is not Check.check]
        counts = [c for c in self.checks if isinstance(c, BatchCheck)]
        ready = [c for c in self.checks if type(c).prepare is not Check.prepare]
        rows = self._rows(batch, context)
        while ahead := list(islice(rows, _AHEAD)):
            context.prepare(text for row in ahead for text in _texts(*row))
            for check in ready:
                check.prepare(ahead)
            with _uncollected():
                for segment, here in ahead:
                    self._segment(segment, here, partial, looks, counts)
                    context.memo.clear()
        return partial

    def _rows(
        self, batch: Iterable[Document], context: Context
    ) -> Iterator[tuple[Segment, Context]]:
        """The segments, each with the context of its document; all contexts share what they remember."""
        told = self.target_lang is not None and self.source_lang is not None
        for document in batch:
            here = context if told else self._told(document, context)
            for segment in document.segments:
                if segment.document is None:
                    segment = replace(segment, document=document.id)  # noqa: PLW2901 - the same
                yield segment, here

    def _told(self, document: Document, context: Context) -> Context:
        """The context with the languages that nobody named."""
        return replace(
            context,
            source_lang=self.source_lang or document_lang(document, "source"),
            target_lang=self.target_lang or document_lang(document, "target"),
        )

    def _segment(
        self,
        segment: Segment,
        context: Context,
        partial: Partial,
        looks: list[Check],
        counts: list[BatchCheck],
    ) -> None:
        tally = partial.tally(segment.document or "", segment.system)
        tally.segments += 1
        if "translit_error" in segment.meta:
            tally.errors += 1
            partial.error(str(segment.meta["translit_error"]))
            return
        tally.words += len((segment.target or "").split())
        tally.source_words += len((segment.source or "").split())
        found: list[Finding] = []
        for check in looks:
            try:
                found += check.check(segment, context)
            except Exception as error:
                partial.crash(check.id, segment, error)
        for counting in counts:
            try:
                partial.observe(counting.id, counting.observe(segment, context))
            except Exception as error:
                partial.crash(counting.id, segment, error)
        self._note(segment, context, partial, _causes(found))

    def _note(
        self, segment: Segment, context: Context, partial: Partial, found: list[Finding]
    ) -> None:
        if found:
            quiet = _inline(segment)
            partial.findings += (_marked(f, segment, quiet) for f in found)
            partial.keep(segment, segment.document or "")
        if segment.references and self.evaluate:
            partial.scored.append(segment)
        if segment.target and self.glossary is not None:
            for m in context.normalized(segment.target, context.target_lang_of(segment)).mentions:
                partial.mention(m, segment)

    def conclude(self, partial: Partial, baseline: Baseline | None = None) -> Report:
        """The report on the whole batch."""
        found = [self._settled(f) for f in (*partial.findings, *self._batch_findings(partial))]
        if baseline is not None:
            found = baseline.mark(found)
        weights = {s: self.critical_weight if s is Severity.CRITICAL else s.value for s in Severity}
        sums = summed(found, partial, weights)
        told = (
            evaluation(partial.scored, self.target_lang, self.glossary) if self.evaluate else None
        )
        return Report(
            findings=tuple(found),
            signature=self._signature(),
            scores=(*sums.scores, *(told.scores if told else ())),
            counts=sums.counts,
            summary={**sums.summary, "baseline": _known(found) if baseline else None},
            documents=partial.documents(),
            evaluation=told,
            names=sums.names,
        )

    def _batch_findings(self, partial: Partial) -> Iterator[Finding]:
        for check in self.checks:
            if isinstance(check, BatchCheck):
                for key, observations in partial.keys(check.id):
                    for finding in check.conclude(key, observations):
                        yield replace(finding, fingerprint=fingerprint(finding, None))

    def _settled(self, finding: Finding) -> Finding:
        """With the severity that was asked for, and suppressed where a rule says so."""
        severity = self.severity.get(finding.check)
        if severity is not None and finding.severity is not Severity.NEUTRAL:
            finding = replace(finding, severity=severity)
        rule = (
            None
            if finding.suppressed
            else next((r for r in self.suppress if _fits(r, finding)), None)
        )
        return replace(finding, suppressed=f"config: {rule.reason}") if rule else finding

    def _signature(self) -> Signature:
        return Signature.of(
            translit=__version__,
            checks=len(self.checks),
            glossary=getattr(self.glossary, "digest", "none"),
            source=self.source_lang or "auto",
            target=self.target_lang or "auto",
            critical=f"{self.critical_weight:g}",
        )


def _causes(found: list[Finding]) -> list[Finding]:
    """Without what only follows: in a segment left as its source no name is lost and no number wrong."""
    if not any(f.check == "untranslated-segment" for f in found):
        return found
    return [f for f in found if f.check not in _FOLLOW]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles for one block of segments.

    The count tables are many small tuples and no cycles; looked through again and again they cost a
    third of the time. What checks leave behind is collected between the blocks.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _known(findings: Iterable[Finding]) -> int:
    return sum(f.suppressed == "baseline" for f in findings)


def _texts(segment: Segment, context: Context) -> Iterator[tuple[str, str | None]]:
    """The texts of a segment with their languages."""
    if segment.target:
        yield segment.target, context.target_lang_of(segment)
    if segment.source:
        yield segment.source, context.source_lang_of(segment)


def _inline(segment: Segment) -> frozenset[str]:
    """The checks that the row itself asks to be quiet about."""
    value = next((segment.meta[k] for k in INLINE if segment.meta.get(k)), "")
    words = value.replace(",", " ").split() if isinstance(value, str) else map(str, value)
    return frozenset(words)


def _marked(finding: Finding, segment: Segment, quiet: frozenset[str]) -> Finding:
    text = segment.source if finding.side == "source" else segment.target
    return replace(
        finding,
        fingerprint=fingerprint(finding, text or ""),
        suppressed="inline" if quiet and (finding.check in quiet or "*" in quiet) else "",
    )


def _fits(rule: Suppression, finding: Finding) -> bool:
    return (
        fnmatchcase(finding.check, rule.check)
        and fnmatchcase(finding.document or "", rule.document)
        and fnmatchcase(finding.segment or "", rule.segment)
        and fnmatchcase(finding.system or "", rule.system)
        and rule.text in (None, finding.text)
    )
