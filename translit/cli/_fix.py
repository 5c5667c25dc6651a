"""The certain fixes of a report in the files of a batch: shown, or written in place."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from translit.report import Report

__all__ = ["fix"]


def fix(report: Report, batch: tuple[str, ...], *, write: bool) -> None:
    """Write the fixes into the files, each whole or not at all; else show them as a diff."""
    from translit.auditor import fixed

    for path in batch:
        for found in fixed(path, report):
            if write:
                with _in_place(found.name) as stream:
                    found.write(stream)
                click.echo(f"fixed {found.name}", err=True)
            else:
                _show(found.name, found.before, found.after)


def _show(name: str, before: str, after: str) -> None:
    """What would change in a file, as a unified diff."""
    import difflib

    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    for line in difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"):
        shown = line.encode("utf-8", "replace").decode("utf-8")
        sys.stdout.write(shown if shown.endswith("\n") else f"{shown}\n")


@contextlib.contextmanager
def _in_place(name: str) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file's when all went well; who may read it stays."""
    place = Path(name).resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        shutil.copymode(place, temporary)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
