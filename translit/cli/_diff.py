"""What changed, for people: one line a changed line, right-to-left text isolated, colours on a terminal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from unicodedata import category

import click

from translit.cli._visible import visible
from translit.edit import Edit

__all__ = ["show_diff"]

_WIDEST = 40  # letters that a word is followed to each side
_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def show_diff(name: str, text: str, edits: Sequence[Edit]) -> None:
    """Print the changed lines of a text with each edit as -before +after and its rule."""
    for line, start, end, inside in _changed_lines(text, edits):
        click.echo(click.style(f"{name}:{line}", bold=True))
        parts: list[str] = []
        at = start
        for low, high, before, after in _words(text, inside):
            parts.append(_around(text[at:low]))
            if before:
                parts.append(click.style(f"[-{_isolated(before)}-]", fg="red"))
            if after:
                parts.append(click.style(f"{{+{_isolated(after)}+}}", fg="green"))
            at = high
        parts.append(_around(text[at:end].removesuffix("\r")))
        click.echo("  " + "".join(parts).replace("\n", "⏎"))
        rules = ", ".join(dict.fromkeys(_rule(e) for e in inside))
        click.echo(click.style(f"  {rules}", dim=True))


def _around(text: str) -> str:
    return visible(text.replace("\r\n", "\n"))


def _rule(edit: Edit) -> str:
    return f"{edit.rule} ({edit.concept})" if edit.concept else edit.rule


def _words(text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, before, after): what changes inside a word is shown as the word, which joins."""
    group: list[Edit] = []
    start = end = 0
    for edit in edits:
        low, high = _word(text, edit)
        if group and (low > end or low == high):
            yield start, end, text[start:end], _after(text, start, end, group)
            group = []
        if not group:
            start, end = low, high
        group.append(edit)
        end = max(end, high)
    if group:
        yield start, end, text[start:end], _after(text, start, end, group)


def _word(text: str, edit: Edit) -> tuple[int, int]:
    """The place of an edit, widened to the word that it stands in."""
    start, end = edit.start, edit.end
    if any(map(_joins, edit.before)) or any(map(_joins, edit.after)):
        low = max(start - _WIDEST, 0)
        while start > low and _joins(text[start - 1]):
            start -= 1
        high = min(end + _WIDEST, len(text))
        while end < high and _joins(text[end]):
            end += 1
    return start, end


def _joins(char: str) -> bool:
    return char.isalnum() or category(char) in ("Mn", "Cf")


def _after(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    out: list[str] = []
    at = start
    for edit in edits:
        out += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join(out) + text[at:end]


def _isolated(text: str) -> str:
    """Text that doesn't disturb the order of what stands around it; what can't be seen is named."""
    if text and not text.strip(" "):
        return "␣" * len(text)
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
