"""``translit glossary review``: candidates judged one by one on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.cli.glossary.promote import tell
from translit.errors import counted

if TYPE_CHECKING:
    from translit.miner.review import Session
    from translit.miner.variant import Variant

__all__ = ["command"]

_KEYS = {"a": "accept", "r": "reject", "u": "unsure"}
_ASKED = "a accept, r reject, u unsure, e edit, s skip, z undo, q quit"
_COLUMNS = ("form", "preferred", "concept", "status", "type", "note")


@click.command("review")
@click.argument("candidates", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--glossary",
    type=click.Path(path_type=Path, dir_okay=False),
    help="TOML file that accepted ones are written into when you quit.",
)
def command(candidates: Path, glossary: Path | None) -> None:
    """Judge CANDIDATES one by one: accept, reject, unsure, edit, with undo.

    Every answer is in the file at once: stop when you like and go on later. Without a terminal, edit the
    judgement field of each line and use `translit glossary promote`.
    """
    from translit.miner.promote import promote
    from translit.miner.review import Session

    session = Session.open(candidates)
    while (number := session.current) is not None:
        _show(session.variants[number], session.left())
        if not _answered(session, number):
            break
    click.echo(f"{session.left()} of {len(session.variants)} are left to judge", err=True)
    if glossary is not None:
        tell(promote(session.variants, glossary), glossary)
    else:
        click.echo(f"next: translit glossary promote {candidates} GLOSSARY.toml", err=True)


def _show(variant: Variant, left: int) -> None:
    new = " (new)" if variant.new else ""
    click.echo(
        f"\n{variant.form}  ->  {variant.preferred}   [{variant.concept}{new}, {variant.status}]"
    )
    click.echo(f"  {variant.score:.2f}  {variant.evidence}")
    seen = f"{counted(variant.count, 'time')} in {counted(variant.documents, 'document')}"
    click.echo(f"  {variant.reason}; seen {seen}")
    for context in variant.contexts:
        click.echo(f"  {context.document}: … {' '.join(context.text.split())} …")
    click.echo(f"  {left} left")


def _answered(session: Session, number: int) -> bool:
    """One answer; False to stop."""
    try:
        answer = (
            click.prompt(_ASKED, prompt_suffix="? ", default="s", show_default=False)
            .strip()
            .lower()
        )
    except click.Abort:  # the input has ended
        return False
    key = answer[:1]
    if key in _KEYS:
        session.judge(number, _KEYS[key])
    elif key == "e":
        _edit(session, number)
    elif key == "z" and session.undo() is None:
        click.echo("nothing to take back", err=True)
    elif key == "s":
        session.skip(number)
    return key != "q"


def _edit(session: Session, number: int) -> None:
    """Asks for each column; an empty answer keeps it."""
    from translit.glossary.concept import STATUSES

    variant = session.variants[number]
    columns = {}
    for column in _COLUMNS:
        kind = click.Choice(STATUSES) if column == "status" else str
        columns[column] = click.prompt(f"  {column}", default=getattr(variant, column), type=kind)
    session.edit(number, **columns)
