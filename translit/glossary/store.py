"""Concepts and terms as columns: what a glossary of a million terms is made of.

Strings are one blob with offsets, the rest are arrays, so that all of it can be written to a file, mapped,
and shared; ``Concept`` and ``Term`` values are made when somebody asks for one.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.glossary.automaton import MOST, Automaton, available
from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.fold import Folded
from translit.glossary.hashing import powers
from translit.glossary.index import Index
from translit.glossary.lookup import Hit, Lookup

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "ANY_CASE", "CAPITALS", "CASED", "CASES", "CHUNK", "CONTRACTED", "FLAG", "NONE", "PLAIN", "STEM", "Entry",
    "Store", "Strings",
]  # fmt: skip

PLAIN, CONTRACTED, CASED, STEM, CAPITALS, CASES = range(6)
"""How a key was got from its form: it is it, it stands after a clitic that changes it, it has other
capitals, it lacks its end, which inflection replaces, it is in capitals as in a headline, it is in the
first of its language's oblique cases (the others follow)."""

NONE = 0xFFFFFFFF
FLAG, ANY_CASE = 1, 2
CHUNK = 1 << 16


class Entry(NamedTuple):
    """A form as somebody claims it; ``kind`` says how its key was got.

    ``id`` and ``type`` are those of its concept, ``rank`` is the precedence of the glossary, 0 the first.
    """

    id: str
    type: str
    term: Term
    kind: int
    rank: int
    store: Store
    row: int

    @property
    def concept(self) -> Concept:
        """The concept with all its terms, often dozens: made anew each time, so asked for where needed."""
        return self.store.concept(self.row)


@dataclass(frozen=True, eq=False)
class Strings:
    """Many strings as one: UTF-8 (lone surrogates let through) and where each begins; one longer."""

    blob: Any
    offsets: NDArray[np.uint64]

    def __getitem__(self, at: int) -> str:
        piece = self.blob[int(self.offsets[at]) : int(self.offsets[at + 1])]
        return bytes(piece).decode("utf-8", "surrogatepass")

    def some(self, numbers: NDArray[np.uint32]) -> list[str]:
        """The strings of these numbers."""
        ends = zip(self.offsets[numbers].tolist(), self.offsets[numbers + 1].tolist(), strict=True)
        return [bytes(self.blob[low:high]).decode("utf-8", "surrogatepass") for low, high in ends]

    def hashes(self, base: int) -> NDArray[np.uint64]:
        """A 64-bit hash of each string: a polynomial over its bytes and its length, mixed."""
        import numpy as np

        offsets = self.offsets.astype(np.int64)
        out = np.zeros(len(offsets) - 1, np.uint64)
        blob = np.frombuffer(self.blob, np.uint8)
        longest = int(np.diff(offsets).max(initial=0))
        power, inverse = powers(base, 4 * CHUNK + longest)
        low = 0
        while low < len(out):
            high = max(int(np.searchsorted(offsets, offsets[low] + 4 * CHUNK)), low + 1)
            high = min(high, len(out))
            piece = blob[offsets[low] : offsets[high]]
            sums = np.zeros(len(piece) + 1, np.uint64)
            np.cumsum((piece + np.uint64(1)) * power[: len(piece)], out=sums[1:])
            at = offsets[low : high + 1] - offsets[low]
            out[low:high] = (sums[at[1:]] - sums[at[:-1]]) * inverse[at[:-1]]
            low = high
        return out

    @classmethod
    def of(cls, strings: Sequence[str]) -> Strings:
        """The table of these strings, in order."""
        import numpy as np

        blob = bytearray()
        offsets = np.zeros(len(strings) + 1, np.uint64)
        for low in range(0, len(strings), CHUNK):
            pieces = [s.encode("utf-8", "surrogatepass") for s in strings[low : low + CHUNK]]
            sizes = np.fromiter(map(len, pieces), np.uint64, len(pieces))
            offsets[low + 1 : low + len(pieces) + 1] = np.cumsum(sizes) + np.uint64(len(blob))
            blob += b"".join(pieces)
        return cls(bytes(blob), offsets)


