"""Compressed files: gz, bz2, xz as one stream, the members of a zip; bombs are told before they go off."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from translit.errors import InputError

__all__ = ["inner", "members", "unpacked"]

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_BROKEN = (
    *(OSError, EOFError, ValueError, NotImplementedError),
    *(lzma.LZMAError, zipfile.BadZipFile, zlib.error),
)
_FREE = 64 << 20  # bytes that may come out whatever went in
_MOST_RATIO = (
    250  # beyond that, unpacked over packed; text packs to a tenth, repeated text to a hundredth
)


def inner(name: str) -> str:
    """The name without the suffix of its compression: ``a.tmx.gz`` is ``a.tmx``."""
    lower = name.lower()
    return next((name[: -len(s)] for s in _OPENERS if lower.endswith(s)), name)


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """The stream, decompressed where the name says so."""
    for suffix, opener in _OPENERS.items():
        if name.lower().endswith(suffix):
            return cast(BinaryIO, io.BufferedReader(_Guarded(stream, opener, name)))
    return stream


class _Told(io.RawIOBase):
    """A decompressed stream whose errors are told in words, with the file's name."""

    def __init__(self, plain: BinaryIO, name: str) -> None:
        self._plain = plain
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._plain.read(len(view))
        except _BROKEN as error:
            raise InputError(f"not readable: {error}", self._name) from None
        view[: len(data)] = data
        return len(data)


class _Member(_Told):
    """The same of a zip's member, which can go back: Parquet begins at its end."""

    def seekable(self) -> bool:
        return self._plain.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._plain.seek(offset, whence)

    def tell(self) -> int:
        return self._plain.tell()


class _Guarded(_Told):
    """A decompressed stream that stops when far more comes out than went in."""

    def __init__(self, stream: BinaryIO, opener: Callable[..., BinaryIO], name: str) -> None:
        super().__init__(opener(stream, "rb"), name)
        self._packed = stream
        self._out = 0

    def readinto(self, buffer: object) -> int:
        size = super().readinto(buffer)
        self._out += size
        if self._out > _FREE and self._out > _MOST_RATIO * max(self._packed.tell(), 1):
            raise InputError(f"unpacks to more than {_MOST_RATIO} times its size", self._name)
        return size


def members(stream: BinaryIO, name: str) -> Iterator[tuple[str, BinaryIO]]:
    """(name, stream) of each file in a zip, in name order; hidden ones and folders left out."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError) as error:
        raise InputError(f"not a readable zip: {error}", name) from None
    with archive:
        found = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
        for member in sorted(found, key=lambda m: m.filename):
            where = f"{name}/{member.filename}"
            if member.flag_bits & 1:
                raise InputError("is encrypted", where)
            if member.file_size > _FREE and member.file_size > _MOST_RATIO * max(
                member.compress_size, 1
            ):
                raise InputError(f"unpacks to more than {_MOST_RATIO} times its size", where)
            try:
                plain = archive.open(member)
            except _BROKEN as error:
                raise InputError(f"not readable: {error}", where) from None
            with plain:
                raw = _Member(cast(BinaryIO, plain), where)
                yield where, cast(BinaryIO, io.BufferedReader(raw))


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
