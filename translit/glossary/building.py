"""How the columns of a store are filled: from concepts, and from millions of pairs."""

from __future__ import annotations

import functools
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from translit.errors import GlossaryError, nearest
from translit.glossary.cases import Declension, declined
from translit.glossary.composing import composed
from translit.glossary.concept import STATUSES, Concept, Term
from translit.glossary.fold import keys
from translit.glossary.index import BATCH, Gathered
from translit.glossary.joining import contracted, inflected
from translit.glossary.store import (
    ANY_CASE,
    CAPITALS,
    CASED,
    CASES,
    CONTRACTED,
    FLAG,
    NONE,
    PLAIN,
    STEM,
    Store,
    Strings,
)  # fmt: skip
from translit.languages import get

__all__ = ["Rows", "keys_of", "of_concepts", "of_pairs"]

_RARE = ("gender", "number", "requires", "unless", "evidence", "note")


def of_concepts(ranked: Iterable[tuple[int, Concept]]) -> Store:
    """The columns of (rank, concept) pairs."""
    return Rows().add(ranked).store()


def of_pairs(pairs: Iterable[tuple[str, str]], lang: str, status: str) -> Store:
    """The columns of (form, target) pairs: a concept a target, whose id and preferred term it is."""
    import numpy as np

    numbers: dict[str, int] = {}
    forms: list[str] = []
    targets: list[int] = []
    for pair in pairs:
        if not _fits(pair):
            given = f"pair {len(forms) + 1} is {repr(pair)[:_LONGEST_SHOWN]}"
            raise GlossaryError(f"{given}, not (form, target), two strings that aren't empty")
        form, target = pair
        forms.append(form)
        targets.append(numbers.setdefault(target, len(numbers)))
    n, m = len(numbers), len(forms)
    target_of = np.array(targets, np.uint32)
    del targets
    strings = Strings.of([*numbers, *forms])
    del numbers, forms
    rows = np.arange(n + m, dtype=np.uint32)
    return _finished(
        strings,
        words=(lang, "full", ""),
        rare={},
        t_text=rows,
        t_target=np.concatenate([np.full(n, NONE, np.uint32), target_of]),
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


def _fits(pair: object) -> bool:
    """Whether it is a pair of strings. One string of two letters is none."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        return False
    form, target = pair
    return bool(form and target) and isinstance(form, str) and isinstance(target, str)


class Rows:
    """Columns that grow, from concepts."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.rare: dict[str, dict[str, Any]] = {}
        self.terms = array("I")  # seven numbers a term
        self.concepts = array("I")  # three numbers a concept

    def add(self, ranked: Iterable[tuple[int, Concept]]) -> Rows:
        """Concepts with the precedence of their glossary."""
        for rank, concept in ranked:
            row = self.concept(self.string(concept.id), concept.type, rank)
            self._keep(f"c{row}", concept, ("note", "links"))
            for term in concept.terms:
                self._keep(f"t{len(self.terms) // 7}", term, _RARE)
                self.terms.extend(self._term(row, term))
        return self

    def concept(self, number: int, type_: str, rank: int) -> int:
        """The row of a new concept."""
        self.concepts.extend((number, self.word(type_), rank))
        return len(self.concepts) // 3 - 1

    def _term(self, row: int, term: Term) -> tuple[int, int, int, int, int, int, int]:
        target = NONE if term.target is None else self.string(term.target)
        if term.status not in STATUSES:
            hint = nearest(term.status, STATUSES)
            raise GlossaryError(f"term {term.text!r}: no status {term.status!r}; {hint}")
        flags = FLAG * term.flag + ANY_CASE * (not term.case)
        status = STATUSES.index(term.status)
        lang, form = self.word(term.lang), self.word(term.form)
        return self.string(term.text), target, row, lang, form, status, flags

    def _keep(self, name: str, value: object, fields: tuple[str, ...]) -> None:
        rare = {f: getattr(value, f) for f in fields if getattr(value, f)}
        if rare:
            self.rare[name] = rare

    def string(self, text: str) -> int:
        """The number of a string."""
        return self.numbers.setdefault(text, len(self.numbers))

    def word(self, text: str) -> int:
        """The number of a language, form or type."""
        return self.words.setdefault(text, len(self.words))

    def store(self) -> Store:
        """The store of all that was added, which is forgotten: of millions there is no room for two."""
        import numpy as np

        strings = Strings.of(list(self.numbers))
        self.numbers = {}
        terms = np.frombuffer(self.terms, np.uint32).reshape(-1, 7)
        concepts = np.frombuffer(self.concepts, np.uint32).reshape(-1, 3)
        return _finished(
            strings,
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


def _finished(strings: Strings, **columns: Any) -> Store:
    """The store of these columns, with its index."""
    import numpy as np

    entries = _Entries()
    for here, found in _pages(strings, columns):
        entries.add(range(here.start, here.stop), [PLAIN] * len(found), found)
        if more := list(_more(found, here, columns)):
            numbers, kinds, keys = zip(*more, strict=True)
            entries.add([here.start + at for at in numbers], kinds, keys)
        for lang, names in _of_cases(found, here, columns):
            entries.inflect(lang, [here.start + at for at in names], [found[at] for at in names])
    return Store(
        strings=strings,
        e_term=np.frombuffer(entries.terms, np.uint32),
        e_kind=np.frombuffer(entries.kinds, np.uint8),
        index=entries.gathered.index(),
        **columns,
    )


class _Entries:
    """The entries of an index: the term and the kind of each, and what the index makes of its key."""

    def __init__(self) -> None:
        self.terms, self.kinds = array("I"), bytearray()
        self.gathered = Gathered()

    def add(self, terms: Iterable[int], kinds: Iterable[int], keys: Sequence[str]) -> None:
        """Some more keys."""
        self.terms.extend(terms)
        self.kinds.extend(kinds)
        self.gathered.add(keys)

    def inflect(self, lang: str, terms: Sequence[int], names: Sequence[str]) -> None:
        """The cases of names, by the keys of these."""
        import numpy as np

        found = composed(names, lang)
        self.terms.frombytes(np.array(terms, np.uint32)[found.names].tobytes())
        self.kinds.extend((CASES + found.cases).astype(np.uint8).tobytes())
        self.gathered.add_hashed(found.hashed, found.heads, len(found.names))
        for at in found.spelled.tolist():
            cases = declined(names[at], lang)
            self.add([terms[at]] * len(cases), range(CASES, CASES + len(cases)), cases)


def keys_of(store: Store) -> list[str]:
    """The keys of a store's entries, in an order of their own."""
    columns = {name: getattr(store, name) for name in ("t_text", "t_lang", "t_flags", "words")}
    out: list[str] = []
    declension = functools.cache(Declension)  # one a language; what it keeps goes with it
    for here, found in _pages(store.strings, columns):
        out += found
        out += (key for *_, key in _more(found, here, columns))
        for lang, names in _of_cases(found, here, columns):
            out += chain.from_iterable(declension(lang)(found[at]) for at in names)
    return out


def _pages(strings: Strings, columns: Mapping[str, Any]) -> Iterator[tuple[slice, list[str]]]:
    """(numbers of terms, the keys of their forms), some at a time."""
    count = len(columns["t_text"])
    for low in range(0, count, BATCH):
        here = slice(low, min(low + BATCH, count))
        yield here, keys(strings.some(columns["t_text"][here]))


_More = tuple[int, int, str]
"""(number of a form, how another key of it was got, that key)."""


def _more(found: list[str], rows: slice, columns: Mapping[str, Any]) -> Iterator[_More]:
    """What forms are found by besides their own keys and the cases of names of several words."""
    import numpy as np

    for lang, here in _by_language(rows, columns):
        yield from _changed(found, here, lang)
    flags = columns["t_flags"][rows]
    for at in np.flatnonzero(flags & ANY_CASE).tolist():
        plain = found[at]
        cased = sorted({plain.lower(), plain.upper(), plain.title()} - {plain})
        yield from ((at, CASED, key) for key in cased)
    matters = (flags & ANY_CASE == 0).tolist()
    for at, key in enumerate(found):
        named = key[:1].isupper() and len(key) >= _SHORTEST and matters[at]
        if named and (capitals := key.upper()) != key:
            yield at, CAPITALS, capitals


def _by_language(rows: slice, columns: Mapping[str, Any]) -> Iterator[tuple[str, list[int]]]:
    """(a language, the numbers of its terms) of some rows."""
    import numpy as np

    langs = columns["t_lang"][rows]
    for number in np.unique(langs).tolist():
        yield columns["words"][number], np.flatnonzero(langs == number).tolist()


def _of_cases(
    found: list[str], rows: slice, columns: Mapping[str, Any]
) -> Iterator[tuple[str, list[int]]]:
    """(a language that inflects names of several words, the numbers of such forms)."""
    for lang, here in _by_language(rows, columns):
        language = get(lang)
        if language and language.clitics.cases:
            yield lang, [at for at in here if " " in found[at]]


def _changed(found: list[str], here: list[int], lang: str) -> Iterator[_More]:
    """The keys of one language's forms that clitics or inflection change."""
    language = get(lang)
    clitics = language.clitics if language else None
    if clitics and clitics.contractions:
        for at in [at for at in here if found[at].startswith(clitics.article)]:
            if after := contracted(found[at], lang):
                yield at, CONTRACTED, after[1]
    if clitics and clitics.endings:
        for at in here:
            form = found[at]
            if " " not in form and len(form) >= _SHORTEST and (stem := inflected(form, lang))[1]:
                yield at, STEM, stem[0]


_LONGEST_SHOWN = 80  # characters of what is no pair
_SHORTEST = 4  # letters of a name that is found without its end, or in capitals
