"""What ``import`` and ``export`` share: concepts of some files into another."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.draft import draft
from translit.errors import InputError, counted

if TYPE_CHECKING:
    from translit.glossary.concept import Concept
    from translit.glossary.files import GlossaryFile

__all__ = ["convert"]


def convert(
    sources: tuple[str, ...],
    output: str,
    read_as: str | None,
    write_as: str | None,
    **options: str | None,
) -> None:
    """Read all sources, join concepts of one id (a term that two hold comes once), write them all or none.

    ``-`` as output is stdout, in the format ``write_as`` (TOML by default). ``options`` are those of
    the formats that have them.
    """
    from translit.glossary import files, loader

    paths = [loader.find(source) for source in sources]
    concepts = list(files.merged(c for path in paths for c in _concepts(path, read_as, options)))
    if len(paths) > 1:  # what two of them say alike is said once
        concepts = [replace(c, terms=tuple(dict.fromkeys(c.terms))) for c in concepts]
    if output == "-":
        _to_stdout(concepts, files.of("-", write_as or "toml", **options))
        return
    target = Path(output)
    form = files.of(target, write_as, **options)
    if not target.parent.is_dir():
        raise InputError("the folder of the output doesn't exist", str(target))
    with draft(target) as new:
        form.write(concepts, new)
    terms = sum(len(concept.terms) for concept in concepts)
    lost = "" if form.lossless else f"; {form.id} keeps only a part of them"
    written = f"{counted(len(concepts), 'concept')}, {counted(terms, 'term')}"
    click.echo(f"{output}: {written}{lost}", err=True)


def _concepts(path: Path, read_as: str | None, options: dict[str, str | None]) -> Iterator[Concept]:
    from translit.glossary import Glossary, compiled, files

    if path.suffix == compiled.SUFFIX:
        return Glossary.load(path).concepts
    return files.of(path, read_as, **options).read(path)


def _to_stdout(concepts: list[Concept], form: GlossaryFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"glossary{form.suffixes[0]}"
        form.write(concepts, draft)
        sys.stdout.flush()
        sys.stdout.buffer.write(draft.read_bytes())
