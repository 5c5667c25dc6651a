"""The parts of a run's files joined in order while others are still being made."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from translit.engines.parts import Add, joined_bytes, joined_tables
from translit.engines.units import Unit
from translit.formats import choose
from translit.formats.parquet import Parquet

__all__ = ["Joining", "part_of"]


def part_of(folder: Path, unit: Unit) -> Path:
    """Where the part of a unit is."""
    return folder / f"{unit.number:06d}.part"


class Joining:
    """A context manager that is told of each part that is there; left early, it leaves no half file."""

    def __init__(self, folder: Path, units: Iterable[Unit], format_id: str | None = None) -> None:
        self._files: dict[str, _File] = {}
        for unit in units:
            if unit.path not in self._files:
                table = isinstance(choose(unit.path, format_id), Parquet)
                self._files[unit.path] = _File(folder, table=table)
            self._files[unit.path].units.append(unit)

    def __enter__(self) -> Joining:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._files.values():
            file.stack.__exit__(kind, error, trace)

    def add(self, unit: Unit) -> None:
        """The part of this unit is there."""
        self._files[unit.path].add(unit)

    def result(self, path: str) -> Path:
        """Where the result of a file is, once all its parts are there."""
        return self._files[path].result


class _File:
    """One file: its units, in order, and how far it is joined."""

    def __init__(self, folder: Path, *, table: bool) -> None:
        self.folder = folder
        self.join = joined_tables if table else joined_bytes
        self.units: list[Unit] = []
        self.stack = ExitStack()
        self._there: set[int] = set()
        self._next = 0
        self._append: Add | None = None

    @property
    def result(self) -> Path:
        """The joined file; of a single part, the part."""
        first = part_of(self.folder, self.units[0])
        return first.with_suffix(".joined") if len(self.units) > 1 else first

    def add(self, unit: Unit) -> None:
        """Append what is there and next in order; the last part closes the file."""
        self._there.add(unit.number)
        if len(self.units) == 1 or (self._append is None and self.result.exists()):
            return
        while self._next < len(self.units) and self.units[self._next].number in self._there:
            if self._append is None:
                self._append = self.stack.enter_context(self.join(self.result))
            self._append(part_of(self.folder, self.units[self._next]))
            self._next += 1
        if self._next == len(self.units):
            self.stack.close()
