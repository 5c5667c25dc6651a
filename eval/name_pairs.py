"""Spellings to learn from: pairs of one name in two scripts, and pairs in one script by way of a third."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translit.names.fold import fold, script

WIKIDATA = {"arabic": "Arab", "russian": "Cyrl", "hebrew": "Hebr"}
# Arabic letters that only some writers use: a Latin sound, what others write for it, the letter, and
# Latin letters beside which it isn't sure what stands for what.
BORROWED = (
    ("v", "ف", "ڤ", ("f", "ph")),
    ("p", "ب", "پ", ("b", "ph")),
    ("ch", "تش", "چ", ("sch", "tch")),
    ("g", "غ", "گ", ("gh", "ng", "j")),
    ("g", "ج", "گ", ("j", "ge", "gi", "gy")),
    ("zh", "ج", "ژ", ("j", "g")),
)
RARE = 0.2  # what a made spelling counts
MOST_SHARED = 12  # Latin spellings of one form: more, and the form says nothing


class Pair(NamedTuple):
    """Two folded spellings of one name, counted as often as ``weight``."""

    a: str
    b: str
    weight: float


class Labelled(NamedTuple):
    """Two spellings and whether they are one name. ``entity`` decides the fold."""

    a: str
    b: str
    same: bool
    entity: str
    source: str
    weight: float = 1.0


def rows(path: Path) -> Iterator[list[str]]:
    """The cells of a TSV file."""
    for line in path.read_text("utf-8").split("\n"):
        if "\t" in line:
            yield line.split("\t")


def part(entity: str, parts: int) -> int:
    """The part that an entity falls into, the same on every machine."""
    return int(hashlib.sha1(entity.encode()).hexdigest(), 16) % parts


def spellings(data: Path) -> dict[tuple[str, str], list[Pair]]:
    """Pairs of one name by pair of scripts. Google's train part, Wikidata's pairs, and their pivots."""
    out: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for arabic, latin in rows(data / "google-ar-en.train.tsv"):
        _add(out, "Arab", arabic, latin, 1.0)
    for language, code in WIKIDATA.items():
        for latin, other, seen in rows(data / f"wikidata-pairs-{language}.tsv"):
            _add(out, code, other, latin, 1.0 if int(seen) > 3 else 0.5)
    by = _by_latin(out)
    out["Arab", "Latn"] += [
        Pair(own, p.b, RARE * p.weight) for p in out["Arab", "Latn"] for own in borrowed(p.a, p.b)
    ]
    for one, other in itertools.combinations(sorted(by), 2):
        out[one, other] = [
            Pair(x, y, 1 / len(by[one][latin]) / len(by[other][latin]))
            for latin in by[one]
            for x in by[one][latin]
            for y in by[other].get(latin, ())
        ]
        if one == "Arab":
            out[one, other] += [
                Pair(own, y, RARE / len(by[one][latin]) / len(by[other][latin]))
                for latin in by[one]
                for y in by[other].get(latin, ())
                for own in sorted({v for x in by[one][latin] for v in borrowed(x, latin)})
            ]
    for one, names in by.items():
        out[one, one] = [
            Pair(x, y, 1.0) for v in names.values() for x, y in itertools.combinations(sorted(v), 2)
        ]
    out["Arab", "Arab"] += [
        Pair(x, own, RARE / 2)
        for latin, forms in by["Arab"].items()
        for x in sorted(forms)
        for own in borrowed(x, latin)
    ]
    out["Latn", "Latn"] = _latin(by)
    return dict(out)


def _add(
    out: dict[tuple[str, str], list[Pair]], code: str, other: str, latin: str, weight: float
) -> None:
    pair = Pair(fold(other), fold(latin), weight)
    if script(pair.a) == code and script(pair.b) == "Latn":
        out[code, "Latn"].append(pair)


def borrowed(arabic: str, latin: str) -> list[str]:
    """The name with the letters of its own for v, p, ch, g and zh, which the training data rarely has."""
    return [
        arabic.replace(plain, own)
        for sound, plain, own, doubtful in BORROWED
        if 0 < latin.count(sound) == arabic.count(plain) and not any(d in latin for d in doubtful)
    ]


def _by_latin(pairs: dict[tuple[str, str], list[Pair]]) -> dict[str, dict[str, set[str]]]:
    by: dict[str, dict[str, set[str]]] = {
        code: defaultdict(set) for code in sorted(WIKIDATA.values())
    }
    for code, names in by.items():
        for pair in pairs[code, "Latn"]:
            names[pair.b].add(pair.a)
    return by


def _latin(by: dict[str, dict[str, set[str]]]) -> list[Pair]:
    """Latin spellings that are written alike in two other scripts."""
    together: Counter[tuple[str, str]] = Counter()
    for names in by.values():
        back: dict[str, set[str]] = defaultdict(set)
        for latin, forms in names.items():
            for form in forms:
                back[form].add(latin)
        for latins in back.values():
            if len(latins) <= MOST_SHARED:
                together.update(itertools.combinations(sorted(latins), 2))
    return [Pair(a, b, 1.0) for (a, b), seen in sorted(together.items()) if seen > 1]


def labelled(data: Path) -> list[Labelled]:
    """The development pairs of GeoNames (Arabic, Arabic) and persons (Arabic, Latin)."""
    out = []
    for source, entity in (("geonames-ar", 2), ("persons-ar-lat", 0)):
        content = json.loads((data / f"{source}.json").read_text("utf-8"))
        for kind in ("pos", "neg"):
            for row in content[kind]:
                name = row[entity].split(" / ")[0]
                out.append(Labelled(row[0], row[1], kind == "pos", name, source))
    return out
