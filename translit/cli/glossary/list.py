"""``translit glossary list``: the concepts of a glossary."""

from __future__ import annotations

import click

from translit.cli._tag import TAG
from translit.cli.glossary._table import echo_rows

__all__ = ["command"]


@click.command("list")
@click.argument("glossary", nargs=-1)
@click.option("--type", "kind", help="Only concepts of this type, such as PERSON.")
@click.option(
    "--lang",
    type=TAG,
    metavar="TAG",
    default="ar",
    show_default=True,
    help="The language whose preferred name is shown.",
)
def command(glossary: tuple[str, ...], kind: str | None, lang: str) -> None:
    """List the concepts of GLOSSARY; without one, those of all shipped glossaries."""
    from translit.errors import GlossaryError, nearest
    from translit.glossary import Glossary

    known = Glossary.load(*glossary) if glossary else Glossary.shipped()
    rows = []
    types = set()
    for concept in known.concepts:
        types.add(concept.type)
        if kind is None or concept.type.lower() == kind.lower():
            name, english = concept.preferred(lang), concept.preferred("en")
            shown = [name.text if name else "", english.text if english else ""]
            rows.append([concept.id, concept.type, *shown, str(len(concept.terms))])
    if kind is not None and not rows:
        raise GlossaryError(f"no concept of type {kind!r}; {nearest(kind.upper(), types)}")
    echo_rows(["concept", "type", lang, "en", "terms"], rows)
