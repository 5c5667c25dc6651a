"""The reports of an audit as files, and what is said of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translit.draft import draft
from translit.errors import InputError

if TYPE_CHECKING:
    from translit.report import Report

__all__ = ["tell", "writable", "write"]


def writable(path: str) -> None:
    """Raises ``InputError`` where no report can be written: before the work, not after it."""
    folder = Path(path).parent
    if path != "-" and not folder.is_dir():
        raise InputError(f"can't be written: no folder {folder}", path)
    if path != "-" and Path(path).is_dir():
        raise InputError("can't be written: is a folder", path)


def write(renderer: Any, report: Report, path: str) -> None:
    """The report to a file, or to standard output."""
    if path == "-":
        renderer.write(report, sys.stdout.buffer)
        return
    with draft(path) as new, new.open("wb") as stream:
        renderer.write(report, stream)
    _beside(renderer, report, path)


def _beside(renderer: Any, report: Report, path: str) -> None:
    """All findings as JSON beside a page that is cut."""
    most = getattr(renderer, "most", None)
    live = sum(not f.suppressed for f in report.findings)
    if renderer.id == "html" and most is not None and live > most:
        from translit.renderers.json import Json

        rest = Path(path).with_suffix(".findings.json")
        with draft(rest) as new, new.open("wb") as stream:
            Json().write(report, stream)
        click.echo(f"{path} shows {most:,} of {live:,} findings; all are in {rest}", err=True)


def tell(report: Report) -> None:
    """How much was found and what couldn't be read, beside reports that are files."""
    from translit.renderers.terminal import headline

    click.echo(f"translit: {headline(report)}", err=True)
    errors = report.summary.get("errors", ())
    if errors:
        rest = f" (and {len(errors) - 1:,} more)" if len(errors) > 1 else ""
        click.echo(f"translit: not read: {errors[0]}{rest}", err=True)
