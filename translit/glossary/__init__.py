"""Concepts and their names: loading, merging, looking up, the compiled form."""

from __future__ import annotations

from translit.glossary.concept import FORMS, REWRITTEN, STATUSES, Concept, Term
from translit.glossary.glossary import Glossary, resolve

__all__ = ["FORMS", "REWRITTEN", "STATUSES", "Concept", "Glossary", "Term", "resolve"]
