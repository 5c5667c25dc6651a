"""Files that are there whole or not at all, and many of them joined to one as they come."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from translit.draft import draft
from translit.errors import InputError

__all__ = ["MANIFEST", "alone", "joined_bytes", "joined_tables", "moved", "whole"]

MANIFEST = "manifest.json"
_BUFFER = 1 << 20

Add = Callable[[Path], None]
"""Puts one more part behind those that are there."""


@contextmanager
def whole(place: Path) -> Iterator[BinaryIO]:
    """A stream to a draft of the file, which is on the disk before it takes its place."""
    with draft(place) as new, new.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds a folder against a second run, and clears drafts away that a killed one left.

    A folder without a manifest, where no work was begun, goes. A file system without locks holds
    nothing. Raises ``InputError`` where another run holds the folder.
    """
    with (folder / "lock").open("ab") as stream:
        if not _locked(stream):
            raise InputError("another run is at work here; wait for it or stop it", str(folder))
        for left in folder.glob(".*.tmp"):
            left.unlink(missing_ok=True)
        try:
            yield
        finally:
            if not (folder / MANIFEST).exists():
                shutil.rmtree(folder, ignore_errors=True)


def _locked(stream: BinaryIO) -> bool:
    """Whether nobody else has this file locked; it is until it is closed, or the process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
    return True


@contextmanager
def joined_bytes(place: Path) -> Iterator[Add]:
    """A file of parts, one after the other, which takes its place when all went well."""
    with whole(place) as out:

        def add(part: Path) -> None:
            with part.open("rb") as stream:
                shutil.copyfileobj(stream, out, _BUFFER)

        yield add


@contextmanager
def joined_tables(place: Path) -> Iterator[Add]:
    """A Parquet file of at least one part, row group after row group; one in memory at a time."""
    import pyarrow.parquet as pq

    with whole(place) as out, ExitStack() as stack:
        writers: list[Any] = []

        def add(part: Path) -> None:
            with pq.ParquetFile(part) as file:
                if not writers:
                    writers.append(stack.enter_context(pq.ParquetWriter(out, file.schema_arrow)))
                for group in range(file.num_row_groups):
                    writers[0].write_table(file.read_row_group(group))

        yield add


def moved(made: Path, target: Path) -> None:
    """What was made, in its place in one step. It stays where it was made, too, until it is deleted."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with draft(target) as new:
        if new.is_file() and _linked(made, new):
            return
        with made.open("rb") as stream, new.open("wb") as out:
            shutil.copyfileobj(stream, out, _BUFFER)
            out.flush()
            if new.is_file():
                os.fsync(out.fileno())


def _linked(made: Path, new: Path) -> bool:
    """A second name for the same bytes, where the file system has such."""
    new.unlink()
    try:
        os.link(made, new)
    except OSError:
        new.touch()
        return False
    return True
