"""The cluster layer of the suite `names`: every city's spellings at once."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from eval.name_pairs import part
from eval.table import Row
from translit.names import NamesIndex, match_many


def clusters(names: Path, *, quick: bool) -> Iterator[Row]:
    """All cities at once, with 0, 1 or 3 spellings of each listed; the others have to find home."""
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
        found, wrong = _assigned(sound, listed)
        truth = {(city, form): city for city, forms in sound.items() for form in forms}
        n = len(truth)
        yield Row("translit", f"cities, {listed} listed", "B-cubed F1", _bcubed(found, truth), n,
                  note=f"{len(sound)} cities; {dropped} exonyms apart")  # fmt: skip
        yield Row(
            "translit",
            f"cities, {listed} listed",
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


def _assigned(cities: dict[str, list[str]], listed: int) -> tuple[dict[Item, str], int]:
    """(the cluster that every form ends in, how many forms end in another city's)."""
    known: dict[str, str] = {}
    found: dict[Item, str] = {}
    for city, forms in sorted(cities.items()):
        for form in forms[:listed]:
            known.setdefault(form, city)
            found[city, form] = city
    rest = [(city, form) for city, forms in sorted(cities.items()) for form in forms[listed:]]
    if not listed:
        return _joined(rest)
    index, wrong = NamesIndex.build(known), 0
    for city, form in rest:
        best = index.nearest(form, 1)
        home = known[best[0].b] if best and best[0].same else f"alone {city} {form}"
        wrong += home != city and not home.startswith("alone")
        found[city, form] = home
    return found, wrong


def _joined(items: list[Item]) -> tuple[dict[Item, str], int]:
    """Clusters of forms that are the same as a form that came before, nothing being listed."""
    index = NamesIndex.build(form for _, form in items)
    home: dict[str, str] = {}
    city_of = {form: city for city, form in items}
    wrong = 0
    for _, form in items:
        near = next(
            (m for m in index.nearest(form, 6) if m.b != form and m.b in home and m.same), None
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
