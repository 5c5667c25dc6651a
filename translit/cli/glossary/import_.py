"""``translit glossary import``: termbases of any format into one glossary."""

from __future__ import annotations

import click

from translit.cli._tag import TAG
from translit.cli.glossary._convert import convert

__all__ = ["command"]


@click.command("import")
@click.argument("termbase", nargs=-1, required=True)
@click.option(
    "-o", "--output", default="-", show_default=True, help="The glossary to write; - is stdout."
)
@click.option("--format", "form", help="Read TERMBASE as this format, whatever its suffix.")
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
    termbase: tuple[str, ...],
    output: str,
    form: str | None,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Read TERMBASE files (TBX, martif, SKOS, XLSX, CSV, TSV, JSONL, DeepL) into one glossary.

    Concepts of one id become one. The suffix of the output tells its format; on stdout it is TOML.
    """
    convert(termbase, output, form, None, source_lang=source_lang, target_lang=target_lang)
