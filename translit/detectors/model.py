"""How well a text's letters go with each language: n-grams of its words, counted in numpy.

The model is a table of 1- to 4-grams (a word's ends count as a letter) with the languages that have
them. It is learned by ``eval/train_lid.py``, which tells from what. Naive Bayes: a text's score is the
sum over its n-grams of log P(n-gram | language), up to a constant of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FILE", "ORDERS", "STEP", "Model", "hashes", "load"]

ORDERS = (1, 2, 3, 4)
STEP = 0.05
"""Log probabilities are kept in steps of this, a byte each."""

FILE = Path(__file__).with_name("languages.npz")
_PRIME = 0x9E3779B1
_BITS = 18


@cache
def _letters() -> NDArray[Any]:
    """Which UTF-16 units are part of a word: letters, the marks that spell it, apostrophes."""
    import unicodedata

    import numpy as np

    table = np.zeros(65536, bool)
    for code in range(65536):
        char = chr(code)
        table[code] = char.isalpha() or unicodedata.category(char) in ("Mn", "Mc")
    table[[ord(c) for c in "'\N{RIGHT SINGLE QUOTATION MARK}\N{ZERO WIDTH NON-JOINER}"]] = True
    return table


def _words(texts: Sequence[str]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The lower-cased letters of all texts in a row, 0 between words, and the text each belongs to."""
    import numpy as np

    parts = [f" {text.lower()} ".encode("utf-16-le", "surrogatepass") for text in texts]
    units = np.frombuffer(b"".join(parts), np.uint16)
    codes = np.where(_letters()[units], units, 0).astype(np.uint32)
    return codes, np.repeat(np.arange(len(texts)), [len(part) // 2 for part in parts])


def hashes(texts: Sequence[str], order: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The hash of each n-gram of that order, and the number of its text."""
    import numpy as np

    codes, owners = _words(texts)
    count = max(len(codes) - order + 1, 0)
    mixed = np.full(count, order, np.uint32)
    inner = np.ones(count, bool)
    for place in range(order):
        part = codes[place : place + count]
        mixed = (mixed ^ part) * np.uint32(_PRIME)
        mixed ^= mixed >> np.uint32(15)
        if 0 < place < order - 1 or order == 1:
            inner &= part != 0
    if order == 2:
        inner = (codes[:count] != 0) | (codes[1 : count + 1] != 0)
    return mixed[inner], owners[:count][inner]


@dataclass(frozen=True, eq=False)
class Model:
    """The table: row ``slots[hash]`` of ``keys``; its languages and weights from ``starts[row]`` on.

    ``base`` is log P of an n-gram that a language lacks, by order. ``wide`` and ``narrow`` are log
    P(answer of CLD2, of eldc | language) by length of text (``translit.detectors.cascade``).
    """

    tags: tuple[str, ...]
    starts: NDArray[Any]
    keys: NDArray[Any]
    languages: NDArray[Any]
    weights: NDArray[Any]
    base: NDArray[Any]
    slots: tuple[NDArray[Any], NDArray[Any]]
    arrays: Mapping[str, NDArray[Any]]
    made: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def column(self) -> dict[str, int]:
        """The number of each language; what is none of them is the last."""
        return {tag: number for number, tag in enumerate(self.tags)}

    def memo(self, name: str, made: Callable[[Model], Any]) -> Any:
        """What another module makes of the arrays, once."""
        if name not in self.made:
            self.made[name] = made(self)
        return self.made[name]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Model:
        """The model as ``eval/train_lid.py`` writes it."""
        import numpy as np

        rest = dict(arrays)
        return cls(
            tags=tuple(str(rest.pop("tags")).split()),
            starts=np.concatenate([[0], np.cumsum(rest.pop("lengths"), dtype=np.int32)]),
            keys=rest["keys"],
            languages=rest.pop("languages"),
            weights=rest.pop("weights").astype(np.float32),
            base=rest.pop("base"),
            slots=_slots(rest.pop("keys")),
            arrays=rest,
        )

    def scores(self, texts: Sequence[str], orders: Sequence[int] = ORDERS) -> NDArray[Any]:
        """Log P(text | language) but for a constant of the text: a row a text, a column a language."""
        import numpy as np

        total = np.zeros((len(texts), len(self.tags)), np.float32)
        for order in orders:
            total += self._of_order(texts, order)
        return total

    def _of_order(self, texts: Sequence[str], order: int) -> NDArray[Any]:
        import numpy as np

        rows, owners = self._rows(*hashes(texts, order))
        starts = self.starts[rows]
        lengths = self.starts[rows + 1] - starts
        shift = starts - (np.cumsum(lengths, dtype=np.int32) - lengths)
        total = int(lengths.sum())
        places = np.arange(total, dtype=np.int32) + np.repeat(shift, lengths)
        cells = np.repeat(owners * len(self.tags), lengths) + self.languages[places]
        size = len(texts) * len(self.tags)
        sums = np.bincount(cells, self.weights[places], size).reshape(len(texts), -1)
        known = np.bincount(owners, minlength=len(texts))
        scores: NDArray[Any] = sums * STEP + known[:, None] * self.base[order]
        return scores.astype(np.float32)

    def _rows(
        self, hashed: NDArray[Any], owners: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """The rows of the n-grams that the table has, and their texts."""
        import numpy as np

        first = self.slots[0][hashed >> np.uint32(32 - _BITS)]
        second = self.slots[1][hashed & np.uint32((1 << _BITS) - 1)]
        rows = np.where(self.keys[first] == hashed, first, second)
        known = self.keys[rows] == hashed
        return rows[known], owners[known]


def _slots(keys: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Two hash tables: what finds its place taken in the first, has one in the second."""
    import numpy as np

    first = np.zeros(1 << _BITS, np.int32)
    second = np.zeros(1 << _BITS, np.int32)
    numbers = np.arange(len(keys), dtype=np.int32)
    first[keys >> np.uint32(32 - _BITS)] = numbers
    left = first[keys >> np.uint32(32 - _BITS)] != numbers
    second[keys[left] & np.uint32((1 << _BITS) - 1)] = numbers[left]
    return first, second


@cache
def load() -> Model:
    """The shipped model."""
    import numpy as np

    with np.load(FILE, allow_pickle=False) as file:
        return Model.of({name: file[name] for name in file.files})
