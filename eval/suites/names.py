"""Names: pairs by class of variation, clusters, running text, mining; beside the peers.

GeoNames and persons are the development halves that the shipped model has learned from: what it does on
new entities is told by the rows "five folds" (by entity; `eval/name_folds.tsv`, written by
``python -m eval.train_names --calibrate``). Countries, Google's
evaluation part, NTREX, FLORES and WMT25 were never learned from. What people judged by reading is in
``eval/judged_names.tsv``: name forms with verdicts; names as the press spells them, written by hand, are in
``eval/press_names.tsv``.
"""

from __future__ import annotations

import functools
import itertools
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from eval import name_calibration
from eval.mined_names import in_text, mining
from eval.name_clusters import clusters
from eval.name_million import million
from eval.name_pairs import rows
from eval.name_press import press
from eval.name_words import liberties
from eval.table import Row, wilson
from translit.names import NamesIndex, fold, key, match_many, script, word_keys, words

Scorer = Callable[[Sequence[tuple[str, str]]], list[float]]

ROUNDS = 5
_ALIKE = 70  # per cent of the consonants of two names that have to agree by sound
_G, _V = set("غجكقگ"), set("فوڤب")


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """All layers; ``quick`` takes a part of the queries and leaves out the million and the mined corpora."""
    names = data / "names"
    pairs = {name: _labelled(names / f"{name}.json") for name in ("geonames-ar", "persons-ar-lat")}
    for lang in ("ar", "fa", "he", "ru"):
        found = _countries(names / f"countries-{lang}.json")
        pairs[f"countries-{lang}"] = found
        pairs[f"countries-{lang}, exonyms apart"] = [
            p for p in found if not p[2] or _sounds_alike(*p[:2])
        ]
    yield from _pairs(pairs)
    yield from name_calibration.kept(_digest())
    yield from liberties(data)
    yield from press()
    yield from _classes(pairs["geonames-ar"])
    yield from _ranking(names, quick=quick)
    yield from _speed(names, quick=quick)
    if not quick:
        yield from million(names)
    yield from clusters(names, quick=quick)
    yield from in_text(data)
    yield from mining(data, quick=quick)


def _digest() -> str:
    return str(json.loads((files("translit.names") / "model.json").read_text("utf-8"))["digest"])


def _labelled(path: Path) -> list[tuple[str, str, bool]]:
    content = json.loads(path.read_text("utf-8"))
    return [(r[0], r[1], kind == "pos") for kind in ("pos", "neg") for r in content[kind]]


def _countries(path: Path) -> list[tuple[str, str, bool]]:
    """Arabic names of one country from two sources, and the nearest names of two countries."""
    known = {"cldr", "babel", "iso-codes", "mledoze", "dr5hn"}
    content = json.loads(path.read_text("utf-8"))
    forms = {
        code: [f for f, sources in names.items() if known & set(sources)]
        for code, names in content.items()
    }
    same = [
        (a, b, True)
        for own in forms.values()
        for a, b in itertools.combinations(own, 2)
        if fold(a) != fold(b) and len(a.split()) == len(b.split())
    ]
    rng = random.Random(1)
    first = sorted((own[0], code) for code, own in forms.items() if own)
    different = []
    for name, code in first:
        others = [(o, c) for o, c in rng.sample(first, min(80, len(first))) if c != code]
        near = max(others, key=lambda o: (_ratio(name, o[0]), o[0]))
        different.append((name, near[0], False))
    return same + different


def _sounds_alike(a: str, b: str) -> bool:
    """Whether two names share most consonants; Грузия and Джорджия, هند and هندوستان are other words."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(key(a), key(b))) >= _ALIKE


def _ratio(a: str, b: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(fold(a), fold(b)))


def _pairs(sets: dict[str, list[tuple[str, str, bool]]]) -> Iterator[Row]:
    for case, labelled in sets.items():
        same = [s for _, _, s in labelled]
        said = [m.same for m in match_many([(a, b) for a, b, _ in labelled])]
        yield from _judged("translit", case, said, same, "at the shipped threshold")
        for name, score in peers().items():
            if score is None:
                yield Row(name, case, "f1", None, 0, note="not installed")
                continue
            scores = score([(a, b) for a, b, _ in labelled])
            cut = _best_cut(scores, same)
            yield from _judged(
                name, case, [s >= cut for s in scores], same, "at the best threshold for it"
            )


def _judged(
    system: str, case: str, said: Sequence[bool], same: Sequence[bool], note: str
) -> Iterator[Row]:
    right = sum(a and b for a, b in zip(said, same, strict=True))
    precision, recall = wilson(right, sum(said)), wilson(right, sum(same))
    f1 = 2 * right / max(sum(said) + sum(same), 1)
    yield Row(system, case, "f1", f1, len(same), note=note)
    yield Row(system, case, "precision", precision[0], sum(said), *precision[1:])
    yield Row(system, case, "recall", recall[0], sum(same), *recall[1:])


def _best_cut(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The threshold with the highest F1 on these very pairs: more than a peer can ask for."""
    best, right, cut = -1.0, 0, 1.0
    ranked = sorted(zip(scores, same, strict=True), reverse=True)
    for said, (score, truth) in enumerate(ranked, 1):
        right += truth
        f1 = 2 * right / (said + sum(same))
        if f1 > best and score > 0:  # saying yes to everything is no answer
            best, cut = f1, score
    return cut


