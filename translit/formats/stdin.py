"""Standard input that knows when nothing is waiting, so that a line is answered when it comes."""

from __future__ import annotations

import os
import select
import sys
from io import RawIOBase
from typing import BinaryIO, cast

from translit.errors import InputError

__all__ = ["LiveStream", "standard_input"]

_PIECE = 1 << 20


class LiveStream(RawIOBase):
    """A file descriptor read line by line; ``waiting`` tells whether the next line would block."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = bytearray()
        self._searched = 0

    name = "-"

    def readable(self) -> bool:
        return True

    @property
    def waiting(self) -> bool:
        """Whether no whole line is buffered and nothing more has arrived."""
        if self._buffer.find(b"\n", self._searched) >= 0:
            return False
        if sys.platform == "win32":  # select knows only sockets there: answer every line at once
            return True
        return not select.select([self._descriptor], [], [], 0)[0]

    def readline(self, size: int | None = -1) -> bytes:
        """The next line with its end, or ``size`` bytes of it; empty at the end."""
        limit = sys.maxsize if size is None or size < 0 else size
        while (at := self._buffer.find(b"\n", self._searched)) < 0:
            self._searched = len(self._buffer)
            if self._searched >= limit or not self._more():
                at = self._searched - 1
                break
        return self._take(min(at + 1, limit))

    def read(self, size: int | None = -1) -> bytes:
        """``size`` bytes, or all that is left."""
        whole = size is None or size < 0
        while (whole or len(self._buffer) < (size or 0)) and self._more():
            pass
        return self._take(len(self._buffer) if whole else (size or 0))

    def peek(self, size: int) -> bytes:
        """The first line, or ``size`` bytes of it, which stay to be read."""
        while len(self._buffer) < size and b"\n" not in self._buffer and self._more():
            pass
        return bytes(self._buffer[:size])

    def _more(self) -> bool:
        piece = os.read(self._descriptor, _PIECE)
        self._buffer += piece
        return bool(piece)

    def _take(self, count: int) -> bytes:
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._searched = 0
        return data


def standard_input() -> BinaryIO:
    """Standard input as a stream that can be asked whether anything is waiting."""
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return cast(BinaryIO, LiveStream(sys.stdin.fileno()))
    except (OSError, ValueError, AttributeError):  # replaced, as in a test
        return sys.stdin.buffer
