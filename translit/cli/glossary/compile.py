"""``translit glossary compile``: one file that loads at once."""

from __future__ import annotations

from pathlib import Path

import click

from translit.errors import counted

__all__ = ["command"]


@click.command("compile")
@click.argument("glossary", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.glossary")
def command(glossary: tuple[str, ...], output: Path) -> None:
    """Compile GLOSSARY files, the first in precedence first, to one file that workers map into memory."""
    from translit.errors import InputError
    from translit.glossary import Glossary
    from translit.glossary.compiled import SUFFIX

    if output.suffix != SUFFIX:
        raise InputError(f"a compiled glossary ends in {SUFFIX}", str(output))
    if not output.parent.is_dir():
        raise InputError("the folder of the output doesn't exist", str(output))
    made = Glossary.load(*glossary)
    made.compile(output)
    size = counted(output.stat().st_size, "byte")
    click.echo(f"{output}: {counted(len(made), 'term')}, {size}", err=True)
