"""Judged candidates into a TOML glossary, in place: comments, order and layout stay.

What was rejected is remembered beside the glossary (``libya.rejected.jsonl``), so that it isn't proposed
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translit.draft import draft
from translit.errors import GlossaryError, counted
from translit.miner.variant import Variant, read, write

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Array

__all__ = ["Promoted", "promote", "rejected", "rejected_path", "unrejected"]


@dataclass(frozen=True, slots=True)
class Promoted:
    """What ``promote`` did: terms written, candidates that the glossary had already, rejections noted."""

    added: tuple[Variant, ...]
    known: tuple[Variant, ...]
    rejected: tuple[Variant, ...]


def promote(variants: Sequence[Variant], path: Path) -> Promoted:
    """Writes accepted candidates as terms and remembers rejected ones; the rest is left alone.

    A concept that isn't in the file gets a table at its end, a new one with its preferred term. Raises
    ``GlossaryError`` where the file isn't TOML; nothing is written then.
    """
    added: list[Variant] = []
    known: list[Variant] = []
    accepted = [v for v in variants if v.judgement == "accept"]
    if accepted:
        document = _document(path)
        for variant in accepted:
            (added if _add(document, variant) else known).append(variant)
        if added:
            _replace(path, document.as_string())
    refused = _remember([v for v in variants if v.judgement == "reject"], path)
    return Promoted(tuple(added), tuple(known), tuple(refused))


def rejected_path(glossary: Path) -> Path:
    """Where the rejections of a glossary are kept."""
    return glossary.with_suffix(".rejected.jsonl")


def rejected(glossaries: Iterable[Path]) -> set[str]:
    """The ids of everything that was rejected for these glossaries."""
    paths = map(rejected_path, glossaries)
    return {variant.id for path in paths if path.is_file() for variant in read(path)}


def unrejected(variants: Iterable[Variant], glossaries: Iterable[Path]) -> Iterator[Variant]:
    """The candidates that nobody has rejected yet."""
    refused = rejected(glossaries)
    return (v for v in variants if v.id not in refused)


def _document(path: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if path.suffix != ".toml":
        raise GlossaryError(
            "candidates are promoted into a TOML glossary; import the file first", str(path)
        )
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise GlossaryError(f"not TOML: {error}", str(path)) from None


def _add(document: TOMLDocument, variant: Variant) -> bool:
    """One accepted candidate as a term; False where the form is there already."""
    import tomlkit

    concept: Any = document.get(variant.concept)
    if concept is None:
        concept = tomlkit.table()
        if variant.type:
            concept["type"] = variant.type
        concept["terms"] = tomlkit.array().multiline(multiline=True)
        document[variant.concept] = concept
        if variant.new and variant.preferred:
            first = {"text": variant.preferred, "lang": variant.lang, "status": "preferred"}
            _line(concept["terms"], {**first, "evidence": variant.reason})
    terms = concept.setdefault("terms", tomlkit.array().multiline(multiline=True))
    if any(t.get("text") == variant.form and t.get("lang") == variant.lang for t in terms):
        return False
    _line(terms, _term(variant, terms))
    return True


def _term(variant: Variant, terms: Any) -> dict[str, object]:
    """The columns of a term; the target only where the preferred term doesn't tell it."""
    preferred = next(
        (
            t["text"]
            for t in terms
            if t.get("lang") == variant.lang and t.get("status") == "preferred"
        ),
        None,
    )
    out: dict[str, object] = {"text": variant.form, "lang": variant.lang, "status": variant.status}
    if variant.preferred and variant.preferred != preferred:
        out["target"] = variant.preferred
    times = f"{counted(variant.count, 'time')} in {counted(variant.documents, 'document')}"
    seen = f"mined: {times}; {variant.evidence}"
    return {**out, "evidence": seen, **({"note": variant.note} if variant.note else {})}


def _line(terms: Array, columns: dict[str, object]) -> None:
    """One term on a line of its own, as people write them."""
    import tomlkit

    text = (
        "{ " + ", ".join(f"{k} = {tomlkit.item(v).as_string()}" for k, v in columns.items()) + " }"
    )
    parsed = tomlkit.parse(f"row = {text}\n")["row"]
    terms.add_line(parsed, indent="  ", newline=True)


def _remember(variants: list[Variant], path: Path) -> list[Variant]:
    """Adds what was rejected to the file beside the glossary; gives what wasn't there."""
    home = rejected_path(path)
    known = read(home) if home.is_file() else []
    have = {v.id for v in known}
    fresh = [replace(v, contexts=v.contexts[:1]) for v in variants if v.id not in have]
    if fresh:
        write([*known, *fresh], home)
    return fresh


def _replace(path: Path, text: str) -> None:
    with draft(path) as new:
        new.write_text(text, encoding="utf-8", newline="\n")
