"""``translit mine``: new spellings of names from a corpus, for a person to judge."""

from __future__ import annotations

from pathlib import Path

import click

from translit.cli._tag import TAG
from translit.errors import counted

__all__ = ["command"]


@click.command("mine")
@click.argument("documents", nargs=-1, required=True)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False),
              help="The candidates: JSONL, the surest first.")  # fmt: skip
@click.option(
    "--glossary", "glossaries", multiple=True, help="Shipped name or file; default: all shipped."
)
@click.option(
    "--lang",
    type=TAG,
    default="ar",
    show_default=True,
    help="Language of the texts (of the targets).",
)
@click.option(
    "--ner", metavar="FOLDER|ID@REVISION", help="A model of named entities, as one more cue."
)
@click.option("--min-score", default=0.5, show_default=True, type=click.FloatRange(0, 1))
@click.option("--field", metavar="NAME", help="Column that holds the text. [target]")
@click.option(
    "--format", "format_id", help="Format of the documents, when the suffix doesn't tell it."
)
def command(
    documents: tuple[str, ...],
    output: Path,
    glossaries: tuple[str, ...],
    lang: str,
    ner: str | None,
    min_score: float,
    field: str | None,
    format_id: str | None,
) -> None:
    """Propose spellings of names that DOCUMENTS hold and no glossary knows.

    Each candidate has its counts, contexts, score and evidence, the concept it may belong to and the form
    to write instead. What was rejected before isn't proposed again. Judge them with
    `translit glossary review`.
    """
    from translit.formats import read_documents
    from translit.glossary import Glossary, loader
    from translit.miner import mine, write
    from translit.miner.promote import unrejected

    known = Glossary.load(*glossaries) if glossaries else Glossary.shipped()
    found = mine(
        (d for name in documents for d in read_documents(name, format_id, field=field)),
        known,
        lang=lang,
        ner=ner,
    )
    files = [loader.find(name) for name in glossaries or loader.shipped()]
    kept = [v for v in unrejected(found, files) if v.score >= min_score]
    write(kept, output)
    then = f"; next: translit glossary review {output}" if kept else ""
    click.echo(f"{output}: {counted(len(kept), 'candidate')}{then}", err=True)
