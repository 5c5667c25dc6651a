"""``translit glossary try``: what a new term would change, before it is accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from translit.cli._tag import TAG
from translit.cli.glossary._table import echo_rows
from translit.errors import counted

if TYPE_CHECKING:
    from translit.glossary import Glossary, Term
    from translit.normalizer.trial import Effect, Trial

__all__ = ["command"]


@click.command("try")
@click.argument("term")
@click.argument("corpus", nargs=-1, required=True)
@click.option("--target", help="What it would become.")
@click.option("--concept", help="The concept whose name it is; its preferred name is the target.")
@click.option(
    "--lang",
    type=TAG,
    metavar="TAG",
    default="ar",
    show_default=True,
    help="Language of the term and of the corpus.",
)
@click.option("--status", default="misspelling", show_default=True, help="Status of the term.")
@click.option("--requires", multiple=True, help="A word of which one must stand near; repeatable.")
@click.option("--unless", multiple=True, help="A word of which none may stand near; repeatable.")
@click.option(
    "-g",
    "--glossary",
    multiple=True,
    help="Shipped name or file; repeatable. Default: all shipped.",
)
@click.option("--field", metavar="NAME", help="Column of the corpus that holds the text. [target]")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="Places to show of each kind.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a place, all of them.")
def command(
    term: str,
    corpus: tuple[str, ...],
    target: str | None,
    concept: str | None,
    lang: str,
    status: str,
    requires: tuple[str, ...],
    unless: tuple[str, ...],
    glossary: tuple[str, ...],
    field: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show what TERM would change in CORPUS files, with false friends.

    Nothing is written. Kinds of places: changed, mentioned, inside (a longer word holds the term), left (its
    conditions aren't met, or it is a part of another name), alike (the same letters but for marks and
    hamza), freed (a change of the glossary that would no longer be made). Known places aren't told again.
    """
    from translit.errors import ConfigError, nearest
    from translit.glossary import STATUSES, Glossary, Term
    from translit.normalizer.trial import Trial

    if status not in STATUSES:
        raise ConfigError(f"no status {status!r}; {nearest(status, STATUSES)}")
    known = Glossary.load(*glossary) if glossary else Glossary.shipped()
    made = Term(term, lang, status, target=target, requires=requires, unless=unless)
    _warn(known, made, concept)
    effects = _effects(Trial(known, made, concept, lang), corpus, field)
    if as_json:
        import json

        for effect in effects:
            click.echo(json.dumps(effect._asdict(), ensure_ascii=False))
    else:
        _show(effects, limit)
    counts = Counter(effect.kind for effect in effects)
    said = ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "no place"
    where = counted(len({e.where for e in effects}), "segment")
    click.echo(f"{term}: {said} in {where}", err=True)


def _effects(trial: Trial, corpus: tuple[str, ...], field: str | None) -> list[Effect]:
    from translit.formats import read_documents

    out: list[Effect] = []
    for path in corpus:
        for document in read_documents(path, field=field):
            for segment in document.segments:
                where = "/".join(x for x in (document.id, segment.system, segment.id) if x)
                out += trial.effects(where, segment.target or "")
    return out


def _warn(known: Glossary, made: Term, concept: str | None) -> None:
    """What ``glossary check`` would say of the term, and who claims it already.

    Raises ``GlossaryError`` where nothing can be tried.
    """
    from translit.errors import GlossaryError
    from translit.glossary import Concept
    from translit.glossary.validate import validate

    terms = known.concept(concept).terms if concept else ()
    for problem in validate([Concept(concept or "new", "", (*terms, made))]):
        if problem.rule == "nothing-to-write" and problem.level == "error":
            told = f"what would be written for {made.text!r}? --target says it, or --concept"
            raise GlossaryError(told)
        if problem.rule == "control-character" and problem.level == "error":
            raise GlossaryError(problem.message)
        if repr(made.text) in problem.message and problem.rule != "unknown-target":
            click.echo(f"{problem.level}: {problem.message}", err=True)
    for owner, term in known.lookup(made.text):
        if owner.id != concept:
            click.echo(f"warning: already a form of {owner.id} ({term.status})", err=True)


def _show(effects: list[Effect], limit: int) -> None:
    shown: Counter[str] = Counter()
    rows = []
    for effect in effects:
        shown[effect.kind] += 1
        if shown[effect.kind] <= limit:
            becomes = effect.after if effect.after != effect.before else ""
            context = f"{effect.left}[{effect.before}]{effect.right}"
            rows.append([effect.kind, effect.where, effect.before, becomes, context])
    if rows:
        echo_rows(["kind", "where", "found", "becomes", "context"], rows)
