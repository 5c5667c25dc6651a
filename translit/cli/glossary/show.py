"""``translit glossary show``: a concept with all its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translit.cli.glossary._table import echo_rows

if TYPE_CHECKING:
    from translit.glossary import Concept, Glossary, Term

__all__ = ["command"]


@click.command("show")
@click.argument("name", metavar="ID|FORM")
@click.option(
    "-g",
    "--glossary",
    multiple=True,
    help="Shipped name or file; repeatable. Default: all shipped.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(name: str, glossary: tuple[str, ...], as_json: bool) -> None:
    """Show a concept with all its forms; NAME is its id or one of its forms."""
    from translit.glossary import Glossary

    known = Glossary.load(*glossary) if glossary else Glossary.shipped()
    concepts = _named(known, name)
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(c) for c in concepts], ensure_ascii=False, indent=1))
        return
    for number, concept in enumerate(concepts):
        if number:
            click.echo()
        _show(concept)


def _named(known: Glossary, name: str) -> list[Concept]:
    """The concept of that id, else all that a form may mean."""
    ids = dict.fromkeys(concept.id for concept, _ in known.lookup(name))
    return [known.concept(found) for found in ids] if ids else [known.concept(name)]


def _show(concept: Concept) -> None:
    click.echo("  ".join(x for x in (concept.id, concept.type) if x))
    if concept.note:
        click.echo(concept.note)
    if concept.links:
        click.echo(f"related: {', '.join(concept.links)}")
    echo_rows(
        ["lang", "form", "status", "text", "becomes", "conditions", "evidence"],
        map(_row, concept.terms),
    )


def _row(term: Term) -> list[str]:
    conditions = [f"near {'|'.join(term.requires)}"] if term.requires else []
    conditions += [f"not near {'|'.join(term.unless)}"] if term.unless else []
    conditions += ["only mentioned"] if term.flag else []
    said = " ".join(x for x in (term.evidence, f"({term.note})" if term.note else "") if x)
    becomes = "" if term.target in {None, term.text} else str(term.target)
    return [term.lang, term.form, term.status, term.text, becomes, "; ".join(conditions), said]
