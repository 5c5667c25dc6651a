"""``translit explain``: the manual page of a check."""

from __future__ import annotations

from typing import Any

import click

__all__ = ["command"]


@click.command("explain")
@click.argument("id")
def command(id: str) -> None:  # noqa: A002 - click names arguments so
    """Show the manual page of a check: what it finds, its options, bad and good examples."""
    import inspect
    from dataclasses import fields

    from translit.registry import find

    part = find("checks", id)
    click.echo(
        f"{part.id}  ({part.category}, {part.severity}{'' if part.default else ', off by default'})\n"
    )
    click.echo(inspect.cleandoc(part.__doc__ or ""))
    options = [f for f in fields(part) if f.init]
    if options:
        click.echo("\nOptions (translit.toml: [audit.options." + part.id + "]):")
    for option in options:
        click.echo(f"  {option.name}: {option.type} = {option.default!r}")
    for label, examples in (("Bad", part.bad), ("Good", part.good)):
        click.echo(f"\n{label}:")
        for example in examples:
            click.echo(_shown(example))


def _shown(segment: Any) -> str:
    from translit.renderers.terminal import isolated

    arrow = f"{isolated(segment.source)} → " if segment.source is not None else ""
    return f"  {arrow}{isolated(segment.target or '')}"
