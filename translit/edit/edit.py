"""One replacement in a text."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Edit"]


class Edit(NamedTuple):
    """One replacement in the original text: ``text[start:end] == before`` becomes ``after``.

    ``rule`` names what did it (a cleaner, or the status of the form; several joined by ``+``),
    ``concept`` the glossary's concept. After LSP's TextEdit.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    concept: str | None = None
