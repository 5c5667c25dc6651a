"""One thing in the world and its names. Source: TBX (ISO 30042), concept entry and term section."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["FORMS", "REWRITTEN", "STATUSES", "Concept", "Term"]

STATUSES = ("preferred", "admitted", "deprecated", "misspelling", "machine-translation", "foreign")
"""What a form is; DESIGN 8.5: the last four are rewritten by the profile ``conservative``."""

REWRITTEN = frozenset(STATUSES[2:])

FORMS = (
    "full", "short", "acronym", "title", "given-name", "surname", "nickname", "demonym",
    "abbreviation", "hashtag", "handle", "unit", "other-name", "descriptor", "designation", "gloss",
    "single", "dual",
)  # fmt: skip
"""The usual values of ``Term.form``; another one is a warning of ``glossary check``, not an error."""


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one language.

    ``target`` is the form to write: None is the concept's preferred term of that language (of the
    text's language for a foreign form); equal to ``text``: it stays. ``flag``: mentioned and
    reported, never rewritten. ``requires`` and ``unless`` are words of which one must, or none may,
    stand near it. ``case``: ``True`` where capitals matter. ``gender`` (m, f) and ``number`` (s, d, p)
    are of the form itself. ``evidence`` says where the form was seen. ``line`` is where it stands in
    its file (1-based), for messages; it is no part of what the term is.
    """

    text: str
    lang: str
    status: str = "admitted"
    form: str = "full"
    target: str | None = None
    gender: str | None = None
    number: str | None = None
    requires: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    flag: bool = False
    case: bool = True
    evidence: str = ""
    note: str = ""
    line: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing in the world. ``links`` are ids of concepts that are related but never merged.

    ``line`` is where it stands in its file (1-based), for messages.
    """

    id: str
    type: str = ""
    terms: tuple[Term, ...] = ()
    note: str = ""
    links: tuple[str, ...] = ()
    line: int | None = field(default=None, compare=False, repr=False)

    def preferred(self, lang: str) -> Term | None:
        """The first preferred term of a language."""
        return next((t for t in self.terms if t.lang == lang and t.status == "preferred"), None)
