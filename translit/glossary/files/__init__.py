"""Termbases in and out, one file format a module. The format is told by the suffix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError, nearest
from translit.glossary.concept import Concept
from translit.glossary.files.base import GlossaryFile, reading
from translit.glossary.files.csv import Csv
from translit.glossary.files.deepl import Deepl
from translit.glossary.files.jsonl import Jsonl
from translit.glossary.files.martif import Martif
from translit.glossary.files.skos import Skos
from translit.glossary.files.tbx import Tbx
from translit.glossary.files.toml import Toml
from translit.glossary.files.tsv import Tsv
from translit.glossary.files.xlsx import Xlsx

__all__ = ["BUILTIN", "GlossaryFile", "merged", "of", "read", "reading", "stream", "write"]

BUILTIN: tuple[type[GlossaryFile], ...] = (
    Csv,
    Deepl,
    Jsonl,
    Martif,
    Skos,
    Tbx,
    Toml,
    Tsv,
    Xlsx,
)


def of(path: str | Path, format_id: str | None = None, **options: Any) -> GlossaryFile:
    """The format of a file, told by the longest suffix that fits or by the id of a format.

    Options that the format doesn't have, or that are None, are left out.
    """
    name = Path(path).name.lower()
    if format_id is not None:
        found = [f for f in BUILTIN if f.id == format_id]
    else:
        found = [f for f in BUILTIN if name.endswith(f.suffixes)]
        found.sort(key=lambda f: max(len(s) for s in f.suffixes if name.endswith(s)), reverse=True)
    if not found:
        raise GlossaryError(f"no glossary format; {_hint(name, format_id)}", str(path))
    plain = found[0]()
    said = {k: v for k, v in options.items() if hasattr(plain, k) and v is not None}
    return replace(plain, **said) if said else plain  # type: ignore[type-var]


def _hint(name: str, format_id: str | None) -> str:
    if format_id:
        return nearest(format_id, [f.id for f in BUILTIN])
    suffix = Path(name).suffix
    if suffix in {".xml", ".txt"}:  # of which there are many kinds
        return f"{suffix} tells none: --format does, or a suffix such as .tbx, .rdf, .tsv"
    return nearest(suffix, [s for f in BUILTIN for s in f.suffixes])


def stream(path: str | Path, format_id: str | None = None) -> Iterator[Concept]:
    """The concepts of a file as they come, for termbases that don't fit into memory twice.

    A concept whose terms do not stand together comes in pieces with one id.
    """
    return _stream(of(path, format_id), Path(path))


def _stream(form: GlossaryFile, path: Path) -> Iterator[Concept]:
    with reading(path):
        yield from form.read(path)


def read(path: str | Path, format_id: str | None = None, **options: Any) -> Iterator[Concept]:
    """The concepts of a file, each once, in the order of their first terms.

    One by one where the format can tell that none is scattered, so that millions need no memory.
    """
    form, path = of(path, format_id, **options), Path(path)
    concepts = _stream(form, path)
    with reading(path):
        return concepts if form.whole(path) else merged(concepts)


def write(concepts: Iterable[Concept], path: str | Path, format_id: str | None = None) -> None:
    """The file that holds these concepts, in the format that its suffix names."""
    of(path, format_id).write(concepts, Path(path))


def merged(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """Each concept once: terms, links and notes of pieces with one id joined, the first type kept."""
    whole: dict[str, Concept] = {}
    for concept in concepts:
        first = whole.get(concept.id)
        whole[concept.id] = concept if first is None else _joined(first, concept)
    yield from whole.values()


def _joined(first: Concept, more: Concept) -> Concept:
    return replace(
        first,
        type=first.type or more.type,
        note="\n".join(dict.fromkeys(filter(None, (first.note, more.note)))),
        links=tuple(dict.fromkeys(first.links + more.links)),
        terms=first.terms + more.terms,
    )
