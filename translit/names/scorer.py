"""Scores of many pairs at once: folded, grouped by script, filtered, aligned, judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from translit.names import align, features, pairing, words
from translit.names.batch import Batch
from translit.names.model import KINDS, SCRIPTS, Model

if TYPE_CHECKING:
    from translit.names.align import Coded
    from translit.names.batch import Places
    from translit.names.costs import Costs, Floats, Grams, Ints

__all__ = ["log_odds", "rewritings", "with_words"]

EQUAL, UNLIKE = 12.0, -12.0
"""Log odds of names that fold to one key, and of names that can't be compared."""

HOPELESS = -9.0
"""Log odds of the best of those whose letters hardly gain anything."""

SURE, MOST = 2.5, 6.0
"""Log odds from which on nothing better is looked for, and the most that paired words can say."""

_FAR = -6.0  # log odds below which an article or a doubled letter can't be all that differs

_LEAST = -0.2  # gain a letter below which no path is looked for: 2 % of the persons, hardly a city
_LIKE = (
    3  # letters that the first names of a chunk differ in at most, where there are enough of them
)
_CELLS, _FEWEST = 200_000, 64  # of a table, and pairs at once
_EMPTY = 100_000  # cells behind the ends of shorter names: as dear as another table


def log_odds(batch: Batch, model: Model) -> tuple[Floats, Places]:
    """(log odds that the two are one name, the judge's place in ``KINDS``) of each pair."""
    import numpy as np

    a, b = batch.ordered()
    one, other = batch.script[a], batch.script[b]
    kinds = _kinds()[one, other]
    out = np.full(len(batch), UNLIKE, np.float32)
    same = a == b
    out[same & np.array([bool(form) for form in batch.forms], bool)[a]] = EQUAL
    code = np.where(same | (one < 0) | (other < 0), -1, one * len(SCRIPTS) + other)
    for known in np.unique(code[code >= 0]).tolist():
        rows = (code == known).nonzero()[0]
        key = SCRIPTS[known // len(SCRIPTS)], SCRIPTS[known % len(SCRIPTS)]
        out[rows] = _group(_Group(batch.forms, a[rows], b[rows], key), model)
    return out, kinds


def _kinds() -> Places:
    """(scripts + 1, scripts + 1) the judge of each pair of scripts in order; the last is any other."""
    import numpy as np

    names = (*SCRIPTS, "Zyyy")
    found = [[KINDS.index(Model.kind((one, other))) for other in names] for one in names]
    return np.array(found, np.intp)


def with_words(batch: Batch, odds: Floats, model: Model) -> Floats:
    """The log odds, raised where the names' words pair in another way and cost less so."""
    import numpy as np

    found = rewritings(batch, odds, model)
    if not found:
        return odds
    rows = np.fromiter(found, np.int64, len(found))
    again = log_odds(Batch.of([(r.a, r.b) for r in found.values()]), model)[0]
    cost = [sum(words.LIBERTIES[x] for x in r.liberties) for r in found.values()]
    out = odds.copy()
    out[rows] = np.maximum(out[rows], np.minimum(again, MOST) - np.asarray(cost, np.float32))
    return out


def rewritings(batch: Batch, odds: Floats, model: Model) -> dict[int, words.Rewriting]:
    """The names whose words pair with a liberty, by their place in the batch; sure pairs are left alone."""
    unsure = (odds < SURE).nonzero()[0]
    rows = words.pairable(batch, unsure, odds[unsure] < _FAR)
    return pairing.rewritings(batch, rows, lambda pairs: log_odds(Batch.of(pairs), model)[0])


class _Group(NamedTuple):
    """Pairs of forms in two scripts; ``left`` and ``right`` are their places in ``forms``."""

    forms: Sequence[str]
    left: Places
    right: Places
    scripts: tuple[str, str]


def _group(group: _Group, model: Model) -> Floats:
    import numpy as np

    costs = model.costs(group.scripts)
    a = _coded(group.forms, group.left, costs.left, costs.alone[0])
    b = _coded(group.forms, group.right, costs.right, costs.alone[1])
    out = np.zeros(len(group.left), np.float32)
    kept, measured = [], []
    for rows, table in _joined(_hopeful(a, b, costs, out)):
        kept.append(rows)
        measured.append(features.measure(a[rows], b[rows], costs, table))
    if kept:
        rows = np.concatenate(kept)
        out[rows] = _judged(group, rows, np.concatenate(measured, axis=1), model)
    return out


def _hopeful(a: Coded, b: Coded, costs: Costs, out: Floats) -> Iterator[tuple[Places, Floats]]:
    """Pairs that gain something and their tables. Of the others ``out`` gets the log odds."""
    import numpy as np

    # Names of like length together: a table is as wide as the longest of its chunk.
    order = np.lexsort((b.length, a.length // _LIKE))
    for rows in _chunks(order, a.length, b.length):
        x, y = a[rows], b[rows]
        table = align.cheapest(x, y, costs)
        gain = features.rough(x, y, table)
        # The hopeless ones are told by their cost alone, in its order.
        out[rows] = np.clip(HOPELESS + gain - _LEAST, UNLIKE, HOPELESS)
        hopeful = np.nonzero(gain >= _LEAST)[0]
        yield rows[hopeful], table[:, :, hopeful]


def _joined(parts: Iterable[tuple[Places, Floats]]) -> Iterator[tuple[Places, Floats]]:
    """The same, few pairs of many chunks in one table: looking for paths is dear by the table."""
    import numpy as np

    waiting: list[tuple[Places, Floats]] = []
    for part in chain(parts, [None]):
        waiting += [part] if part and len(part[0]) else []
        if waiting and (part is None or sum(table.size for _, table in waiting) >= _CELLS):
            rows = np.concatenate([rows for rows, _ in waiting])
            shape = np.max([table.shape[:2] for _, table in waiting], axis=0)
            joined = np.zeros((*shape, len(rows)), np.float32)
            end = 0
            for _, table in waiting:
                start, end = end, end + table.shape[2]
                joined[: table.shape[0], : table.shape[1], start:end] = table
            yield rows, joined
            waiting = []


def _chunks(order: Places, left: Ints, right: Ints) -> Iterator[Places]:
    """The pairs in parts of like lengths, whose tables are of one size so that they stay in the cache."""
    import numpy as np

    left, right = left[order], right[order]
    start = 0
    while start < len(order):
        most = slice(start, start + _CELLS // int(left[start] * right[start]) + _FEWEST)
        cells = np.maximum.accumulate(left[most]) * np.maximum.accumulate(right[most])
        cells *= np.arange(1, len(cells) + 1)
        needed = np.cumsum(left[most] * right[most])
        fits = (cells <= _CELLS) & (cells - needed <= _EMPTY)
        fits[:_FEWEST] = True
        end = start + int(fits.nonzero()[0][-1]) + 1
        yield order[start:end]
        start = end


def _judged(group: _Group, rows: Places, measured: Floats, model: Model) -> Floats:
    """(rows,) what the judge says of measured pairs."""
    import numpy as np

    foreign = group.scripts[0] != group.scripts[1]
    names = features.Spelled.of(group.forms, group.left[rows], group.right[rows], foreign=foreign)
    columns = np.concatenate([measured, features.compare(names)])
    return model.judges[model.kind(group.scripts)].log_odds(columns)


def _coded(forms: Sequence[str], at: Places, side: Grams, alone: Floats) -> Coded:
    """The forms of one side, each coded once."""
    import numpy as np

    used = np.zeros(len(forms), bool)
    used[at] = True
    place = used.cumsum() - 1
    names = [forms[i] for i in used.nonzero()[0].tolist()]
    return align.code(names, side, alone)[place[at]]
