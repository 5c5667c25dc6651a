"""How TBX says what a term is, and what it has no word for.

What the standard's categories can say is said by them; the rest stands in notes that begin with
``translit:``, which other tools show as they are and we read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.files import rows

__all__ = ["FORM", "NUMBER", "PREFIX", "STATUS", "concept_notes", "term_notes", "told"]

PREFIX = "translit:"

# ISO 12620's administrative statuses, as TBX-Basic has them, to ours. The first is the one written.
STATUS = {
    "preferredTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "deprecated",
    "supersededTerm-admn-sts": "deprecated",
    "standardizedTerm-admn-sts": "preferred",
    "legalTerm-admn-sts": "admitted",
    "regulatedTerm-admn-sts": "admitted",
    "preferredTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "deprecated",
    "supersededTerm": "deprecated",
    "preferred": "preferred",
    "admitted": "admitted",
    "notRecommended": "deprecated",
    "obsolete": "deprecated",
    "forbidden": "deprecated",  # Weblate
}
FORM = {
    "fullForm": "full",
    "acronym": "acronym",
    "abbreviation": "abbreviation",
    "shortForm": "short",
    "variant": "other-name",
    "initialism": "acronym",
    "entryTerm": "full",
    "synonym": "other-name",
}
GENDER = {"masculine": "m", "feminine": "f", "neuter": "n", "other": "c", "otherGender": "c"}
NUMBER = {"singular": "s", "dual": "d", "plural": "p"}
_OWN = ("target", "requires", "unless", "flag", "case")


def word(table: dict[str, str], value: str | None) -> str | None:
    """The standard's word for one of our values; None: it has none."""
    return next((key for key, ours in table.items() if ours == value), None)


def status_word(status: str) -> str:
    """The administrative status that comes closest; what is to be rewritten is deprecated."""
    return word(STATUS, status) or "deprecatedTerm-admn-sts"


def term_notes(term: Term) -> Iterator[str]:
    """The notes of a term: its own, and what no category says."""
    if STATUS[status_word(term.status)] != term.status:
        yield f"{PREFIX}status={term.status}"
    if word(FORM, term.form) is None:
        yield f"{PREFIX}form={term.form}"
    for name, table in (("gender", GENDER), ("number", {})):
        value = getattr(term, name)
        if value is not None and word(table, value) is None:
            yield f"{PREFIX}{name}={value}"
    own = {name: getattr(term, name) for name in _OWN}
    yield from (f"{PREFIX}{name}={value}" for name, value in rows.strings(own).items())
    yield from _plain(term.note)


def concept_notes(concept: Concept, xml_id: str, known: dict[str, str]) -> Iterator[str]:
    """The notes of a concept: its own, its id where XML can't hold it, links to what isn't there."""
    if xml_id != concept.id:
        yield f"{PREFIX}id={concept.id}"
    yield from (f"{PREFIX}link={link}" for link in concept.links if known.get(link) != link)
    yield from _plain(concept.note)


def _plain(note: str) -> Iterator[str]:
    if note:
        yield f"{PREFIX}note={note}" if note.startswith(PREFIX) else note


def told(note: str) -> tuple[str, Any] | None:
    """(name, value) of a note of ours; None for a person's note."""
    if not note.startswith(PREFIX):
        return None
    name, sign, value = note.removeprefix(PREFIX).partition("=")
    return (name, value) if sign else None


def status_known(status: str) -> str | None:
    """Our status for a word of the standard, or one of our own; None: unknown."""
    return STATUS.get(status) or (status if status in STATUSES else None)
