"""A stream whose bytes can be had again, until they are taken."""

from __future__ import annotations

from typing import BinaryIO

__all__ = ["Keeper"]


class Keeper:
    """A stream that keeps the bytes that were read until they are taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()
        self.at = 0
        self.until = 0

    @property
    def read_total(self) -> int:
        """How many bytes were read so far."""
        return self.at + len(self._kept)

    def read(self, size: int) -> bytes:
        """Like the stream's."""
        data = self._stream.read(size)
        self._kept += data
        return data

    def take(self, end: int) -> bytes:
        """The bytes up to offset ``end`` of the file, and forget them."""
        count = max(end - self.at, 0)
        data = bytes(self._kept[:count])
        del self._kept[:count]
        self.at += count
        return data
