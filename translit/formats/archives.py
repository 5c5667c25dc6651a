"""Compressed files: gz, bz2, xz as one stream, the members of a zip; bombs are told before they go off."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from translit.errors import InputError

__all__ = ["inner", "members", "unpacked"]

_OPENERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_FREE = 256 << 20  # bytes that may come out whatever went in
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


class _Guarded(io.RawIOBase):
    """A decompressed stream that stops when far more comes out than went in."""

    def __init__(self, stream: BinaryIO, opener: object, name: str) -> None:
        self._packed = stream
        self._plain = opener(stream, "rb")  # type: ignore[operator]
        self._name = name
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._plain.read(len(view))
        except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
            raise InputError(f"not readable: {error}", self._name) from None
        view[: len(data)] = data
        self._out += len(data)
        if self._out > _FREE and self._out > _MOST_RATIO * max(self._packed.tell(), 1):
            raise InputError(f"unpacks to more than {_MOST_RATIO} times its size", self._name)
        return len(data)


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
                with archive.open(member) as plain:
                    yield where, cast(BinaryIO, plain)
            except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
                raise InputError(f"not readable: {error}", where) from None


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
