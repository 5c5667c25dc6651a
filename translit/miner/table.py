"""What was seen of each form, as values that add up: documents can be mined apart and merged in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from translit.miner.variant import Context

__all__ = ["Anchor", "Seen", "Table", "merge"]

_MOST_CONTEXTS = 3


class Anchor(NamedTuple):
    """What a form is held to be a spelling of: a glossary concept, a name in the source, or nothing yet.

    ``kind`` is ``glossary`` (``name`` is the concept's id), ``source`` (the name as the source writes it)
    or ``corpus`` (``name`` is empty: only other forms of the corpus can tell).
    """

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one form under one anchor."""

    count: int
    documents: frozenset[str]
    systems: frozenset[str]
    slots: frozenset[str]  # source segments, whatever system translated them
    contexts: tuple[Context, ...]
    cues: Mapping[str, int]
    score: float
    close_to: str  # the known form that it is most alike
    preferred: str = ""  # what the glossary writes for that form
    company: Mapping[str, int] = field(
        default_factory=dict
    )  # concepts its documents name: documents

    def __add__(self, other: Seen) -> Seen:
        best = max(self, other, key=lambda s: (s.score, s.close_to))
        return Seen(
            self.count + other.count,
            self.documents | other.documents,
            self.systems | other.systems,
            self.slots | other.slots,
            tuple(sorted({*self.contexts, *other.contexts})[:_MOST_CONTEXTS]),
            Counter(self.cues) + Counter(other.cues),
            best.score,
            best.close_to,
            best.preferred,
            Counter(self.company) + Counter(other.company),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Everything seen: by (language, form, anchor), and how often each word was seen at all.

    ``company`` are, for each concept, the concepts that the same documents name.
    ``named`` are the concepts that somebody names in a sentence which several systems translate, as
    (slot, concept).
    """

    forms: Mapping[tuple[str, str, Anchor], Seen] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    named: frozenset[tuple[str, str]] = frozenset()
    company: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def merge(one: Table, other: Table) -> Table:
    """Two tables as one; associative and commutative."""
    forms = dict(one.forms)
    for key, seen in other.forms.items():
        forms[key] = forms[key] + seen if key in forms else seen
    words = Counter(one.words) + Counter(other.words)
    company = dict(one.company)
    for concept, others in other.company.items():
        company[concept] = Counter(company.get(concept, {})) + Counter(others)
    return Table(forms, words, one.named | other.named, company)