@dataclass(frozen=True, eq=False)
class Store:
    """The columns. ``t_…`` has a row a term, ``c_…`` a row a concept, ``e_…`` a row an entry of the index.

    ``t_text``, ``t_target``, ``c_id`` are numbers of strings; ``t_lang``, ``t_form``, ``c_type`` of
    ``words``. ``rare`` holds what few rows have: ``{"t12": {"gender": "f"}, "c3": {"note": …}}``.
    ``c_rank`` is the precedence of the concept's glossary, 0 the first.
    """

    strings: Strings
    words: tuple[str, ...]
    rare: Mapping[str, Mapping[str, Any]]
    t_text: NDArray[np.uint32]
    t_target: NDArray[np.uint32]
    t_concept: NDArray[np.uint32]
    t_lang: NDArray[np.uint16]
    t_form: NDArray[np.uint16]
    t_status: NDArray[np.uint8]
    t_flags: NDArray[np.uint8]
    c_id: NDArray[np.uint32]
    c_type: NDArray[np.uint16]
    c_rank: NDArray[np.uint8]
    e_term: NDArray[np.uint32]
    e_kind: NDArray[np.uint8]
    index: Index
    cache: dict[str, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.t_text)

    def find(self, folded: Folded, tails: Sequence[int] = ()) -> list[Hit]:
        """Where nodes of the index stand, by the automaton where there is one."""
        return (self.automaton or self.lookup).find(folded, tails)

    @functools.cached_property
    def lookup(self) -> Lookup:
        """The matcher for any size, which needs no package."""
        return Lookup(self.index)

    @functools.cached_property
    def automaton(self) -> Automaton | None:
        """The compiled matcher, where its package is installed and the index is not too large."""
        if not available() or not 0 < len(self.e_term) <= MOST:
            return None
        from translit.glossary.building import keys_of

        if "automaton" in self.cache:
            return Automaton.load(*self.cache["automaton"])
        keys = keys_of(self)
        return Automaton.build(keys, self.index.nodes(keys))

    @property
    def matcher(self) -> str:
        """What finds its forms, for signatures."""
        return f"daachorse {available()}" if self.automaton is not None else "word trie"

    @functools.cached_property
    def _by_concept(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        import numpy as np

        order = np.argsort(self.t_concept, kind="stable")
        return order, np.searchsorted(self.t_concept[order], np.arange(len(self.c_id) + 1))

    @functools.cached_property
    def _by_id(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for at in range(len(self.c_id)):
            out.setdefault(self.strings[int(self.c_id[at])], []).append(at)
        return out

    def rows(self, concept_id: str) -> list[int]:
        """The rows of the concepts with that id, one a glossary."""
        return self._by_id.get(concept_id, [])

    def terms_of(self, concept: int) -> list[int]:
        """The rows of a concept's terms, in their order."""
        order, first = self._by_concept
        terms: list[int] = order[first[concept] : first[concept + 1]].tolist()
        return terms

    def term(self, row: int) -> Term:
        """The term of a row."""
        target = int(self.t_target[row])
        flags = int(self.t_flags[row])
        rare = dict(self.rare.get(f"t{row}", {})) if self.rare else {}
        for name in ("requires", "unless"):
            if name in rare:
                rare[name] = tuple(rare[name])
        return Term(
            text=self.strings[int(self.t_text[row])],
            lang=self.words[self.t_lang[row]],
            status=STATUSES[self.t_status[row]],
            form=self.words[self.t_form[row]],
            target=None if target == NONE else self.strings[target],
            flag=bool(flags & FLAG),
            case=not flags & ANY_CASE,
            **rare,
        )

    def concept(self, row: int) -> Concept:
        """The concept of a row with all its terms; the same term twice is one."""
        rare = dict(self.rare.get(f"c{row}", {})) if self.rare else {}
        return Concept(
            id=self.strings[int(self.c_id[row])],
            type=self.words[self.c_type[row]],
            terms=tuple(dict.fromkeys(self.term(term) for term in self.terms_of(row))),
            note=rare.get("note", ""),
            links=tuple(rare.get("links", ())),
            line=rare.get("line"),
        )

    def concepts(self) -> Iterator[Concept]:
        """All concepts, made one by one."""
        return (self.concept(row) for row in range(len(self.c_id)))

    def entries(self, node: int) -> list[Entry]:
        """What claims the forms that end in a node of the index."""
        out = []
        for at in self.index.at(node):
            term = int(self.e_term[at])
            row = int(self.t_concept[term])
            name, type_ = self.strings[int(self.c_id[row])], self.words[self.c_type[row]]
            kind, rank = int(self.e_kind[at]), int(self.c_rank[row])
            out.append(Entry(name, type_, self.term(term), kind, rank, self, row))
        return out

    def ranks(self) -> Iterator[tuple[int, Concept]]:
        """(precedence, concept) of every concept."""
        return ((int(rank), self.concept(row)) for row, rank in enumerate(self.c_rank))

    def top(self) -> int:
        """The last precedence that it uses."""
        return int(self.c_rank.max()) if len(self.c_rank) else 0

    def ranked(self, rank: int) -> Store:
        """The same store with its precedences counted from ``rank``."""
        return self if not rank else replace(self, c_rank=self.c_rank + rank, cache={})

    def digest(self) -> str:
        """32 hex digits of the content, whatever the order of concepts and terms."""
        if "digest" not in self.cache:
            self.cache["digest"] = self._digest()
        known: str = self.cache["digest"]
        return known

    def _digest(self) -> str:
        """Sums of mixed hashes, so that no order matters; what is rare as sorted text."""
        total = hashlib.blake2b(digest_size=16)
        for base in _BASES:
            total.update(self._sum(base).to_bytes(8, "little"))
        for line in sorted(self._rare_lines()):
            total.update(line.encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def _sum(self, base: int) -> int:
        """The sum over all terms and concepts of a 64-bit hash of what each says."""
        import numpy as np

        strings = self.strings.hashes(base)
        words = Strings.of(self.words).hashes(base)
        none = np.append(strings, np.uint64(1))
        concept = _mixed(strings[self.c_id], words[self.c_type], self.c_rank)
        target = none[np.minimum(self.t_target, len(strings))]
        term = _mixed(
            concept[self.t_concept], strings[self.t_text], target, words[self.t_lang],
            words[self.t_form], self.t_status, self.t_flags,
        )  # fmt: skip
        return (int(term.sum(dtype=np.uint64)) + 3 * int(concept.sum(dtype=np.uint64))) % (1 << 64)

    def _rare_lines(self) -> Iterator[str]:
        """What few terms and concepts say besides, a line each."""
        for name, values in self.rare.items():
            row = int(name[1:])
            concept = int(self.t_concept[row]) if name[0] == "t" else row
            text = self.strings[int(self.t_text[row])] if name[0] == "t" else ""
            yield f"{self.strings[int(self.c_id[concept])]}\t{text}\t{_plain(values)}\n"


_BASES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)


def _mixed(*columns: NDArray[Any]) -> NDArray[np.uint64]:
    """A hash of each row of these columns. Source: splitmix64."""
    import numpy as np

    out = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        out = (out + column.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(
            0xBF58476D1CE4E5B9
        )
        out ^= out >> np.uint64(29)
    return out


def _plain(values: Mapping[str, Any]) -> str:
    """Rare values as text; ``line`` is where a concept stands, no part of what it says."""
    return json.dumps({k: v for k, v in values.items() if k != "line"}, sort_keys=True)
