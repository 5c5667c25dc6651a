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

__all__ = ["Deepl"]


@dataclass(frozen=True)
class Deepl(GlossaryFile):
    """``source,target`` rows, with the two languages in a third and fourth column or as options.

    Written are the preferred and admitted source terms of each concept with its preferred target term;
    DeepL allows a source term once, so the first concept wins. Read: a pair is a concept whose id is
    its source term. Everything else of a concept is lost.
    """

    id = "deepl"
    suffixes = (".deepl.csv", ".deepl.tsv")
    lossless = False

    source_lang: str = "en"
    target_lang: str = "ar"

    def read(self, path: Path) -> Iterator[Concept]:
        for line, cells in table(path, (_separator(path),)):
            filled = [cell.strip() for cell in cells]
            if len(filled) not in {2, 4} or not all(filled):
                wrong = "a row is source, target and maybe the two languages, none empty"
                raise GlossaryError(wrong, f"{path}:{line}")
            source, target = filled[:2]
            langs = filled[2:] or [self.source_lang, self.target_lang]
            pair = zip((source, target), langs, strict=True)
            terms = tuple(Term(text, _tag(lang), "preferred", line=line) for text, lang in pair)
            yield Concept(source, "", terms, line=line)

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        pairs: dict[str, str] = {}
        for concept in concepts:
            target = concept.preferred(self.target_lang)
            for term in concept.terms if target else ():
                if term.lang == self.source_lang and term.status not in REWRITTEN and target:
                    pairs.setdefault(_line(term.text), _line(target.text))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=_separator(path), lineterminator="\n").writerows(
                pairs.items()
            )


def _separator(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","


def _tag(lang: str) -> str:
    """DeepL writes ``EN`` and ``PT-BR``."""
    code, *rest = lang.split("-")
    return "-".join([code.lower(), *rest])


def _line(text: str) -> str:
    return " ".join(text.split())
