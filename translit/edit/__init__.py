"""Edits and their algebra: apply, diff, compose, invert, remap.

An edit list is *canonical* when it is sorted, nothing overlaps, no two edits start at one place and
none changes nothing. Every function here takes canonical lists and gives canonical lists; ``canonical``
makes one of what is almost one. Offsets are code points. Edits replay: ``apply(text, edits)``; and
invert: ``apply(apply(text, edits), invert(edits)) == text``.
"""

from __future__ import annotations

from translit.edit.algebra import apply, canonical, compose, invert, remap, remap_all
from translit.edit.difference import diff
from translit.edit.edit import Edit
from translit.edit.value import Mention, Normalized, Suggestion

__all__ = [
    "Edit",
    "Mention",
    "Normalized",
    "Suggestion",
    "apply",
    "canonical",
    "compose",
    "diff",
    "invert",
    "remap",
    "remap_all",
]
