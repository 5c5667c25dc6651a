"""``translit glossary export``: a glossary in another format."""

from __future__ import annotations

import click

from translit.cli._tag import TAG
from translit.cli.glossary._convert import convert

__all__ = ["command"]


@click.command("export")
@click.argument("glossary", nargs=-1, required=True)
@click.option(
    "-o", "--output", default="-", show_default=True, help="The file to write; - is stdout."
)
@click.option("--format", "form", help="Write this format, whatever the suffix.")
@click.option(
    "--source-lang",
    type=TAG,
    metavar="TAG",
    help="Of DeepL pairs, where the file doesn't say. Default: en.",
)
@click.option(
    "--target-lang", type=TAG, metavar="TAG", help="The same for the translation. Default: ar."
)
def command(
    glossary: tuple[str, ...],
    output: str,
    form: str | None,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Write GLOSSARY (a shipped name or a file) in the format that the output's suffix names."""
    convert(glossary, output, None, form, source_lang=source_lang, target_lang=target_lang)
