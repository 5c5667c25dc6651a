"""Mining: spellings of names that a corpus holds and a glossary doesn't know, for a person to judge.

variants = mine(documents, Glossary.load("libya"))
tables = [Observer(glossary, "ar").observe(d) for d in documents]     # anywhere
conclude(functools.reduce(merge, tables, Table()), glossary)          # the same answer
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from translit.glossary import Glossary
from translit.glossary.glossary import resolve
from translit.miner.conclude import conclude
from translit.miner.observe import Observer
from translit.miner.table import Table, merge
from translit.miner.variant import JUDGEMENTS, Context, Variant, read, write
from translit.segment import Document

__all__ = [
    "JUDGEMENTS",
    "Context",
    "Observer",
    "Table",
    "Variant",
    "conclude",
    "merge",
    "mine",
    "read",
    "write",
]


def mine(
    documents: Iterable[Document],
    glossary: Glossary | str | None = None,
    *,
    lang: str = "ar",
    ner: str | None = None,
) -> list[Variant]:
    """Candidate spellings of the targets' language, the surest first.

    ``glossary``: a ``Glossary``, a name or path, None for all shipped ones. Sources, where the segments
    have them, and the systems that wrote the targets are evidence; so is what a model of named entities
    ``ner`` (a folder or ``ID@REVISION``, extra ``neural``) takes for a name. Nothing is rewritten by a
    candidate: a person accepts it first (``translit glossary review``).
    """
    known = glossary if isinstance(glossary, Glossary) else resolve(glossary)
    observer = Observer(known, lang, ner)
    return conclude(functools.reduce(merge, map(observer.observe, documents), Table()), known)
