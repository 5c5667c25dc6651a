"""Which words of two names may be one another, for many pairs of names at once.

Most names share no word with each other: that is told by the first consonants of their words, then by
what the judge says of the words, each different pair once. Only names whose every word has found another
are laid against each other one by one (``words.rewriting``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.names import words
from translit.names.keys import consonants
from translit.names.splitting import Split, split_many
from translit.names.words import Rewriting, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from translit.names.batch import Batch, Places
    from translit.names.costs import Floats

    Truths = NDArray[np.bool_]

__all__ = ["rewritings"]

_Pairs = Sequence[tuple[str, str]]
_Saying = Callable[["Places", "Places"], "ArrayLike"]
Judging = Callable[[_Pairs], "Floats"]

_BLOCK = 50_000  # pairs of names whose words are compared at once: a few megabytes
_MANY = 2000  # pairs of words: fewer are judged at once
_ENOUGH = 2  # consonants of a word that tell something
_SHARED = 0.3  # more than that share of their consonants is the same in words that may be one


def rewritings(batch: Batch, rows: Places, judge: Judging) -> dict[int, Rewriting]:
    """The rewriting of each of ``rows``, pairs of a batch, that has one with a liberty.

    ``judge`` tells the log odds of pairs of words.
    """
    found: dict[int, Rewriting] = {}
    for start in range(0, len(rows), _BLOCK):
        found.update(_block(batch, rows[start : start + _BLOCK], judge))
    return found


def _block(batch: Batch, rows: Places, judge: Judging) -> Iterator[tuple[int, Rewriting]]:
    names, sides = _names(batch, rows)
    near = _judged(names, _near(names, sides), judge)
    for i, pair in enumerate(near.pair.tolist()):
        one, other = map(names.words, sides[pair].tolist())
        made = words.rewriting(one, other, near.known(names, i))
        if made is not None and made.liberties:
            yield int(rows[pair]), made


class _Names(NamedTuple):
    """Names and their words.

    ``used`` (names,) are the names' places in the batch, doubled, and one more where the other name is in
    another script. ``keys`` are the words' consonants, ``heads`` (2, words) the first two of them, 0 where
    there is none; ``lone`` (words,) tells whether a word is a letter.
    """

    batch: Batch
    used: Places
    split: Split
    keys: Sequence[str]
    heads: NDArray[np.uint32]
    lone: Truths

    def words(self, name: int) -> Words:
        """The words of one of the names, that has some."""
        place, foreign = divmod(int(self.used[name]), 2)
        folded = self.batch.folded[place]
        found = words.split(self.batch.names[place], foreign=foreign > 0, folded=folded)
        assert found is not None
        return found


def _names(batch: Batch, rows: Places) -> tuple[_Names, Places]:
    """The names of pairs, and (pairs, 2) the places of both sides; how one is split depends on both."""
    import numpy as np

    both = np.stack([batch.left[rows], batch.right[rows]], axis=1)
    scripts = batch.script[batch.form[both]]
    foreign = scripts[:, :1] != scripts[:, 1:]
    used, at = np.unique(2 * both + foreign, return_inverse=True)
    names, folded = (
        [kept[i] for i in (used // 2).tolist()] for kept in (batch.names, batch.folded)
    )
    split = split_many(names, folded, used % 2 > 0)
    keys = consonants(split.texts)
    heads = np.array([key[:2] for key in keys], "U2").view(np.uint32).reshape(-1, 2).T
    lone = np.array([len(text) == 1 for text in split.texts], bool)
    return _Names(batch, used, split, keys, heads, lone), at.reshape(-1, 2)


@dataclass(frozen=True, eq=False)
class _Near:
    """The words of pairs of names that may be one another.

    ``pair`` (n,) are the pairs. ``short`` and ``long`` (n, most words) are places in ``texts`` of the one
    with fewer words and of the other, -1 behind the last. ``near`` (n, short, long) tells whether two words
    may be one, ``initial`` whether one is a letter that the other begins with, ``odds`` what the judge said:
    NaN where it wasn't asked. ``alike`` (n,) are names that may differ in the order of their words alone.
    """

    pair: Places
    short: Places
    long: Places
    near: Truths
    initial: Truths
    odds: Floats
    alike: Truths

    def __getitem__(self, kept: Truths) -> _Near:
        """Some of the pairs."""
        return _Near(*(getattr(self, f.name)[kept] for f in fields(self)))

    def hopeful(self) -> Truths:
        """(n,) whether every word of the shorter name has one near it, and something differs then."""
        import numpy as np

        found = np.logical_or(self.near.any(axis=2), self.short < 0)
        across = self.near & ~np.eye(*self.near.shape[1:], dtype=np.bool_)
        # In another order two words at least have changed their places.
        turned = across.any(axis=2).sum(axis=1) > 1
        hopeful: Truths = np.logical_and.reduce(found, axis=1) & (turned | ~self.alike)
        return hopeful

    def hardest(self) -> Truths:
        """(n, short, 1) the word that the fewest are near."""
        import numpy as np

        count = np.where(self.short < 0, self.near.shape[2] + 1, self.near.sum(axis=2))
        hardest: Truths = np.arange(self.short.shape[1]) == count.argmin(axis=1)[:, None]
        return hardest[:, :, None]

    def everyone(self) -> Truths:
        """(n, short, 1) each word."""
        every: Truths = (self.short >= 0)[:, :, None]
        return every

    def known(self, names: _Names, row: int) -> dict[tuple[str, str], float]:
        """The log odds of the words of a pair that were judged."""
        import numpy as np

        odds = self.odds[row]
        return {
            (names.split.texts[self.short[row, i]], names.split.texts[self.long[row, j]]): float(
                odds[i, j]
            )
            for i, j in np.argwhere(~np.isnan(odds)).tolist()
        }


def _judged(names: _Names, near: _Near, judge: Judging) -> _Near:
    """The pairs whose words have all found another.

    Of many pairs few survive the word that has the fewest near it: the others are judged after it.
    """
    import numpy as np

    near = _sharing(names, near[near.hopeful()])
    near = near[near.hopeful()]
    many = near.near.sum() > _MANY
    for words_of in (_Near.hardest, _Near.everyone) if many else (_Near.everyone,):
        near = near[near.hopeful()]
        asked = near.near & ~near.initial & np.isnan(near.odds) & words_of(near)
        odds = near.odds.copy()
        odds[asked] = _said(names, near.short, near.long, asked, _each(names, judge))
        near = replace(near, odds=odds, near=near.near & ~(odds < words.LEAST))
    return near[near.hopeful()]


def _sharing(names: _Names, near: _Near) -> _Near:
    """The same, but words that share too few of their consonants aren't near.

    Of 47,898 pairs of words that begin alike 3 of the 3,586 that were judged to be one (``words.LEAST``) were
    parted by this, none of them above -1, and a third of the others.
    """
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    keys = np.array(names.keys, object)
    enough = np.array([len(key) >= _ENOUGH for key in names.keys], bool)
    asked = near.near & ~near.initial
    asked &= enough[near.short][:, :, None] & enough[near.long][:, None]

    def share(left: Places, right: Places) -> Truths:
        shared = cpdist(
            keys[left].tolist(), keys[right].tolist(), scorer=Levenshtein.normalized_similarity
        )
        return shared > _SHARED

    kept = near.near.copy()
    kept[asked] = _said(names, near.short, near.long, asked, share)
    return replace(near, near=kept)


def _near(names: _Names, sides: Places) -> _Near:
    """The words that begin alike.

    One of the first two consonants of the one is the first of the other, or one is its initial.
    """
    import numpy as np

    count = names.split.sizes[sides]
    least, most = count.min(axis=1), count.max(axis=1)
    written = names.split.written[sides]
    alone = (least == 1) & ((most > 1) | (written[:, 0] == written[:, 1]))
    pair = ((least > 0) & ~alone).nonzero()[0]
    sides, turned = sides[pair], count[pair, 0] > count[pair, 1]
    short, long = (names.split.word[np.where(turned, *both)] for both in (sides.T[::-1], sides.T))
    one, other = names.heads[:, short][..., None], names.heads[:, long][:, :, None]
    near: Truths = (one[0] == other[0]) | (one[0] == other[1]) | (one[1] == other[0])
    near |= (one[0] == 0) | (other[0] == 0)
    initial = _initial(names, short, long)
    near |= initial
    near &= (short >= 0)[:, :, None] & (long >= 0)[:, None]
    manner = names.split.manner[sides]
    alike = (manner[:, 0] == manner[:, 1]) & (manner[:, 0] >= 0) & (least[pair] == most[pair])
    alike &= ~initial.any(axis=(1, 2))
    odds = np.full(near.shape, np.nan, np.float32)
    return _Near(pair, short, long, near, initial, odds, alike)


def _initial(names: _Names, short: Places, long: Places) -> Truths:
    """(n, short, long) whether one of two words is a letter that the other begins with."""
    lone: Truths = names.lone[short][:, :, None] ^ names.lone[long][:, None]
    initial = _each(names, lambda pairs: [words.initial(*pair) for pair in pairs])
    lone[lone] = _said(names, short, long, lone, initial)
    return lone


def _each(names: _Names, judge: Callable[[_Pairs], ArrayLike]) -> _Saying:
    """What says of places in ``texts`` what a judge says of words."""

    def say(left: Places, right: Places) -> ArrayLike:
        texts = names.split.texts
        return judge(
            [(texts[a], texts[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        )

    return say


def _said(names: _Names, short: Places, long: Places, cells: Truths, say: _Saying) -> NDArray[Any]:
    """(cells,) what is said of the two words of some cells (n, short, long), each different pair once."""
    import numpy as np

    i, j, k = cells.nonzero()
    one, other = short[i, j], long[i, k]
    codes = np.minimum(one, other) * len(names.split.texts) + np.maximum(one, other)
    different, at = np.unique(codes, return_inverse=True)
    return np.asarray(say(*divmod(different, len(names.split.texts))))[at]
