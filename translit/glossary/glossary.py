"""Termbases in memory: loaded, merged with a stated precedence, looked up."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from translit.errors import GlossaryError, nearest
from translit.glossary import building, compiled, loader, plain
from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.explaining import claim
from translit.glossary.fold import fold
from translit.glossary.store import PLAIN, Entry, Store
from translit.glossary.tags import usual, wrong_tag

__all__ = ["Glossary", "order", "resolve"]


class Glossary:
    """Concepts and their names, ready to be found in text. Immutable, picklable, thread-safe.

    ``name`` says what it was made of; ``digest`` tells two contents apart, whatever the order of
    their terms. Where two glossaries claim a form, the one named first wins.
    """

    def __init__(self, stores: tuple[Store, ...], name: str) -> None:
        self.stores = stores
        self.name = name
        self.mapped: Path | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """A mapped file travels as its path: each worker maps it for itself, the memory is shared."""
        if self.mapped is not None:
            return compiled.reopen, (self.mapped, self.digest)
        return Glossary, (self.stores, self.name)

    @classmethod
    def load(cls, *sources: str | Path) -> Glossary:
        """Glossaries by shipped name (``libya``) or path, merged: the first has precedence.

        A path is read by its suffix: TOML, TSV ..., ``.glossary`` for a compiled one. Raises
        ``GlossaryError`` with file and line.
        """
        paths = [loader.find(source) for source in sources]
        return _read(paths[0]) if len(paths) == 1 else _merged([_unbuilt(path) for path in paths])

    @classmethod
    def shipped(cls) -> Glossary:
        """All shipped glossaries, the more special first."""
        return cls.load(*loader.shipped())

    @classmethod
    def none(cls) -> Glossary:
        """The empty glossary."""
        return cls.from_concepts((), name="none")

    @classmethod
    def from_concepts(cls, concepts: Iterable[Concept], name: str = "concepts") -> Glossary:
        """A glossary of these concepts. Raises ``GlossaryError`` for a status that there is none of."""
        return cls((building.of_concepts((0, concept) for concept in concepts),), name)

    @classmethod
    def from_pairs(
        cls,
        pairs: Iterable[tuple[str, str]],
        lang: str = "ar",
        status: str = "machine-translation",
        name: str = "pairs",
    ) -> Glossary:
        """A glossary of (form, target) pairs in one language, for millions of them.

        A concept's id is its target. ``status`` is that of every form that differs from its target.
        Where a form has several targets, the one that is first by its letters wins. Raises
        ``GlossaryError`` for what is no pair of strings, and says which.
        """
        if wrong := wrong_tag(lang):
            raise GlossaryError(f"lang {lang!r}: {wrong}")
        if status not in STATUSES:
            raise GlossaryError(f"no status {status!r}; {nearest(status, STATUSES)}")
        return cls((building.of_pairs(pairs, usual(lang), status),), name)

    @classmethod
    def merge(cls, *glossaries: Glossary) -> Glossary:
        """One glossary of several; where two claim a form, the one named first wins."""
        if any(not isinstance(given, Glossary) for given in glossaries):
            raise GlossaryError("merge takes glossaries; Glossary.load takes names and paths")
        return glossaries[0] if len(glossaries) == 1 else _merged(glossaries)

    def __len__(self) -> int:
        """How many terms it holds."""
        return sum(map(len, self.stores))

    def __repr__(self) -> str:
        return f"Glossary({self.name!r}, terms={len(self)})"

    @property
    def concepts(self) -> Iterator[Concept]:
        """All concepts, made one by one; one that two glossaries share comes twice."""
        return (concept for store in self.stores for concept in store.concepts())

    def concept(self, concept_id: str) -> Concept:
        """The concept of an id, its terms from every glossary, the first in precedence first.

        Raises ``GlossaryError`` with the id that was probably meant.
        """
        found = [
            (int(store.c_rank[row]), store.concept(row))
            for store in self.stores
            for row in store.rows(concept_id)
        ]
        if not found:
            raise GlossaryError(f"no concept {concept_id!r}; {self._hint(concept_id)}")
        return _united([concept for _, concept in sorted(found, key=lambda pair: pair[0])])

    def _hint(self, asked: str) -> str:
        """What was probably meant by an id that isn't there: whose form it is, else ids like it."""
        owners = dict.fromkeys(concept.id for concept, _ in self.lookup(asked))
        if owners:
            return f"it is a form of {' and '.join(map(repr, islice(owners, _SHOWN)))}"
        return _hint(asked, {concept.id for concept in islice(self.concepts, _HINTS)})

    def entries(self, form: str) -> list[Entry]:
        """Everything that claims a form, in the order in which claims are heard."""
        folded = fold(form.strip())
        out = []
        for store in self.stores:
            node = store.index.node(folded.text)
            out += [] if node is None else store.entries(node)
        return sorted(
            (e for e in out if e.kind == PLAIN and fold(e.term.text).text.strip() == folded.text),
            key=order,
        )

    def lookup(self, form: str, lang: str | None = None) -> tuple[tuple[Concept, Term], ...]:
        """(concept, term) pairs of a form, without clitics; the claim that wins comes first.

        ``lang`` keeps the terms of one language.
        """
        base = lang and usual(lang).split("-")[0]
        return tuple(
            (entry.concept, entry.term)
            for entry in self.entries(form)
            if base is None or entry.term.lang.split("-")[0] == base
        )

    def explain(self, form: str) -> str:
        """What is known of a form, for people: whose name it is, its status, what would be written.

        A line for each claim, the one that wins first.
        """
        found = self.lookup(form)
        if not found:
            return f"{form}: not in {self.name}"
        return "\n".join(claim(concept, term) for concept, term in found)

    @functools.cached_property
    def digest(self) -> str:
        """32 hex digits that depend on concepts, terms and precedence, not on their order."""
        total = hashlib.blake2b(digest_size=16)
        for store in self.stores:
            total.update(store.digest().encode())
        return total.hexdigest()

    def compile(self, path: str | Path) -> None:
        """Write the compiled form: one file that workers map into memory. Deterministic."""
        compiled.write(self, Path(path))


