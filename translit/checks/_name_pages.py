"""Names by the ten thousand, packed, and which of them may be one name's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from translit.checks._name_columns import Found, numbered
from translit.checks._names import Form
from translit.checks._packed import pack, unpack
from translit.checks.observation import Observation

__all__ = ["Loose", "Names", "Page", "Place", "Rank"]

Array = npt.NDArray[Any]
Rank = tuple[int, int, int]
Place = tuple[str | None, str | None, str | None]
"""(document, system, segment)."""

_MIX = np.uint64(0x9E3779B97F4A7C15)


class Loose:
    """What isn't on a page yet."""

    def __init__(self) -> None:
        self.size = 0
        self.places: list[Place] = []
        self._columns: list[tuple[Array, ...]] = []
        self._forms: list[Form] = []
        self._number: dict[int, int] = {}  # of the forms, by identity: one word's are made once
        self._heard: dict[str | None, int] = {}

    def add(self, found: Found, places: Sequence[Place]) -> None:
        """Add the names of a block, and its segments."""
        forms, heard, count = found.forms.tolist(), found.heard.tolist(), len(found.forms)
        for form in forms:
            if id(form) not in self._number:
                self._number[id(form)] = len(self._forms)
                self._forms.append(form)
        for word in dict.fromkeys(heard):
            self._heard.setdefault(word, len(self._heard))
        number = numbered(map(self._number.__getitem__, map(id, forms)), count)
        sound = numbered(map(self._heard.__getitem__, heard), count)
        text = found.text + len(self.places)
        self._columns.append((text, number, found.start, found.length, sound, found.known))
        self.places += places
        self.size += count

    def page(self, first: int) -> Page:
        """All of it on a page; ``first`` is the number of its first segment."""
        columns = zip(*self._columns, strict=True)
        text, form, start, length, heard, known = (np.concatenate(column) for column in columns)
        strings = (
            [form.form for form in self._forms],
            [form.key for form in self._forms],
            list(self._heard),
        )
        hashes = np.array([form.hashes for form in self._forms], np.uint64)
        return Page(
            first,
            _small(text),
            _small(form),
            hashes[:, :2].astype(np.uint32),
            hashes[:, 2].copy(),
            pack((_small(start), _small(length), _small(heard), known)),
            pack((strings, [form.stripped for form in self._forms])),
            pack(self.places),
        )


class Page(NamedTuple):
    """Names in columns. ``text`` numbers their segments on the page, ``first`` its first among all.

    ``form`` is a place in lists: ``kin`` are hashes of its key and its skeleton, ``own`` its own. What
    only findings need is packed: ``details`` of the names, ``strings`` of the forms, the segments.
    """

    first: int
    text: Array
    form: Array
    kin: Array
    own: Array
    details: bytes
    strings: bytes
    segments: bytes

    def places(self) -> list[Place]:
        """The segments of the page."""
        found: list[Place] = unpack(self.segments)
        return found

    def observations(self, rows: Array) -> Iterator[Observation]:
        """What was seen in these rows."""
        (forms, keys, heard), stripped = unpack(self.strings)
        places = self.places()
        some = (self.text, self.form, *unpack(self.details))
        columns = (column[rows].tolist() for column in some)
        for text, form, start, length, word, known in zip(*columns, strict=True):
            document, system, segment = places[text]
            value = forms[form], heard[word], known, stripped[form]
            yield Observation(keys[form], value, document, segment, system, start, start + length)


def _small(numbers: Array) -> Array:
    """The same in as few bytes as hold them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max())))


class Names(NamedTuple):
    """Names of all pages in columns of hashes: those that are compared at once."""

    sound: Array
    kin: Array
    form: Array
    owner: Array
    page: Array
    row: Array

    @classmethod
    def of(cls, pages: Sequence[Page], owners: Sequence[Array], part: int, parts: int) -> Names:
        """The names whose keys fall to this part."""
        columns = []
        for number, page in enumerate(pages):
            sound, skeleton = page.kin.T.astype(np.uint64)
            mine = np.flatnonzero((sound % np.uint64(parts) == part)[page.form])
            of = page.form[mine]
            kin = (sound << np.uint64(32)) | skeleton
            whose = owners[number][page.text[mine]]
            place = np.full(len(mine), number, np.int32), mine.astype(np.int32)
            columns.append((sound[of], kin[of], page.own[of], whose, *place))
        return cls(*map(np.concatenate, zip(*columns, strict=True)))

    def alike(self, *, together: bool) -> Array:
        """The rows of the keys of which two spellings may be one name's: in one document of one system.

        ``together``: in the whole batch, since systems are compared.
        """
        whose = np.uint64(0) if together else self.owner * _MIX
        group, scope = self.kin * _MIX ^ whose, self.sound * _MIX ^ whose
        order = np.lexsort((self.form, group))
        group, form = group[order], self.form[order]
        met = (group[1:] == group[:-1]) & (form[1:] != form[:-1])
        if not together:  # what is told stands there once, the other spelling twice at least
            sizes = np.diff(np.flatnonzero(np.diff(group, prepend=~group[:1])), append=len(group))
            met &= np.repeat(sizes, sizes)[1:] > 2
        return np.flatnonzero(np.isin(scope, scope[order[1:][met]]))

    def observations(self, pages: Sequence[Page], chosen: Array) -> Iterator[Observation]:
        """These rows as they were seen, in the order of the batch."""
        page, row = self.page[chosen], self.row[chosen]
        for number in np.unique(page).tolist():
            yield from pages[number].observations(row[page == number])

    def rank(self, pages: Sequence[Page], key: str) -> Rank:
        """Where a key was first seen, in whatever row."""
        at = int(np.argmax(self.sound == crc32(key.encode())))
        page, row = pages[int(self.page[at])], int(self.row[at])
        return page.first + int(page.text[row]), 0, row
