"""Articles from web pages, by trafilatura (extra ``web``): the main text, a segment a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from translit.errors import InputError, MissingExtra
from translit.formats.base import Format, Record, documents
from translit.segment import Document, Segment

__all__ = ["Html"]

_MOST = 64 << 20


class Html(Format):
    """Read only; what ``normalize`` gives is the article's text."""

    id = "html"
    suffixes = (".html", ".htm")
    extra = "web"

    def records(self, stream: BinaryIO, name: str, field: str) -> Iterator[Record]:
        yield Record(name, _article(stream, name), None)

    def write(
        self, rows: Iterable[tuple[Record, Mapping[str, Any]]], stream: BinaryIO, field: str
    ) -> None:
        texts = (result["translit_text"] or "" for _, result in rows)
        stream.writelines(text.encode("utf-8", "surrogatepass") for text in texts)

    def documents(self, stream: BinaryIO, name: str) -> Iterator[Document]:
        paragraphs = _article(stream, name).split("\n")
        segments = (
            Segment(str(n), p, document=name) for n, p in enumerate(paragraphs, 1) if p.strip()
        )
        return documents(segments, name)


def _article(stream: BinaryIO, name: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        raise MissingExtra("trafilatura", "web") from None
    data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise InputError(f"a page larger than {_MOST >> 20} MiB", name)
    text = extract(data, include_comments=False, include_tables=False)
    if not text:
        raise InputError("no article was found in the page", name)
    return str(text)
