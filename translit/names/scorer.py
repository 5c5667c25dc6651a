"""Scores of many pairs at once: folded, grouped by script, filtered, aligned, judged."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.names import align, features, pairing, words
from translit.names.batch import Batch, different
from translit.names.coded import Coded, code
from translit.names.model import KINDS, SCRIPTS, Model

if TYPE_CHECKING:
    from translit.names.batch import Places
    from translit.names.costs import Floats, Grams

__all__ = ["log_odds", "raised", "rewritings", "with_words"]

EQUAL, UNLIKE = 12.0, -12.0
"""Log odds of names that fold to one key, and of names that can't be compared."""

HOPELESS = -9.0
"""Log odds of the best of those whose letters hardly gain anything."""

SURE, MOST = 2.5, 6.0
"""Log odds from which on nothing better is looked for, and the most that paired words can say."""

_FAR = -6.0  # log odds below which an article or a doubled letter can't be all that differs

_LEAST = -0.2  # gain a letter below which no path is looked for: 2 % of the persons, hardly a city


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


@functools.cache
def _kinds() -> Places:
    """(scripts + 1, scripts + 1) the judge of each pair of scripts in order; the last is any other."""
    import numpy as np

    names = (*SCRIPTS, "Zyyy")
    found = [[KINDS.index(Model.kind((one, other))) for other in names] for one in names]
    return np.array(found, np.intp)


def with_words(batch: Batch, odds: Floats, model: Model) -> Floats:
    """The log odds, raised where the names' words pair in another way and cost less so."""
    return raised(odds, rewritings(batch, odds, model), model)


def raised(odds: Floats, found: Mapping[int, words.Rewriting], model: Model) -> Floats:
    """The log odds with what the rewritings that were ``found`` say."""
    import numpy as np

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
    out = np.empty(len(group.left), np.float32)
    kept, measured = [], []
    for rows in align.chunks(a.length, b.length):
        table = align.cheapest(a[rows], b[rows], costs)
        gain = features.rough(table)
        # The hopeless ones are told by their cost alone, in its order.
        out[rows] = np.clip(HOPELESS + gain - _LEAST, UNLIKE, HOPELESS)
        hopeful = (gain >= _LEAST).nonzero()[0]
        if len(hopeful):
            kept.append(rows[hopeful])
            measured.append(features.measure(table, hopeful))
    if kept:
        rows = np.concatenate(kept)
        out[rows] = _judged(group, rows, np.concatenate(measured, axis=1), model)
    return out


def _judged(group: _Group, rows: Places, measured: Floats, model: Model) -> Floats:
    """(rows,) what the judge says of measured pairs."""
    import numpy as np

    foreign = group.scripts[0] != group.scripts[1]
    names = features.Spelled.of(group.forms, group.left[rows], group.right[rows], foreign=foreign)
    judge = model.judges[model.kind(group.scripts)]
    asked = {features.NAMES[column] for column in judge.columns.tolist()}
    return judge.log_odds(np.concatenate([measured, features.compare(names, asked)]))


def _coded(forms: Sequence[str], at: Places, side: Grams, alone: Floats) -> Coded:
    """The forms of one side, each coded once."""
    used, place = different(at, len(forms))
    return code([forms[i] for i in used.tolist()], side, alone)[place]