@functools.cache
def peers() -> dict[str, Scorer | None]:
    """What else compares names, None where it isn't installed."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    def each(score: Callable[[str, str], float]) -> Scorer:
        return lambda pairs: [float(score(a, b)) for a, b in pairs]

    return {
        "folding": each(lambda a, b: fold(a) == fold(b)),
        "rapidfuzz-ratio": each(fuzz.ratio),
        "levenshtein": each(Levenshtein.normalized_similarity),
        "jaro-winkler": each(JaroWinkler.similarity),
        "consonant-key-ratio": each(lambda a, b: fuzz.ratio(key(a), key(b))),
        "uroman+ratio": _uroman(),
        "logic-v2": _logic(),
        "arabnamer": _arabnamer(),
    }


def _uroman() -> Scorer | None:
    try:
        import uroman
    except ImportError:
        return None
    from rapidfuzz import fuzz

    romanize = functools.cache(uroman.Uroman().romanize_string)
    return lambda pairs: [fuzz.ratio(romanize(a).lower(), romanize(b).lower()) for a, b in pairs]


def _arabnamer() -> Scorer | None:
    """Its rules write a Latin name in Arabic letters; its scorer compares two in these."""
    try:
        from arabnamer.rules import transliterate_name
        from arabnamer.scoring import fuzzy_match
    except ImportError:
        return None

    @functools.cache
    def arabic(name: str) -> str:
        return str(transliterate_name(name)) if name.isascii() else name

    return lambda pairs: [float(fuzzy_match(arabic(a), arabic(b))[1]) for a, b in pairs]


def _logic() -> Scorer | None:
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
    except ImportError:
        return None

    number = itertools.count()  # it remembers names by id: every entity needs its own

    def entity(name: str) -> object:
        return model.get_proxy(
            {"id": str(next(number)), "schema": "Person", "properties": {"name": [name]}}
        )

    config = LogicV2.default_config()
    return lambda pairs: [LogicV2.compare(entity(a), entity(b), config).score for a, b in pairs]


def _classes(labelled: list[tuple[str, str, bool]]) -> Iterator[Row]:
    """Recall on GeoNames by what differs."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for a, b, same in labelled:
        if same:
            groups[_kind(a, b)].append((a, b))
    for kind, pairs in sorted(groups.items()):
        right = sum(m.same for m in match_many(pairs))
        yield Row("translit", f"geonames-ar: {kind}", "recall", *_first(right, len(pairs)))


def _first(right: int, n: int) -> tuple[float, int, float, float]:
    value, low, high = wilson(right, n)
    return value, n, low, high


def _kind(a: str, b: str) -> str:
    x, y = fold(a), fold(b)
    if x == y:
        return "hamza, ya, ta marbuta"
    if x.replace(" ", "") == y.replace(" ", ""):
        return "spacing"
    if x.removeprefix("ال") == y.removeprefix("ال"):
        return "article"
    left, right = (set(p) - set(q) for p, q in ((x, y), (y, x)))
    if (left | right) and left | right <= _G:
        return "g = غ ج ك ق"
    if (left | right) and left | right <= _V:
        return "v = ف و ب"
    vowels = str.maketrans("", "", "اويهءع ")
    return "vowels" if x.translate(vowels) == y.translate(vowels) else "other consonants"


def _ranking(names: Path, *, quick: bool) -> Iterator[Row]:
    """The right Latin name among all, and what the index's blocking loses."""
    gold = [(r[0], r[1]) for r in rows(names / "google-ar-en.eval.tsv")]
    latin = sorted({b for _, b in gold})
    right: dict[str, set[str]] = defaultdict(set)
    for a, b in gold:
        right[a].add(b)
    queries = [a for a, _ in gold][:: 40 if quick else 3]
    index = NamesIndex.build(latin)
    hits = blocked = 0
    spent = 0.0
    for query in queries:
        best = max(match_many([(query, b) for b in latin]), key=lambda m: m.score).b
        hits += best in right[query]
        start = time.process_time()
        blocked += best in {m.b for m in index.nearest(query, 1)}
        spent += time.process_time() - start
    yield Row("translit", "google-ar-en.eval", "recall@1", *_first(hits, len(queries)))
    yield Row("translit", "google-ar-en.eval", "index finds the same", *_first(blocked, len(queries)),
              note=f"{spent / len(queries) * 1000:.1f} ms a query, CPU")  # fmt: skip


def _speed(names: Path, *, quick: bool) -> Iterator[Row]:
    """Pairs a second, all different, nothing known beforehand: the best of some rounds."""
    gold = sorted({(r[0], r[1]) for r in rows(names / "google-ar-en.train.tsv")})
    cities, persons = (
        sorted({(a, b) for a, b, _ in _labelled(names / f"{name}.json")})
        for name in ("geonames-ar", "persons-ar-lat")
    )
    some = 4_000 if quick else 40_000
    made = {tuple(map(" ".join, zip(*two, strict=True))) for two in _random(gold, some)}
    for case, pairs in (
        ("names at random", [(one[0], other[1]) for one, other in _random(gold, some)]),
        ("true pairs of words", gold[:some]),
        ("cities", cities),
        ("persons", persons),
        ("persons at random", [(one[0], other[1]) for one, other in _random(persons, some)]),
        ("true pairs of two words", sorted(made)),
    ):
        rate = len(pairs) / min(_seconds(pairs) for _ in range(1 if quick else ROUNDS))
        yield Row(
            "translit", f"speed: {case}", "pairs/s", rate, len(pairs), note="CPU time, one core"
        )


def _random(pairs: Sequence[tuple[str, str]], count: int) -> list[list[tuple[str, str]]]:
    rng = random.Random(1)
    return [[rng.choice(pairs), rng.choice(pairs)] for _ in range(count)]


def _seconds(pairs: Sequence[tuple[str, str]]) -> float:
    for known in (fold, script, key, word_keys, words.initial):
        known.cache_clear()
    start = time.process_time()
    match_many(pairs)
    return time.process_time() - start
