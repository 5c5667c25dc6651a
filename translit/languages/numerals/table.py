"""Reads the tables of number words: a line a value, then its forms."""

from __future__ import annotations

__all__ = ["names", "pairs", "values", "words"]


def names(table: str) -> dict[str, str]:
    """Form -> what stands first on its line; ``_`` in a form is a space."""
    lines = (line.split() for line in table.splitlines())
    return {form.replace("_", " "): cells[0] for cells in lines if cells for form in cells[1:]}


def values(table: str) -> dict[str, float]:
    """Form -> the value that stands first on its line, also written as a fraction (``1/3``)."""
    return {form: _value(cell) for form, cell in names(table).items()}


def _value(cell: str) -> float:
    over, _, under = cell.partition("/")
    return float(over) / float(under or 1)


def pairs(table: str) -> dict[str, str]:
    """What stands before each colon -> what stands behind it."""
    return dict(cell.split(":") for cell in table.split())


def words(table: str) -> tuple[str, ...]:
    """The words of a list written as running text."""
    return tuple(table.split())
