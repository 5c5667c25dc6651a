"""The mining layer on press articles: what is taken out of the glossary and stands there comes back.

The articles and their annotations (``seeds`` and ``gold`` beside the data folder) are other people's;
they are read where they are, and only counts are kept.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.table import Row, wilson
from translit.formats import read_documents
from translit.glossary import Concept, Glossary, Term
from translit.miner import Variant, mine

__all__ = ["seeds"]

CONCEPTS = ("haftar_khalifa", "yevkurov", "le_monde", "africa_corps")
TAKEN_OUT = ("variants", "arabic", "all")
"""All but the preferred terms; the Arabic terms (other languages stay); the concepts themselves."""

_ASIDE = {"variants": "", "arabic": "; translations sound like nothing in another language",
          "all": "; forms in one cluster, its preferred one among them"}  # fmt: skip


def seeds(data: Path) -> Iterator[Row]:
    """Forms of four names of the articles that mining proposes again, and trap pairs that it joins."""
    gold = data.parent / "gold" / "mentions.jsonl"
    if not gold.is_file():
        yield Row("translit", "articles, names taken out", "recall", None, 0,
                  note="no gold beside the data")  # fmt: skip
        return
    stands = _stands(gold)
    names = sorted(
        {name for forms in stands.values() for files in forms.values() for name in files}
    )
    documents = [d for name in names for d in read_documents(str(data.parent / "seeds" / name))]
    pairs = _traps(gold.with_name("traps.jsonl"))
    for what in TAKEN_OUT:
        known = without(Glossary.shipped(), what)
        yield from _rows(what, mine(documents, known), known, stands, pairs)


def without(glossary: Glossary, what: str) -> Glossary:
    """A glossary without some terms of the four concepts."""
    kept = (
        replace(c, terms=tuple(t for t in c.terms if _stays(t, what))) if c.id in CONCEPTS else c
        for c in glossary.concepts
        if what != "all" or c.id not in CONCEPTS
    )
    return Glossary.from_concepts(list[Concept](kept))


def _stays(term: Term, what: str) -> bool:
    return term.status == "preferred" if what == "variants" else term.lang != "ar"


def _rows(
    what: str,
    found: list[Variant],
    known: Glossary,
    stands: Mapping[str, Mapping[str, set[str]]],
    pairs: set[frozenset[str]],
) -> Iterator[Row]:
    case = f"articles, {what} taken out"
    for concept in CONCEPTS:
        wanted = {f for f in stands[concept] if concept not in {c.id for c, _ in known.lookup(f)}}
        right = len(wanted & _again(concept, wanted, found, gone=what == "all"))
        value, low, high = wilson(right, len(wanted))
        yield Row("translit", f"{case}: {concept}", "recall", value, len(wanted), low, high,
                  note=f"{right} of {len(wanted)} forms{_ASIDE[what]}")  # fmt: skip
    joined = sum(frozenset((v.form, w)) in pairs for v in found for w in _held(v, known))
    yield Row("translit", case, "trap pairs joined", float(joined), len(found),
              note=f"of {len(pairs)} fuzzy neighbours; {len(found)} candidates")  # fmt: skip


def _again(concept: str, wanted: set[str], found: list[Variant], *, gone: bool) -> set[str]:
    """The forms proposed for a concept; where it is gone, those of the one cluster that has the most."""
    if not gone:
        return {v.form for v in found if v.concept == concept}
    clusters: dict[str, set[str]] = defaultdict(set)
    for variant in found:
        clusters[variant.concept] |= {variant.form, variant.preferred} & wanted
    return max(clusters.values(), key=len, default=set())


def _held(variant: Variant, known: Glossary) -> set[str]:
    """What a candidate is said to be a spelling of: every form of its concept, and their words."""
    forms = {variant.preferred}
    if not variant.new:
        forms |= {t.text for t in known.concept(variant.concept).terms}
    return forms | {word for form in forms for word in form.split()}


def _stands(path: Path) -> dict[str, dict[str, set[str]]]:
    """Concept -> form -> articles, of the annotated articles."""
    articles = {p.name for p in (path.parent / "expected" / "conservative").glob("*.txt")}
    out: dict[str, dict[str, set[str]]] = {concept: defaultdict(set) for concept in CONCEPTS}
    for row in _read(path):
        if row["entity_id"] in out and row["file"] in articles:
            out[row["entity_id"]][row["stem"]].add(row["file"])
    return out


def _traps(path: Path) -> set[frozenset[str]]:
    """Pairs of words that are near each other and not one name."""
    out = set()
    for row in _read(path) if path.is_file() else ():
        if row["kind"] == "fuzzy neighbour":
            one, *others = row["surface"].split(" / ")  # of several, the first is the name
            out |= {frozenset((name, o)) for o in others for name in (one, row["looks_like"])}
            out |= {frozenset((one, row["looks_like"]))} if not others else set()
    return {pair for pair in out if len(pair - {""}) == 2}


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
