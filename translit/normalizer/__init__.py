"""Text in, text with its names spelled one way out, and the trail of it."""

from __future__ import annotations

from translit.normalizer.names_only import told_by_names
from translit.normalizer.normalizer import PROFILES, Normalizer
from translit.normalizer.surfaces import surfaces

__all__ = ["PROFILES", "Normalizer", "surfaces", "told_by_names"]
