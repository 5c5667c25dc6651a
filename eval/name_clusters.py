"""The cluster layer of the suite `names`: every city's spellings at once."""

from __future__ import annotations

import itertools
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.name_pairs import part
from eval.table import Row
from translit.names import NamesIndex, match_many
from translit.names.model import Model, load

Models = Callable[[str], Model]


def shipped(_: str) -> Model:
    """The shipped model, for every city."""
    return load()


def clusters(
    names: Path, *, quick: bool, models: Models = shipped, case: str = "cities"
) -> Iterator[Row]:
    """All cities at once, with 0, 1 or 3 spellings of each listed; the others have to find home.

    ``models`` gives the model that judges a city's forms: one that hasn't seen the city.
    """
    content = json.loads((names / "geonames-ar.json").read_text("utf-8"))
    cities: dict[str, set[str]] = defaultdict(set)
    for a, b, city in content["pos"]:
        cities[city] |= {a, b}
    homes = {
        city: sorted(forms) for city, forms in cities.items() if not quick or part(city, 2) == 0
    }
    sound = {city: _no_exonyms(forms) for city, forms in homes.items()}
    dropped = sum(map(len, homes.values())) - sum(map(len, sound.values()))
    for listed in (0, 1, 3):
        found, wrong = _assigned(sound, listed, models)
        truth = {(city, form): city for city, forms in sound.items() for form in forms}
        n = len(truth)
        yield Row("translit", f"{case}, {listed} listed", "B-cubed F1", _bcubed(found, truth), n,
                  note=f"{len(sound)} cities; {dropped} exonyms apart")  # fmt: skip
        yield Row(
            "translit",
            f"{case}, {listed} listed",
            "false merges per 1,000",
            1000 * wrong / max(n, 1),
            n,
        )


def _no_exonyms(forms: list[str]) -> list[str]:
    """The forms that aren't another word altogether: alike in some measure to another one."""
    best = dict.fromkeys(forms, 0.0)
    for m in match_many(itertools.combinations(forms, 2)):
        best[m.a], best[m.b] = max(best[m.a], m.score), max(best[m.b], m.score)
    return [form for form in forms if best[form] > 0.02]


Item = tuple[str, str]


def _assigned(
    cities: dict[str, list[str]], listed: int, models: Models
) -> tuple[dict[Item, str], int]:
    """(the cluster that every form ends in, how many forms end in another city's)."""
    known: dict[str, str] = {}
    found: dict[Item, str] = {}
    for city, forms in sorted(cities.items()):
        for form in forms[:listed]:
            known.setdefault(form, city)
            found[city, form] = city
    rest = [(city, form) for city, forms in sorted(cities.items()) for form in forms[listed:]]
    if not listed:
        return _joined(rest, models)
    index, wrong = NamesIndex.build(known), 0
    for city, form in rest:
        best = index.resolve(form, known, model=models(city))
        home = known[best.b] if best else f"alone {city} {form}"
        wrong += home != city and not home.startswith("alone")
        found[city, form] = home
    return found, wrong


def _joined(items: list[Item], models: Models) -> tuple[dict[Item, str], int]:
    """Clusters of forms that are the same as a form that came before, nothing being listed."""
    index = NamesIndex.build(form for _, form in items)
    home: dict[str, str] = {}
    city_of = {form: city for city, form in items}
    wrong = 0
    least = 1 - 4.0 / math.sqrt(1 + len(items))
    for city, form in items:
        found = index.nearest(form, 6, model=models(city))
        near = next(
            (m for m in found if m.b != form and m.b in home and m.same and m.score >= least), None
        )
        home[form] = home[near.b] if near else form
        wrong += bool(near and city_of[near.b] != city_of[form])
    return {(city, form): home[form] for city, form in items}, wrong


def _bcubed(found: dict[Item, str], truth: dict[Item, str]) -> float:
    """B-cubed F1. Source: Bagga and Baldwin 1998."""
    clusters: dict[str, list[Item]] = defaultdict(list)
    homes: dict[str, list[Item]] = defaultdict(list)
    for item in truth:
        clusters[found[item]].append(item)
        homes[truth[item]].append(item)
    precision = recall = 0.0
    for item, home in truth.items():
        shared = sum(truth[o] == home for o in clusters[found[item]])
        precision += shared / len(clusters[found[item]])
        recall += shared / len(homes[home])
    return 2 * precision * recall / max(precision + recall, 1e-9) / max(len(truth), 1)
