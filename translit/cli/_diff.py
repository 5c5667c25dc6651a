"""What changed, for people: one line a changed line, right-to-left text isolated, colours on a terminal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import click

from translit.edit import Edit

__all__ = ["show_diff"]

_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def show_diff(name: str, text: str, edits: Sequence[Edit]) -> None:
    """Print the changed lines of a text with each edit as -before +after and its rule."""
    for line, start, end, inside in _changed_lines(text, edits):
        click.echo(click.style(f"{name}:{line}", bold=True))
        parts: list[str] = []
        at = start
        for edit in inside:
            parts.append(text[at : edit.start])
            if edit.before:
                parts.append(click.style(f"[-{_isolated(edit.before)}-]", fg="red"))
            if edit.after:
                parts.append(click.style(f"{{+{_isolated(edit.after)}+}}", fg="green"))
            at = edit.end
        parts.append(text[at:end])
        click.echo("  " + "".join(parts).replace("\n", "⏎"))
        rules = ", ".join(dict.fromkeys(_rule(e) for e in inside))
        click.echo(click.style(f"  {rules}", dim=True))


def _rule(edit: Edit) -> str:
    return f"{edit.rule} ({edit.concept})" if edit.concept else edit.rule


def _isolated(text: str) -> str:
    """Text that doesn't disturb the order of what stands around it; what can't be seen is named."""
    shown = "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in text)
    return f"{_FIRST_STRONG}{shown}{_POP}"


def _changed_lines(text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, int, int, list[Edit]]]:
    """(1-based line, start, end, edits) of the lines that edits begin in; joined where one spans two."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    group: list[Edit] = []
    first = last = 0
    for edit in edits:
        line = bisect_right(starts, edit.start)
        if group and line > last:
            yield first, starts[first - 1], _end(text, starts, last), group
            group = []
        if not group:
            first = line
        group.append(edit)
        last = max(
            last if len(group) > 1 else line, bisect_right(starts, max(edit.end - 1, edit.start))
        )
    if group:
        yield first, starts[first - 1], _end(text, starts, last), group


def _end(text: str, starts: Sequence[int], line: int) -> int:
    return starts[line] - 1 if line < len(starts) else len(text)
