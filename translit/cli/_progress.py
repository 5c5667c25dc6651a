"""How far long work is: a bar on a terminal, else a plain line every few seconds; always on stderr."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

import click

__all__ = ["Bar", "counted", "progress"]

T = TypeVar("T")
_PATIENCE = 2.0  # seconds before anything is said
_EVERY = 5.0  # seconds between plain lines


class Bar(Protocol):
    """What is told how far it is."""

    def update(
        self, done: int, total: int | None, said: str, unit: str = "", kept: int = 0
    ) -> None:
        """``done`` of ``total`` (None: unknown) in a unit, and what to say beside it.

        ``kept`` of them were done before, and say nothing about the rate.
        """


@contextlib.contextmanager
def progress(name: str) -> Iterator[Bar]:
    """A bar for the length of a with statement; short work shows none."""
    if not sys.stderr.isatty():
        yield _Lines(name)
        return
    bar = _Rich(name)
    try:
        yield bar
    finally:
        bar.close()


class _Lines:
    """A plain line every few seconds."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.clock = name, clock
        self.begun = self.last = clock()

    def update(
        self, done: int, total: int | None, said: str, unit: str = "", kept: int = 0
    ) -> None:
        now = self.clock()
        if now - self.last < _EVERY:
            return
        self.last = now
        spent = now - self.begun
        behind = f" {unit}" if unit else ""
        parts = [f"{self.name}: {done:,}" + (f" of {total:,}" if total else "") + behind, said]
        parts.append(f"{(done - kept) / spent:,.1f}{behind} a second")
        if total and done > kept:
            parts.append(f"{spent * (total - done) / (done - kept):.0f} s left")
        click.echo(", ".join(filter(None, parts)), err=True)


class _Rich:
    """Rich's bar, loaded and shown only when work takes long."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.begun = time.monotonic()
        self.bar: Any = None
        self.task: Any = None

    def update(
        self, done: int, total: int | None, said: str, unit: str = "", kept: int = 0
    ) -> None:
        spent = time.monotonic() - self.begun
        if self.bar is None:
            if spent < _PATIENCE:
                return
            self._show()
        behind = f" {unit}" if unit else ""
        rate = f"{(done - kept) / spent:,.1f}{behind} a second"
        self.bar.update(self.task, completed=done, total=total, said=said, behind=behind, rate=rate)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,}{task.fields[behind]}"),
            TextColumn("{task.fields[said]}"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.bar.start()
        self.task = self.bar.add_task(self.name, total=None, said="", behind="", rate="")

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()


def counted(items: Iterable[T], bar: Bar, said: str, every: int = 200) -> Iterator[T]:
    """The items, the bar told of every so many."""
    for n, item in enumerate(items, 1):
        yield item
        if n % every == 0:
            bar.update(n, None, said)
