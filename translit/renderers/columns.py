"""Tables and sentences for a terminal, in its width: what is too wide goes on below, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = ["hanging", "tables"]

_GAP = 2  # blanks between columns


def tables(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    left: int = 1,
    title: str | None = None,
) -> Iterator[Table]:
    """The rows as one table, or as several below each other that begin with the same ``left`` columns."""
    from rich.cells import cell_len

    columns = [
        (i, column[0], max(map(cell_len, column)))
        for i, column in enumerate(zip(heads, *rows, strict=True))
    ]
    keys = columns[:left]
    room = width - sum(size + _GAP for *_, size in keys)
    group: list[tuple[int, str, int]] = []
    for column in columns[left:]:
        if group and sum(size + _GAP for *_, size in (*group, column)) > room + _GAP:
            yield _table([*keys, *group], rows, left, title)
            group, title = [], None
        group.append(column)
    yield _table([*keys, *group], rows, left, title)


def _table(
    columns: Sequence[tuple[int, str, int]],
    rows: Sequence[Sequence[str]],
    left: int,
    title: str | None,
) -> Table:
    """A table of some columns: the number of each, its head, its width."""
    from rich.table import Table
    from rich.text import Text

    whole = sum(size + _GAP for *_, size in columns) - _GAP
    table = Table(box=None, pad_edge=False, header_style="bold", width=whole)
    table.title, table.title_justify = title, "left"
    for i, head, _ in columns:
        table.add_column(head, justify="left" if i < left else "right", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(row[i]) for i, *_ in columns))
    return table


def hanging(console: Console, text: Text, indent: int) -> Text:
    """The text wrapped between words where it is too wide, every line but the first behind blanks."""
    from rich.cells import cell_len
    from rich.text import Text

    if all(cell_len(line) <= console.width for line in text.plain.split("\n")):
        return text
    lines = text.wrap(console, max(console.width - indent, 20))
    return Text(f"\n{' ' * indent}").join(lines)
