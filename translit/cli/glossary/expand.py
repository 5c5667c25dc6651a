"""``translit glossary expand``: every surface that a search must look for."""

from __future__ import annotations

import click

from translit.cli.glossary._table import echo_rows

__all__ = ["command"]


@click.command("expand")
@click.argument("concept", metavar="ID")
@click.option(
    "-g",
    "--glossary",
    multiple=True,
    help="Shipped name or file; repeatable. Default: all shipped.",
)
@click.option("--clitics", is_flag=True, help="Each form under every clitic of its language too.")
@click.option(
    "--lang",
    metavar="TAG",
    help="Only forms of this language; with --clitics, all that can stand in its texts.",
)
@click.option(
    "--long", "as_table", is_flag=True, help="With language, status and the form it comes from."
)
def command(
    concept: str, glossary: tuple[str, ...], clitics: bool, lang: str | None, as_table: bool
) -> None:
    """List every surface of the concept ID, one a line, for a search or an alert."""
    from translit.errors import GlossaryError
    from translit.glossary import Glossary
    from translit.glossary.tags import usual

    known = Glossary.load(*glossary) if glossary else Glossary.shipped()
    found = known.concept(concept)
    lang = lang and usual(lang)
    if clitics:
        from translit.normalizer import surfaces

        pairs = list(surfaces(found, lang))
    else:
        pairs = [(t, t.text) for t in found.terms if lang is None or t.lang == lang]
    if not pairs:
        known_langs = ", ".join(sorted({t.lang for t in found.terms}))
        raise GlossaryError(f"{concept} has no form in {lang!r}; it has {known_langs}")
    if as_table:
        echo_rows(
            ["surface", "lang", "status", "form"], ([s, t.lang, t.status, t.text] for t, s in pairs)
        )
    else:
        click.echo("\n".join(dict.fromkeys(surface for _, surface in pairs)))
