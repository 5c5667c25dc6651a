"""Pairs that are no name in two spellings: the nearest of other names, and common words."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from eval.name_pairs import Labelled, Pair
from translit.glossary.common_words import common_words
from translit.names import align, fold, key
from translit.names.coded import code
from translit.names.costs import Costs

COMMON, PERSONS = 100, 300  # pairs that are made
DIFFERENT = 55  # per cent of Latin letters that two names share at most to be two names


def mined(
    pairs: dict[tuple[str, str], list[Pair]],
    costs: dict[tuple[str, str], Costs],
) -> list[Labelled]:
    """Positives of every pair of scripts, and for each the nearest of a few hundred other names."""
    rng = random.Random(1)
    out = []
    for scripts in sorted(pairs):
        if scripts[0] == scripts[1]:
            out += _persons(pairs[scripts], rng)
        if scripts == ("Arab", "Arab"):
            out += [*_arabic(pairs, costs[scripts], rng), *_common(pairs, rng)]
            continue
        some = rng.sample(
            pairs[scripts], min(500 if scripts != ("Arab", "Latn") else 2000, len(pairs[scripts]))
        )
        out += [Labelled(p.a, p.b, same=True, entity=p.b, source="train", weight=0.5) for p in some]
        right = sorted({p.b for p in pairs[scripts]})
        for p in some[::2]:
            out += _nearest(p, rng.sample(right, min(200, len(right))), costs[scripts], rng)
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


def _common(pairs: dict[tuple[str, str], list[Pair]], rng: random.Random) -> list[Labelled]:
    """Names and the common words that have their consonants: كييف and كيف."""
    names = sorted({p.a for p in pairs["Arab", "Latn"] if len(p.a) > 2})
    words = defaultdict(list)
    for word in sorted({fold(w) for w in common_words("ar") if len(w) > 2}.difference(names)):
        words[key(word)].append(word)
    alike = [(n, w) for n in names for w in words.get(key(n), ()) if Levenshtein.distance(n, w) < 3]
    some = rng.sample(alike, min(COMMON, len(alike)))
    return [Labelled(n, w, same=False, entity=n, source="common", weight=0.3) for n, w in some]


def _persons(own: list[Pair], rng: random.Random) -> list[Labelled]:
    """Names of two words in one script: both in two spellings, and one of them another name's."""
    own = [p for p in own if " " not in p.a + p.b and p.a != p.b]
    names = sorted({p.a for p in own} | {p.b for p in own})
    out = []
    for _ in range(PERSONS if len(own) > 100 else 0):
        given, last = rng.choice(own), rng.choice(own)
        first = rng.choice((given.a, given.b))
        others = [n for n in rng.sample(names, 60) if key(n) != key(last.a)]
        other = max(others, key=lambda n: fuzz.ratio(n, last.a))
        for written, same in ((last.b, True), (other, False)):
            a, b = f"{given.a} {last.a}", f"{first} {written}"
            if rng.random() < 0.3:  # the other name comes first
                a, b = f"{last.a} {given.a}", f"{written} {first}"
            out.append(Labelled(a, b, same=same, entity=last.b, source="made", weight=0.3))
    return out


def _nearest(p: Pair, others: list[str], costs: Costs, rng: random.Random) -> list[Labelled]:
    others = [o for o in others if o not in (p.a, p.b)]
    a = code([p.a], costs.left)[np.zeros(len(others), np.int32)]
    b = code(others, costs.right)
    cost = align.cheapest(a, b, costs).whole() / (a.length + b.length)
    near = [others[i] for i in np.argsort(cost)[:4]]
    return [
        Labelled(p.a, o, same=False, entity=o, source="train", weight=0.3)
        for o in (*near, rng.choice(others))
    ]
