"""A million known forms, for the suite `names`: how long a question takes, and what is found.

The forms are names of two words of the training half of Google's names (Apache-2.0), put together at random,
half of them in Arabic and half in Latin letters. Asked is the other script's spelling of some.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from eval.name_pairs import rows
from eval.table import Row, wilson
from translit.names import NamesIndex

FORMS, ASKED, BEST, ROUNDS = 1_000_000, 200, 5, 3


def million(names: Path) -> Iterator[Row]:
    """Milliseconds of a question, the best of rounds; whether the right form is looked at and found."""
    known = _forms(names)
    index = NamesIndex.build(known)
    asked = random.Random(2).sample(sorted(known.items()), ASKED)
    index.nearest(asked[0][1])
    spent, looked_at, found = [], 0, 0
    for form, other in asked:
        spent.append(min(_seconds(index, other) for _ in range(ROUNDS)))
        found += form in {m.b for m in index.nearest(other, BEST)}
        looked_at += form in {index.forms[row] for row in index.candidates(other).tolist()}
    spent.sort()
    for metric, share in (("ms a question, median", 0.5), ("ms a question, 95 %", 0.95)):
        value = 1000 * spent[int(share * ASKED)]
        yield Row("translit", "a million forms", metric, value, ASKED, note="CPU time, one core")
    for metric, right in (("right form looked at", looked_at), ("right form in five", found)):
        value, low, high = wilson(right, ASKED)
        yield Row("translit", "a million forms", metric, value, ASKED, low, high)


def _seconds(index: NamesIndex, name: str) -> float:
    start = time.process_time()
    index.nearest(name, BEST)
    return time.process_time() - start


def _forms(names: Path) -> dict[str, str]:
    """The other script's spelling of each form."""
    pairs = sorted({(r[0], r[1]) for r in rows(names / "google-ar-en.train.tsv")})
    rng = random.Random(1)
    out: dict[str, str] = {}
    while len(out) < FORMS:
        given, last = rng.choice(pairs), rng.choice(pairs)
        side = rng.randrange(2)
        form, other = (f"{given[s]} {last[s]}" for s in (side, 1 - side))
        out.setdefault(form, other)
    return out