def resolve(value: object) -> Glossary:
    """The glossary that a user means: a name, a path, a ``Glossary``, a list of them (the first wins).

    None is all shipped ones together, ``"none"`` is none.
    """
    if isinstance(value, Glossary):
        return value
    if value is None:
        return Glossary.shipped()
    if isinstance(value, list | tuple):
        return Glossary.merge(*map(resolve, value))
    if isinstance(value, str | Path):
        return Glossary.none() if str(value) == "none" else Glossary.load(value)
    raise GlossaryError(f"a glossary is a name, a path or a Glossary, not {type(value).__name__}")


class _Unbuilt(NamedTuple):
    """The concepts of a file that will share an index with others: it needs none of its own."""

    name: str
    concepts: list[Concept]


def _unbuilt(path: Path) -> Glossary | _Unbuilt:
    if path.suffix != ".toml" or path.stat().st_size > _SMALL:
        return _read(path)
    return _Unbuilt(path.stem, list(_concepts(path)))


def _merged(parts: Sequence[Glossary | _Unbuilt]) -> Glossary:
    """One glossary of several, the first in precedence first."""
    small: list[tuple[int, Concept]] = []
    big: list[Store] = []
    rank = 0
    for part in parts:
        top = rank
        if isinstance(part, _Unbuilt):
            small += ((rank, concept) for concept in part.concepts)
        for store in part.stores if isinstance(part, Glossary) else ():
            if len(store) > _BIG:
                big.append(store.ranked(rank))
            else:
                small += ((rank + r, c) for r, c in store.ranks())
            top = max(top, rank + store.top())
        rank = top + 1
    names = "+".join(part.name for part in parts) or "none"
    return Glossary((building.of_concepts(small), *big), names)


_SMALL = 1 << 21  # bytes of a file whose terms share an index
_BIG = 50_000  # terms; a larger glossary keeps its own index, smaller ones share one
_HINTS = 5_000  # concepts among which the one that was meant is looked for
_SHOWN = 5  # of them are named


def order(entry: Entry) -> tuple[object, ...]:
    """The order of claims: precedence, then what changes least, then by name."""
    return (
        entry.rank,
        STATUSES.index(entry.term.status),
        entry.id,
        entry.term.text,
        repr(entry.term),  # terms that differ in what else they say
    )


def _hint(asked: str, known: AbstractSet[str]) -> str:
    """Which ids were probably meant: those that have all its words, else the nearest."""
    words = set(asked.lower().split("_"))
    holding = sorted(id_ for id_ in known if words <= set(id_.lower().split("_")))[:_SHOWN]
    if holding:
        return f"did you mean {' or '.join(map(repr, holding))}?"
    near = nearest(asked, known)
    return near if near.startswith("did") else "`translit glossary list` shows which there are"


def _united(concepts: list[Concept]) -> Concept:
    if len(concepts) == 1:
        return concepts[0]
    first = concepts[0]
    terms = dict.fromkeys(term for concept in concepts for term in concept.terms)
    links = dict.fromkeys(link for concept in concepts for link in concept.links)
    return Concept(first.id, first.type, tuple(terms), first.note, tuple(links), first.line)


def _read(path: Path) -> Glossary:
    from translit.glossary.files.base import reading

    with reading(path):
        if path.suffix == compiled.SUFFIX:
            return compiled.read(path)
        store = plain.read(path)
    if store is not None:
        return Glossary((store,), path.stem)
    return Glossary.from_concepts(_concepts(path), name=path.stem)


def _concepts(path: Path) -> Iterator[Concept]:
    from translit.glossary import files

    return files.read(path, lines=False)
