"""Concepts and terms as columns: what a glossary of a million terms is made of.

Strings are one blob with offsets, the rest are arrays, so that all of it can be written to a file, mapped,
and shared; ``Concept`` and ``Term`` values are made when somebody asks for one.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.fold import keys
from translit.glossary.index import Index
from translit.glossary.joining import contracted
from translit.languages import get

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CASED", "CONTRACTED", "PLAIN", "STEM", "Entry", "Store", "Strings"]

PLAIN, CONTRACTED, CASED, STEM = range(4)
"""How an entry's key was got from its form: as it is, after a clitic that changes it, in other capitals,

without the last letter, which inflection replaces."""

_NONE = 0xFFFFFFFF
_FLAG, _ANY_CASE = 1, 2
_RARE = ("gender", "number", "requires", "unless", "evidence", "note")
_CHUNK = 1 << 16


class Entry(NamedTuple):
    """A form as somebody claims it; ``kind`` says how its key was got.

    ``rank`` is the precedence of the glossary, 0 the first.
    """

    concept: Concept
    term: Term
    kind: int
    rank: int


@dataclass(frozen=True, eq=False)
class Strings:
    """Many strings as one: UTF-8 (lone surrogates let through) and where each begins; one longer."""

    blob: Any
    offsets: NDArray[np.uint64]

    def __getitem__(self, at: int) -> str:
        piece = self.blob[int(self.offsets[at]) : int(self.offsets[at + 1])]
        return bytes(piece).decode("utf-8", "surrogatepass")

    @classmethod
    def of(cls, strings: Sequence[str]) -> Strings:
        """The table of these strings, in order."""
        import numpy as np

        blob = bytearray()
        offsets = np.zeros(len(strings) + 1, np.uint64)
        for low in range(0, len(strings), _CHUNK):
            pieces = [s.encode("utf-8", "surrogatepass") for s in strings[low : low + _CHUNK]]
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
            target=None if target == _NONE else self.strings[target],
            flag=bool(flags & _FLAG),
            case=not flags & _ANY_CASE,
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
            out.append(
                Entry(
                    self.concept(row), self.term(term), int(self.e_kind[at]), int(self.c_rank[row])
                )
            )
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
        lines = []
        by_row: dict[int, list[str]] = {}
        if self.rare:
            for name, values in self.rare.items():
                by_row.setdefault(int(name[1:]) * 2 + (name[0] == "c"), []).append(_plain(values))
        columns = (
            self.t_text,
            self.t_target,
            self.t_lang,
            self.t_form,
            self.t_status,
            self.t_flags,
            self.t_concept,
        )
        strings, words = self.strings, self.words
        ids, types, ranks = self.c_id.tolist(), self.c_type.tolist(), self.c_rank.tolist()
        for row, (text, target, lang, form, status, flags, concept) in enumerate(
            zip(*(column.tolist() for column in columns), strict=True)
        ):
            to = "" if target == _NONE else strings[target]
            rare = by_row.get(row * 2, "") if by_row else ""
            lines.append(
                f"{strings[ids[concept]]}\t{words[types[concept]]}\t{ranks[concept]}\t{strings[text]}\t{to}"
                f"\t{words[lang]}\t{words[form]}\t{status}\t{flags}\t{rare}"
            )
        for row, values in by_row.items():
            if row % 2:
                lines.append(f"{strings[ids[row // 2]]}\t{values}")
        lines.sort()
        total = hashlib.blake2b(digest_size=16)
        for low in range(0, len(lines), _CHUNK):
            total.update("\n".join(lines[low : low + _CHUNK]).encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    @classmethod
    def of_concepts(cls, ranked: Iterable[tuple[int, Concept]]) -> Store:
        """The columns of (rank, concept) pairs."""
        return _Rows().add(ranked).store()

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]], lang: str, status: str) -> Store:
        """The columns of (form, target) pairs: a concept a target, whose id and preferred term it is."""
        import numpy as np

        numbers: dict[str, int] = {}
        forms: list[str] = []
        targets: list[int] = []
        for form, target in pairs:
            forms.append(form)
            targets.append(numbers.setdefault(target, len(numbers)))
        wanted = list(numbers)
        del numbers
        n, m = len(wanted), len(forms)
        target_of = np.array(targets, np.uint32)
        del targets
        texts = wanted + forms
        rows = np.arange(n + m, dtype=np.uint32)
        return _finished(
            texts,
            words=(lang, "full", ""),
            rare={},
            t_text=rows,
            t_target=np.concatenate([np.full(n, _NONE, np.uint32), target_of]),
            t_concept=np.concatenate([rows[:n], target_of]),
            t_lang=np.zeros(n + m, np.uint16),
            t_form=np.ones(n + m, np.uint16),
            t_status=np.concatenate(
                [np.zeros(n, np.uint8), np.full(m, STATUSES.index(status), np.uint8)]
            ),
            t_flags=np.zeros(n + m, np.uint8),
            c_id=rows[:n],
            c_type=np.full(n, 2, np.uint16),
            c_rank=np.zeros(n, np.uint8),
        )


def _plain(values: Mapping[str, Any]) -> str:
    """Rare values as text; ``line`` is where a concept stands, no part of what it says."""
    return json.dumps({k: v for k, v in values.items() if k != "line"}, sort_keys=True)


class _Rows:
    """Columns that grow, from concepts."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.rare: dict[str, dict[str, Any]] = {}
        self.terms: list[tuple[int, int, int, int, int, int, int]] = []
        self.concepts: list[tuple[int, int, int]] = []

    def add(self, ranked: Iterable[tuple[int, Concept]]) -> _Rows:
        for rank, concept in ranked:
            row = len(self.concepts)
            self.concepts.append((self._string(concept.id), self._word(concept.type), rank))
            self._keep(f"c{row}", concept, ("note", "links", "line"))
            for term in concept.terms:
                self._keep(f"t{len(self.terms)}", term, _RARE)
                self.terms.append(self._term(row, term))
        return self

    def _term(self, row: int, term: Term) -> tuple[int, int, int, int, int, int, int]:
        target = _NONE if term.target is None else self._string(term.target)
        flags = _FLAG * term.flag + _ANY_CASE * (not term.case)
        status = STATUSES.index(term.status)
        lang, form = self._word(term.lang), self._word(term.form)
        return self._string(term.text), target, row, lang, form, status, flags

    def _keep(self, name: str, value: object, fields: tuple[str, ...]) -> None:
        rare = {f: getattr(value, f) for f in fields if getattr(value, f)}
        if rare:
            self.rare[name] = rare

    def _string(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def _word(self, text: str) -> int:
        return self.words.setdefault(text, len(self.words))

    def store(self) -> Store:
        import numpy as np

        terms = np.array(self.terms, np.uint32).reshape(-1, 7)
        concepts = np.array(self.concepts, np.uint32).reshape(-1, 3)
        return _finished(
            list(self.numbers),
            words=tuple(self.words),
            rare=self.rare,
            t_text=terms[:, 0].copy(),
            t_target=terms[:, 1].copy(),
            t_concept=terms[:, 2].copy(),
            t_lang=terms[:, 3].astype(np.uint16),
            t_form=terms[:, 4].astype(np.uint16),
            t_status=terms[:, 5].astype(np.uint8),
            t_flags=terms[:, 6].astype(np.uint8),
            c_id=concepts[:, 0].copy(),
            c_type=concepts[:, 1].astype(np.uint16),
            c_rank=concepts[:, 2].astype(np.uint8),
        )


def _finished(texts: list[str], **columns: Any) -> Store:
    """The store of these columns, with its index."""
    import numpy as np

    terms: list[NDArray[np.uint32]] = []
    kinds: list[NDArray[np.uint8]] = []

    def every() -> Iterator[str]:
        for low in range(0, len(columns["t_text"]), _CHUNK):
            found = _entries(texts, columns, low, min(low + _CHUNK, len(columns["t_text"])))
            terms.append(np.array(found[0], np.uint32))
            kinds.append(np.array(found[1], np.uint8))
            yield from found[2]

    index = Index.build(every())
    none = np.zeros(0, np.uint32)
    return Store(
        strings=Strings.of(texts),
        e_term=np.concatenate([none, *terms]),
        e_kind=np.concatenate([none.astype(np.uint8), *kinds]),
        index=index,
        **columns,
    )


def _entries(
    texts: list[str], columns: Mapping[str, Any], low: int, high: int
) -> tuple[list[int], list[int], list[str]]:
    """(term, kind, key) columns of the terms from ``low`` to ``high``: each form's keys."""
    words = columns["words"]
    rows = list(range(low, high))
    kinds = [PLAIN] * len(rows)
    found = keys([texts[i] for i in columns["t_text"][low:high].tolist()])
    special = _special_languages(words)
    extra: list[tuple[int, int, str]] = []
    langs = columns["t_lang"][low:high].tolist()
    flags = columns["t_flags"][low:high].tolist()
    for at, key in enumerate(found):
        lead, endings = special[langs[at]]
        if lead and key.startswith(lead):
            after = contracted(key, words[langs[at]])
            if after:
                extra.append((low + at, CONTRACTED, after[1]))
        if endings and key[-1:] in endings and " " not in key and len(key) > 3:
            extra.append((low + at, STEM, key[:-1]))
        if flags[at] & _ANY_CASE:
            extra += ((low + at, CASED, k) for k in {key.lower(), key.upper(), key.title()} - {key})
    if extra:
        more = zip(*extra, strict=True)
        rows, kinds, found = (
            list(itertools.chain(a, b)) for a, b in zip((rows, kinds, found), more, strict=True)
        )
    return rows, kinds, found


def _special_languages(words: Sequence[str]) -> list[tuple[str, frozenset[str]]]:
    """Of each word that is a language: (its article where clitics change it, its inflected letters)."""
    out = []
    for word in words:
        clitics = language.clitics if (language := get(word)) else None
        out.append(
            (clitics.article if clitics.contractions else "", frozenset(clitics.endings))
            if clitics
            else ("", frozenset())
        )
    return out
