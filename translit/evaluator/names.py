"""Names and terms of a glossary in the texts: how many came through, and how evenly they are spelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from translit.edit import Mention, Normalized
from translit.evaluator.inputs import Row
from translit.report import Score, Signature
from translit.significance import Rows, interval, resample

if TYPE_CHECKING:
    from translit.normalizer import Normalizer

__all__ = ["Names", "Reader", "ratio"]

_ACCEPTED = frozenset({"preferred", "admitted"})

Kind = tuple[str, str]
"""Concept and form (full, short, acronym ...): a short name beside a full one is no inconsistency."""


class Reader:
    """A normalizer that remembers the texts of the chunk at hand: several rooms ask for the same."""

    def __init__(self, normalizer: Normalizer, lang: str) -> None:
        self.normalizer = normalizer
        self.lang = lang
        self._seen: dict[tuple[str, str], Normalized] = {}

    def __call__(self, text: str, lang: str | None = None) -> Normalized:
        """The names of a text in the target language, or in ``lang``."""
        key = (text, lang or self.lang)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self.normalizer(text, lang=key[1])
        return found

    def forget(self) -> None:
        """The chunk is done."""
        self._seen.clear()


class Names:
    """Sums over names: ``term-success``, ``term-consistency``, ``name-consistency``.

    A term of the source came through where the hypothesis has any accepted form of its concept, with
    or without clitics. Consistency is the share of a concept's occurrences that have its most frequent
    form among those of its kind (full, short ...): of terms in the source, and of all known names that
    two documents (or segments) share.
    """

    def __init__(
        self, systems: Sequence[str], reader: Reader, source_lang: str | None, *, by_document: bool
    ) -> None:
        self.systems = systems
        self.reader = reader
        self.source_lang = source_lang
        self.by_document = by_document
        self.success: dict[str, list[tuple[int, int]]] = {s: [] for s in systems}
        self.terms: dict[str, dict[Kind, Counter[str]]] = {s: {} for s in systems}
        self.forms: dict[str, dict[Kind, Counter[str]]] = {s: {} for s in systems}
        self.places: dict[str, dict[Kind, set[str]]] = {s: {} for s in systems}
        self._kinds: dict[str, dict[str, str]] = {}

    def add(self, chunk: Sequence[Row]) -> None:
        """Read a chunk."""
        for row in chunk:
            wanted = self._wanted(row)
            for system, text in zip(self.systems, row.hypotheses, strict=True):
                mentions = [m for m in self.reader(text).mentions if not m.protected]
                if wanted:
                    self._terms(system, wanted, mentions)
                self._names(system, row, mentions)

    def _wanted(self, row: Row) -> list[str]:
        if self.source_lang is None or row.source is None:
            return []
        found = self.reader(row.source, self.source_lang).mentions
        return sorted({m.concept for m in found if not m.protected})

    def _terms(self, system: str, wanted: Sequence[str], mentions: Sequence[Mention]) -> None:
        accepted = {m.concept for m in mentions if m.status in _ACCEPTED}
        self.success[system].append((sum(c in accepted for c in wanted), len(wanted)))
        for m in mentions:
            if m.concept in wanted:
                self.terms[system].setdefault(self._kind(m), Counter())[m.form] += 1

    def _names(self, system: str, row: Row, mentions: Sequence[Mention]) -> None:
        place = (row.document or "") if self.by_document else row.id
        for m in mentions:
            kind = self._kind(m)
            self.forms[system].setdefault(kind, Counter())[m.form] += 1
            seen = self.places[system].setdefault(kind, set())
            if len(seen) < 2:
                seen.add(place)

    def _kind(self, mention: Mention) -> Kind:
        """What a mention is to be spelled like: the full names of a concept, or its short ones, or ..."""
        kinds = self._kinds.get(mention.concept)
        if kinds is None:
            terms = self.reader.normalizer.glossary.concept(mention.concept).terms
            kinds = self._kinds[mention.concept] = {t.text: t.form for t in terms}
        return mention.concept, kinds.get(mention.form, "")

    def scores(self, resamples: int, seed: int) -> Iterator[Score]:
        """The scores, 0 to 100; one without anything to count is left out."""
        glossary = self.reader.normalizer.glossary.digest
        across = "documents" if self.by_document else "segments"
        for system in self.systems:
            shared = {
                c: f for c, f in self.forms[system].items() if len(self.places[system][c]) > 1
            }
            asked = {
                "term-success": (self.success[system], "segments"),
                "term-consistency": (_evenness(self.terms[system]), "concepts"),
                "name-consistency": (_evenness(shared), "concepts"),
            }
            for name, (rows, unit) in asked.items():
                across_ = across if name == "name-consistency" else None
                signature = Signature.of(glossary=glossary, unit=unit, across=across_, n=len(rows))
                if rows:
                    yield ratio(
                        name, rows, str(signature), system=system, resamples=resamples, seed=seed
                    )


def _evenness(concepts: dict[Kind, Counter[str]]) -> list[tuple[int, int]]:
    """(occurrences of the most frequent form, occurrences) of concepts that occur twice."""
    return [
        (max(forms.values()), forms.total())
        for _, forms in sorted(concepts.items())
        if forms.total() > 1
    ]


def ratio(
    name: str,
    rows: Sequence[tuple[int, int]],
    signature: str,
    *,
    system: str | None = None,
    resamples: int = 1_000,
    seed: int = 12345,
) -> Score:
    """100 times sum by sum of (part, whole) rows, its interval by bootstrap over the rows."""
    matrix: Rows = np.array(rows, dtype=np.float64)
    drawn = resample({name: (matrix, _share)}, resamples=resamples, seed=seed)[name]
    value = float(_share(matrix.sum(axis=0, keepdims=True))[0])
    return Score(name, value, signature, interval(drawn), system)


def _share(sums: Rows) -> Rows:
    share: Rows = 100 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    return share
