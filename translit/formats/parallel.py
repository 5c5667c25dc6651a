"""Parallel plain files: line n of each is one segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from translit.errors import InputError
from translit.formats.base import documents, lines
from translit.segment import Document, Segment

__all__ = ["read_parallel"]


def read_parallel(
    target: str | Path,
    source: str | Path | None = None,
    references: Sequence[str | Path] = (),
    *,
    document: str | None = None,
    system: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> Iterator[Document]:
    """One document from files with a segment a line. Unequal line counts are an error that tells both.

    ``document`` is its name, else the target file's. Systems are compared on documents of one name.
    """
    files = [target, *([source] if source else []), *references]
    document = document or Path(target).name

    def segments() -> Iterator[Segment]:
        for number, row in enumerate(zip_longest(*map(_lines, files)), 1):
            texts = [None if isinstance(x, Exception) else x for x in row]
            if None in row:
                raise InputError(_unequal(files), f"{files[row.index(None)]}:{number}")
            bad = next((str(x) for x in row if isinstance(x, Exception)), None)
            yield Segment(
                str(number),
                target=texts[0],
                source=texts[1] if source else None,
                references=tuple(t for t in texts[1 + bool(source) :] if t is not None),
                source_lang=source_lang,
                target_lang=target_lang,
                document=document,
                system=system,
                meta={"translit_error": f"input: {bad}"} if bad else {},
            )

    return documents(segments(), document)


def _lines(path: str | Path) -> Iterator[str | Exception]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below, once it is known to open
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", str(path)) from None
    with stream:
        for number, line in lines(stream, str(path)):
            try:
                yield line.decode().rstrip("\r\n")
            except UnicodeDecodeError:
                yield InputError("not UTF-8", f"{path}:{number}")


def _unequal(files: Sequence[str | Path]) -> str:
    counts = []
    for path in files:
        with Path(path).open("rb") as stream:
            counts.append(f"{path} {sum(1 for _ in lines(stream, str(path))):,}")
    return f"line counts differ: {'; '.join(counts)}"
