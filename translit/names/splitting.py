"""The words of many names at once: what is common is looked at once for each different word.

Names with articles, particles and joined words, whose words depend on their neighbours, and those with a
comma are split one by one (``words.split``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, compress
from typing import TYPE_CHECKING, NamedTuple

from translit.names import words
from translit.names.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.batch import Places

__all__ = ["Split", "split_many"]

_NONE = Words((), turned=False, doubled=False, borrowed=False, articles=0, particles=())


class Split(NamedTuple):
    """The words of some names. ``texts`` are the different words.

    ``word`` (names, most words) are places in ``texts``, -1 behind the last; ``sizes`` (names,) tells how
    many there are. ``written`` (names,) numbers how the words are written, ``manner`` (names,) that and the
    particles, -1 for a name that is turned.
    """

    texts: Sequence[str]
    word: Places
    sizes: Places
    written: Places
    manner: Places


def split_many(names: Sequence[str], folded: Sequence[str], foreign: NDArray[np.bool_]) -> Split:
    """``words.split`` of each name, which ``folded`` is folded; ``foreign`` (names,) as there."""
    import numpy as np

    raw, token, owner = _tokens(folded)
    sizes = np.bincount(owner, minlength=len(names))
    special = np.array([not word or words.special(word) for word in raw], bool)
    odd = (sizes > words.MOST) | np.array([*map(words.turnable, names)], bool)
    odd[owner[special[token]]] = True
    apart = {
        i: words.split(names[i], foreign=bool(foreign[i]), folded=folded[i]) or _NONE
        for i in odd.nonzero()[0].tolist()
    }
    place = np.arange(len(owner)) - (sizes.cumsum() - sizes)[owner]
    kept = ~odd[owner]
    token, owner, place = token[kept], owner[kept], place[kept]
    codes, form = np.unique(2 * token + foreign[owner], return_inverse=True)
    plain = _plain([raw[code // 2] for code in codes.tolist()], codes % 2 > 0)
    sizes[odd] = [len(one.words) for one in apart.values()]
    every = [*plain.texts, *chain.from_iterable(one.words for one in apart.values())]
    number = {text: i for i, text in enumerate(dict.fromkeys(every))}
    word = np.full((len(names), sizes.max(initial=1)), -1)
    word[owner, place] = np.array([*map(number.__getitem__, plain.texts)], np.intp)[form]
    for i, one in apart.items():
        word[i, : len(one.words)] = [*map(number.__getitem__, one.words)]
    return Split([*number], word, sizes, *_manners(plain, (owner, form), apart, len(names)))


class _Plain(NamedTuple):
    """Words as they are compared, and whether each lost an article, a doubled or a borrowed letter."""

    texts: Sequence[str]
    article: NDArray[np.bool_]
    doubled: NDArray[np.bool_]
    borrowed: NDArray[np.bool_]


def _plain(written: Sequence[str], foreign: NDArray[np.bool_]) -> _Plain:
    import numpy as np

    ways = np.empty((4, len(written)), object)
    for kind in (False, True):
        at = foreign == kind
        text = "\n".join(compress(written, at.tolist()))
        for way, lines in zip(ways, (text, *words.plainly(text, foreign=kind)), strict=True):
            way[at] = lines.split("\n") if at.any() else []
    return _Plain(ways[3].tolist(), *(ways[1:] != ways[:-1]))


def _tokens(folded: Sequence[str]) -> tuple[list[str], Places, Places]:
    """The different words of some names; of all words which it is, and whose."""
    import numpy as np

    found = " \n ".join(folded).split(" ") if folded else []
    number = {word: i for i, word in enumerate(dict.fromkeys(["\n", *found]))}
    token = np.fromiter(map(number.__getitem__, found), np.intp, len(found))
    return [*number], token[token > 0], (token == 0).cumsum()[token > 0]


def _manners(
    plain: _Plain, words_of: tuple[Places, Places], apart: dict[int, Words], count: int
) -> tuple[Places, Places]:
    """``written`` and ``manner`` of names: of words that ``words_of`` tells whose and which, and others."""
    import numpy as np

    owner, form = words_of
    article, doubled, borrowed = (np.bincount(owner, told[form], count) for told in plain[1:])
    written = (2 * (2 * article + (borrowed > 0)) + (doubled > 0)).astype(np.intp)
    for i, one in apart.items():
        written[i] = 2 * (2 * one.articles + one.borrowed) + one.doubled
    manner, others = written.copy(), written.max(initial=0) + 1
    number: dict[object, int] = {}
    for i, one in apart.items():
        if one.turned:
            manner[i] = -1
        elif one.particles:
            told = (written[i], *sorted(one.particles))
            manner[i] = others + number.setdefault(told, len(number))
    return written, manner
