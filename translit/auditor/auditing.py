"""``audit`` and the two steps of which it is made."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from translit._version import __version__
from translit.auditor.batches import Batch, documents
from translit.auditor.choices import chosen, glossary_of, severities_of
from translit.auditor.evaluating import evaluation
from translit.auditor.examining import Examiner, Row, blocks, uncollected
from translit.auditor.languages import document_lang
from translit.auditor.partial import Partial
from translit.auditor.scoring import summed
from translit.auditor.suppressing import suppressed
from translit.baseline import Baseline, fingerprint
from translit.checks import BatchCheck, Check, Context
from translit.checks.term_missing import TERMS
from translit.checks.vocabulary import Vocabulary
from translit.config import Suppression
from translit.finding import Finding, Severity
from translit.report import Report, Signature
from translit.segment import Document, Segment

if TYPE_CHECKING:
    from translit.glossary import Glossary

__all__ = ["Auditor", "audit"]

_BLOCKS = 40  # some hundred segments each; then the collector of cycles may look


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
        context = Context(
            self.glossary, self.source_lang, self.target_lang, lasting=dict(self._lasting)
        )
        rest = blocks(self._rows(batch, context))
        with self._lent() as vocabulary:
            examiner = Examiner(self.checks, vocabulary, keep_references=self.evaluate)
            block: list[Row] | None = []
            while block is not None:
                with uncollected():
                    block = None
                    for block in islice(rest, _BLOCKS):
                        examiner.look(block, partial)
        return partial

    @contextmanager
    def _lent(self) -> Iterator[Vocabulary]:
        """What is known of words, for one part at a time; a part that finds none begins its own."""
        vocabulary = self._vocabularies.pop() if self._vocabularies else Vocabulary()
        yield vocabulary
        self._vocabularies.append(vocabulary)

    @functools.cached_property
    def _vocabularies(self) -> list[Vocabulary]:
        """Those that no part works with just now."""
        return []

    @functools.cached_property
    def _lasting(self) -> Mapping[Hashable, Any]:
        """What every part is looked at with: what names mean, once known, isn't asked part by part."""
        if self.glossary is None:
            return {}
        from translit.normalizer import Normalizer

        return {"normalizer": Normalizer(self.glossary), TERMS: {}}

    def _rows(self, batch: Iterable[Document], context: Context) -> Iterator[Row]:
        """The segments, each with the languages of its document; all share what lasts."""
        told = self.target_lang is not None and self.source_lang is not None
        for document in batch:
            here = context if told else self._told(document, context)
            for segment in document.segments:
                if segment.document is None:
                    segment = _within(segment, document.id)  # noqa: PLW2901 - the same
                yield Row(segment, here.afresh())

    def _told(self, document: Document, context: Context) -> Context:
        """The context with the languages that nobody named."""
        return replace(
            context,
            source_lang=self.source_lang or document_lang(document, "source"),
            target_lang=self.target_lang or document_lang(document, "target"),
        )

    def conclude(self, partial: Partial, baseline: Baseline | None = None) -> Report:
        """The report on the whole batch."""
        with uncollected():
            return self._report(partial, baseline)

    def _report(self, partial: Partial, baseline: Baseline | None) -> Report:
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
                for finding in partial.table(check).findings(check):
                    yield replace(finding, fingerprint=fingerprint(finding, None))

    def _settled(self, finding: Finding) -> Finding:
        """With the severity that was asked for, and suppressed where a rule says so."""
        severity = self.severity.get(finding.check)
        if severity is not None and finding.severity is not Severity.NEUTRAL:
            finding = replace(finding, severity=severity)
        return suppressed(finding, self.suppress)

    def _signature(self) -> Signature:
        return Signature.of(
            translit=__version__,
            checks=len(self.checks),
            glossary=getattr(self.glossary, "digest", "none"),
            source=self.source_lang or "auto",
            target=self.target_lang or "auto",
            critical=f"{self.critical_weight:g}",
        )


def _within(s: Segment, document: str) -> Segment:
    """The segment with its document. ``replace`` takes three times as long, for every segment there is."""
    return Segment(
        s.id,
        s.target,
        s.source,
        s.references,
        s.source_lang,
        s.target_lang,
        document,
        s.system,
        s.meta,
    )


def _known(findings: Iterable[Finding]) -> int:
    return sum(f.suppressed == "baseline" for f in findings)
