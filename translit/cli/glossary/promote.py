"""``translit glossary promote``: judged candidates into a glossary."""

from __future__ import annotations

from pathlib import Path

import click

from translit.errors import counted

__all__ = ["command", "tell"]


@click.command("promote")
@click.argument("candidates", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("glossary", type=click.Path(path_type=Path, dir_okay=False))
def command(candidates: Path, glossary: Path) -> None:
    """Write the accepted of CANDIDATES into the TOML file GLOSSARY, and remember the rejected.

    The judgement field of each line says accept, reject or unsure. Comments and order of the glossary
    stay; what it has already is left alone, so promoting twice is promoting once.
    """
    from translit.miner.promote import promote
    from translit.miner.variant import read

    tell(promote(read(candidates), glossary), glossary)


def tell(done: object, glossary: Path) -> None:
    """One line on stderr: what was written."""
    from translit.miner.promote import Promoted

    assert isinstance(done, Promoted)
    click.echo(
        f"{glossary}: {counted(len(done.added), 'term')} added, {len(done.known)} there already, "
        f"{counted(len(done.rejected), 'rejection')} remembered",
        err=True,
    )
