"""Persons written with liberties, for the suite `names`: turned, shortened, a word more, a letter for a word.

Made of the development persons by rule: what is done to a pair of one name is done to a pair of two names
with the same given name as well, so that recall has its false alarms beside it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.table import Row, wilson
from translit.names import match_many

Change = Callable[[list[str], str], str]

CHANGES: dict[str, Change] = {
    "comma": lambda w, _: f"{w[-1]}, {' '.join(w[:-1])}",
    "surname first": lambda w, _: f"{w[-1]} {' '.join(w[:-1])}",
    "initial": lambda w, _: f"{w[0][0]}. {' '.join(w[1:])}",
    "middle name more": lambda w, other: " ".join([w[0], other, *w[1:]]),
    "last name more": lambda w, other: " ".join([*w, other]),
    "without a space": lambda w, _: "".join(w[:2]) + "".join(f" {x}" for x in w[2:]),
}


def liberties(data: Path) -> Iterator[Row]:
    """Recall of changed persons, and how many two names are called one."""
    content = json.loads((data / "names" / "persons-ar-lat.json").read_text("utf-8"))
    for name, change in CHANGES.items():
        rng = random.Random(1)
        given = sorted({r[1].split()[0] for r in content["pos"]})
        for kind, metric in (("pos", "recall"), ("neg", "false alarms")):
            pairs = [(r[0], change(_words(r[1]), rng.choice(given))) for r in content[kind]
                     if len(_words(r[1])) > 1 and " " in r[0]]  # fmt: skip
            said = sum(m.same for m in match_many(pairs))
            value, low, high = wilson(said, len(pairs))
            yield Row("translit", f"persons-ar-lat: {name}", metric, value, len(pairs), low, high)


def _words(name: str) -> list[str]:
    """The words of a Latin name, its article with what it belongs to."""
    return name.replace("Al ", "Al-").replace("El ", "El-").split()
