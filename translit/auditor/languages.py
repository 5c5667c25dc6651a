"""The language of a document that nobody named."""

from __future__ import annotations

from translit.segment import Document

__all__ = ["document_lang"]

_ENOUGH = 2_000  # code points; more text doesn't change the answer


def document_lang(document: Document, side: str) -> str | None:
    """The language that most of a document's source or target is in; None when unsure."""
    if any(getattr(s, f"{side}_lang") for s in document.segments[:1]):
        return None  # the segments say it themselves
    text, size = [], 0
    for segment in document.segments:
        piece = getattr(segment, side)
        if piece:
            text.append(piece)
            size += len(piece)
        if size > _ENOUGH:
            break
    if not text:
        return None
    from translit.detectors import detect

    lang = detect("\n".join(text)[: 2 * _ENOUGH]).lang
    return None if lang == "und" else lang
