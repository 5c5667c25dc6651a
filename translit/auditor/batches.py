"""Documents out of whatever somebody calls a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from translit.errors import InputError
from translit.segment import Document, Segment

__all__ = ["Batch", "documents"]

Batch = str | Path | Document | Segment | Iterable["str | Path | Document | Segment"]

_CHUNK = 1000  # segments without a document that are handed on together


def documents(batch: Batch) -> Iterator[Document]:
    """The documents of a path, or of paths, Documents and Segments in any order; streamed."""
    if isinstance(batch, str | Path | Document | Segment):
        batch = (batch,)
    run: list[Segment] = []
    for item in batch:
        if isinstance(item, Segment):
            if run and (len(run) == _CHUNK or run[-1].document != item.document):
                yield _document(run)
                run = []
            run.append(item)
            continue
        if run:
            yield _document(run)
            run = []
        yield from _whole(item)
    if run:
        yield _document(run)


def _whole(item: object) -> Iterator[Document]:
    if isinstance(item, Document):
        yield item
    elif isinstance(item, str | Path):
        from translit.formats import read_documents

        yield from read_documents(item)
    else:
        raise InputError(f"expected a path, a Document or a Segment, found {type(item).__name__}")


def _document(run: list[Segment]) -> Document:
    return Document(run[0].document or "", tuple(run))
