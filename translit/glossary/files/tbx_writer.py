"""Concepts as TBX: the elements that both versions share, under the names that each gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from translit.glossary.concept import Concept, Term
from translit.glossary.files.tbx_words import (
    FORM,
    GENDER,
    concept_notes,
    status_word,
    term_notes,
    word,
)
from translit.glossary.files.xml_text import content, quoted

__all__ = ["Names", "write"]

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Names(NamedTuple):
    """What a version calls its elements, and what stands before the first and after the last entry."""

    entry: str
    lang: str
    term: str
    head: str
    foot: str


def write(concepts: Iterable[Concept], path: Path, names: Names) -> None:
    """The file that holds these concepts."""
    concepts = list(concepts)
    ids = _ids(concepts)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(names.head)
        for concept in concepts:
            file.write("\n".join(_entry(concept, ids, names)) + "\n")
        file.write(names.foot)


def _ids(concepts: Iterable[Concept]) -> dict[str, str]:
    """The XML id of each concept: its own where XML allows it, else a number."""
    ids: dict[str, str] = {}
    taken = {concept.id for concept in concepts}
    for number, concept in enumerate(concepts, 1):
        made = f"entry-{number}"
        while made in taken:
            made += "-"
        ids[concept.id] = concept.id if _NCNAME.fullmatch(concept.id) else made
    return ids


def _entry(concept: Concept, ids: dict[str, str], names: Names) -> Iterator[str]:
    xml_id = ids[concept.id]
    yield f"      <{names.entry} id={quoted(xml_id)}>"
    if concept.type:
        yield f'        <descrip type="subjectField">{content(concept.type)}</descrip>'
    for link in concept.links:
        if ids.get(link) == link:
            ref = f'<ref type="crossReference" target={quoted(link)}>'
            yield f"        {ref}{content(link)}</ref>"
    for note in concept_notes(concept, xml_id, ids):
        yield f"        <note>{content(note)}</note>"
    for lang in dict.fromkeys(term.lang for term in concept.terms):
        yield f"        <{names.lang} xml:lang={quoted(lang)}>"
        for term in concept.terms:
            if term.lang == lang:
                yield from _term(term, names)
        yield f"        </{names.lang}>"
    yield f"      </{names.entry}>"


def _term(term: Term, names: Names) -> Iterator[str]:
    yield f"          <{names.term}>"
    yield f"            <term>{content(term.text)}</term>"
    said = {
        "administrativeStatus": status_word(term.status),
        "termType": None if term.form == "full" else word(FORM, term.form),
        "grammaticalGender": word(GENDER, term.gender),
    }
    for category, value in said.items():
        if value:
            yield f'            <termNote type="{category}">{value}</termNote>'
    if term.evidence:
        yield f'            <admin type="source">{content(term.evidence)}</admin>'
    for note in term_notes(term):
        yield f"            <note>{content(note)}</note>"
    yield f"          </{names.term}>"
