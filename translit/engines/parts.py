"""Files that are there whole or not at all, and many of them joined to one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from translit.draft import draft

__all__ = ["join_bytes", "join_parquet", "whole"]


@contextmanager
def whole(place: Path) -> Iterator[BinaryIO]:
    """A stream to a draft of the file, which is on the disk before it takes its place."""
    with draft(place) as new, new.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def join_bytes(parts: Sequence[Path], out: BinaryIO) -> None:
    """One after the other."""
    for part in parts:
        with part.open("rb") as stream:
            shutil.copyfileobj(stream, out, 1 << 20)


def join_parquet(parts: Sequence[Path], out: BinaryIO) -> None:
    """Row group after row group, of at least one part; one in memory at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(out, pq.read_schema(parts[0])) as writer:
        for part in parts:
            file = pq.ParquetFile(part)
            for group in range(file.num_row_groups):
                writer.write_table(file.read_row_group(group))
