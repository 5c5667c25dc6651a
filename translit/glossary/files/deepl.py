"""DeepL glossaries: pairs of a term and its translation."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit.errors import GlossaryError
from translit.glossary.concept import REWRITTEN, Concept, Term
from translit.glossary.files.base import GlossaryFile
from translit.glossary.files.csv import table
from translit.glossary.tags import usual

__all__ = ["Deepl"]


@dataclass(frozen=True)
class Deepl(GlossaryFile):
    """``source,target`` rows, with the two languages in a third and fourth column or as options.

    Written are the preferred and admitted source terms of each concept with its preferred target term;
    DeepL allows a source term once, so the first concept wins. Read: the translations of a source term
    are a concept, whose id is that term; where the file has several source languages, ``TERM@LANG`` for
    all but the first. Everything else of a concept is lost.
    """

    id = "deepl"
    suffixes = (".deepl.csv", ".deepl.tsv")
    lossless = False

    source_lang: str = "en"
    target_lang: str = "ar"

    def read(self, path: Path) -> Iterator[Concept]:
        first, seen = "", set[tuple[str, str]]()
        for line, cells in table(path, (_separator(path),)):
            filled = [cell.strip() for cell in cells]
            if len(filled) not in {2, 4} or not all(filled):
                wrong = "a row is source, target and maybe the two languages, none empty"
                raise GlossaryError(wrong, f"{path}:{line}")
            langs = [usual(lang) for lang in filled[2:] or (self.source_lang, self.target_lang)]
            first = first or langs[0]
            source, target = (
                Term(text, lang, "preferred", line=line)
                for text, lang in zip(filled[:2], langs, strict=True)
            )
            id_ = source.text if source.lang == first else f"{source.text}@{source.lang}"
            known = (source.text, source.lang) in seen
            seen.add((source.text, source.lang))
            yield Concept(id_, "", (target,) if known else (source, target), line=line)

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        source, target = usual(self.source_lang), usual(self.target_lang)
        pairs: dict[str, str] = {}
        concept = None
        for concept in concepts:
            to = concept.preferred(target)
            for term in concept.terms if to else ():
                if term.lang == source and term.status not in REWRITTEN and to:
                    pairs.setdefault(_line(term.text), _line(to.text))
        if concept is not None and not pairs:
            told = f"no concept has a name in {source!r} and a preferred one in {target!r}"
            raise GlossaryError(f"{told}; --source-lang and --target-lang say which are meant")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=_separator(path), lineterminator="\n")
            writer.writerows(pairs.items())


def _separator(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","


def _line(text: str) -> str:
    return " ".join(text.split())
