"""Pairs that are no name in two spellings: the nearest of other names, and common words."""

from __future__ import annotations

import random

import numpy as np
from rapidfuzz import fuzz

from eval.name_pairs import Labelled, Pair
from translit.glossary.common_words import common_words
from translit.names import align, fold
from translit.names.costs import Costs

DIFFERENT = 55  # per cent of Latin letters that two names share at most to be two names


def mined(
    pairs: dict[tuple[str, str], list[Pair]],
    costs: dict[tuple[str, str], Costs],
) -> list[Labelled]:
    """Positives of every pair of scripts, and for each the nearest of a few hundred other names."""
    rng = random.Random(1)
    out = []
    for key in sorted(pairs):
        if key == ("Arab", "Arab"):
            out += _arabic(pairs, costs[key], rng)
            continue
        some = rng.sample(
            pairs[key], min(500 if key != ("Arab", "Latn") else 2000, len(pairs[key]))
        )
        out += [Labelled(p.a, p.b, same=True, entity=p.b, source="train", weight=0.5) for p in some]
        right = sorted({p.b for p in pairs[key]})
        for p in some[::2]:
            out += _nearest(p, rng.sample(right, min(200, len(right))), costs[key], rng)
    return out


def _arabic(
    pairs: dict[tuple[str, str], list[Pair]], costs: Costs, rng: random.Random
) -> list[Labelled]:
    """Negatives within Arabic that are surely none: near names whose Latin differs, and common words."""
    known = [p for p in pairs["Arab", "Latn"] if len(p.a) > 2]
    common = sorted({fold(w) for w in common_words("ar") if len(w) > 2})
    out = []
    for p in rng.sample(known, 800):
        other = [q.a for q in rng.sample(known, 150) if fuzz.ratio(p.b, q.b) < DIFFERENT]
        for kind, count in ((other, 2), (rng.sample(common, 150), 2)):
            out += [r._replace(weight=0.3) for r in _nearest(p, kind, costs, rng)[:count]]
    return out


def _nearest(p: Pair, others: list[str], costs: Costs, rng: random.Random) -> list[Labelled]:
    others = [o for o in others if o not in (p.a, p.b)]
    a = align.code([p.a], costs.left)[np.zeros(len(others), np.int32)]
    b = align.code(others, costs.right)
    table = align.cheapest(a, b, costs)
    cost = table[a.length, b.length, np.arange(len(others))] / (a.length + b.length)
    near = [others[i] for i in np.argsort(cost)[:4]]
    return [
        Labelled(p.a, o, same=False, entity=o, source="train", weight=0.3)
        for o in (*near, rng.choice(others))
    ]
