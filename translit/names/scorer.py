"""Scores of many pairs at once: folded, grouped by script, filtered, aligned, judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translit.names import align, features, words
from translit.names.fold import fold, script
from translit.names.model import SCRIPTS, Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.align import Coded
    from translit.names.costs import Floats, Grams

__all__ = ["log_odds", "rewritings", "with_words"]

EQUAL, UNLIKE = 12.0, -12.0
"""Log odds of names that fold to one key, and of names that can't be compared."""

HOPELESS = -9.0
"""Log odds of the best of those whose letters hardly gain anything."""

SURE, MOST = 2.5, 6.0
"""Log odds from which on nothing better is looked for, and the most that paired words can say."""

_FAR = -6.0  # log odds below which an article or a doubled letter can't be all that differs

_LEAST = -0.2  # gain a letter below which no path is looked for: 2 % of the persons, hardly a city
_CHUNK = 4096  # pairs at once: the tables of a chunk stay in the cache


def log_odds(pairs: Sequence[tuple[str, str]], model: Model) -> tuple[Floats, list[str]]:
    """(log odds that the two are one name, the judge's kind) of each pair."""
    import numpy as np

    out = np.full(len(pairs), UNLIKE, np.float32)
    kinds = [Model.kind(("", ""))] * len(pairs)
    groups: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for i, (a, b) in enumerate(pairs):
        x, y = fold(a), fold(b)
        if x == y:
            out[i] = EQUAL if x else UNLIKE
            kinds[i] = Model.kind((script(x), script(x)))
            continue
        key = script(x), script(y)
        if key[0] > key[1] or (key[0] == key[1] and x > y):
            key, x, y = (key[1], key[0]), y, x
        if key[1] in SCRIPTS and key[0] in SCRIPTS:
            groups.setdefault(key, []).append((i, x, y))
            kinds[i] = Model.kind(key)
    for key, rows in groups.items():
        out[[r[0] for r in rows]] = _group([r[1] for r in rows], [r[2] for r in rows], key, model)
    return out, kinds


def with_words(pairs: Sequence[tuple[str, str]], odds: Floats, model: Model) -> Floats:
    """The log odds, raised where the names' words pair in another way and cost less so."""
    import numpy as np

    found = rewritings(pairs, odds, model)
    if not found:
        return odds
    rows = np.fromiter(found, np.int64, len(found))
    again = log_odds([(r.a, r.b) for r in found.values()], model)[0]
    cost = [sum(words.LIBERTIES[x] for x in r.liberties) for r in found.values()]
    out = odds.copy()
    out[rows] = np.maximum(out[rows], np.minimum(again, MOST) - np.asarray(cost, np.float32))
    return out


def rewritings(
    pairs: Sequence[tuple[str, str]], odds: Floats, model: Model
) -> dict[int, words.Rewriting]:
    """The names whose words pair with a liberty, by their place in ``pairs``; sure pairs are left alone."""
    unsure = (odds < SURE).nonzero()[0].tolist()
    far = odds < _FAR
    asked = {i: found for i in unsure if (found := words.paired(*pairs[i], wordy=bool(far[i])))}
    every = list(dict.fromkeys(p for found in asked.values() for p in found))
    known = dict(zip(every, log_odds(every, model)[0].tolist(), strict=True))
    made = {i: words.rewriting(*pairs[i], known) for i in asked}
    return {i: r for i, r in made.items() if r is not None and r.liberties}


def _group(left: list[str], right: list[str], key: tuple[str, str], model: Model) -> Floats:
    import numpy as np

    costs, judge = model.costs(key), model.judges[model.kind(key)]
    foreign = key[0] != key[1]
    a, b = _coded(left, costs.left), _coded(right, costs.right)
    order = np.lexsort((b.length, a.length))
    out = np.zeros(len(left), np.float32)
    for start in range(0, len(order), _CHUNK):
        rows = order[start : start + _CHUNK].astype(np.int32)
        x, y = a[rows], b[rows]
        table = align.cheapest(x, y, costs)
        gain = features.rough(x, y, costs, table)
        # The hopeless ones are told by their cost alone, in its order.
        out[rows] = np.clip(HOPELESS + gain - _LEAST, UNLIKE, HOPELESS)
        hopeful = np.nonzero(gain >= _LEAST)[0].astype(np.int32)
        if len(hopeful):
            names = [
                (
                    features.spelled(left[i], foreign=foreign),
                    features.spelled(right[i], foreign=foreign),
                )
                for i in rows[hopeful].tolist()
            ]
            measured = features.measure(x[hopeful], y[hopeful], costs, table[hopeful], names)
            out[rows[hopeful]] = judge.log_odds(measured)
    return out


def _coded(names: list[str], side: Grams) -> Coded:
    """The names of one side; each different one is coded once."""
    import numpy as np

    known = {name: i for i, name in enumerate(dict.fromkeys(names))}
    rows: NDArray[np.int32] = np.fromiter((known[n] for n in names), np.int32, len(names))
    return align.code(*align.letters(list(known)), side)[rows]
