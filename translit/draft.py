"""A file that is there whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["draft"]

_OPEN = ("/dev/std", "/dev/fd/", "/proc/")  # names of what a process has open


@contextmanager
def draft(path: str | Path) -> Iterator[Path]:
    """A new, empty file beside ``path`` that takes its place in one step when all went well, else goes.

    It gets the permissions of the file that it replaces, else those of any new file; what a link leads
    to is replaced, not the link. Of what is no file (a device, a pipe) the draft is the thing itself.
    """
    place = Path(path).resolve()
    if str(path).startswith(_OPEN) or (place.exists() and not place.is_file()):
        yield Path(path)
        return
    # a name of its own: two processes at the same work don't write into each other's
    new = place.with_name(f".{place.name}.{secrets.token_hex(4)}.tmp")
    new.touch(exist_ok=False)
    try:
        yield new
        if place.exists():
            shutil.copymode(place, new)
        new.replace(place)
    finally:
        new.unlink(missing_ok=True)
