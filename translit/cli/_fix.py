"""The certain fixes of an audit in its files: shown, or written in place."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from translit.draft import draft

if TYPE_CHECKING:
    from translit.auditor import Fixed

__all__ = ["fix"]


def fix(found: Iterable[Fixed], *, write: bool) -> None:
    """Write the fixed files, each whole or not at all; else show what would change as a diff."""
    file = None
    for file in found:
        if write:
            with draft(file.name) as new, new.open("wb") as stream:
                file.write(stream)
            click.echo(f"fixed {file.name}", err=True)
        else:
            _show(file.name, file.before, file.after)
    if file is None:
        click.echo("no certain fix; nothing changes", err=True)


def _show(name: str, before: str, after: str) -> None:
    """What would change in a file, as a unified diff."""
    import difflib

    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    for line in difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"):
        shown = line.encode("utf-8", "replace").decode("utf-8")
        sys.stdout.write(shown if shown.endswith("\n") else f"{shown}\n")
