"""Learns `translit/names/model.json` from Apache-2.0, CC0 and CC BY data, by entity.

python -m eval.train_names --data ../shared/data [--check | --calibrate]

``--check``: five-fold figures, writes nothing; ``--calibrate``: thresholds and calibration alone.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval import boosting, expectation, name_calibration
from eval.name_calibration import Tested
from eval.name_clusters import clusters
from eval.name_negatives import mined
from eval.name_pairs import Labelled, Pair, labelled, part, spellings
from translit.names import align, features, fold, scorer, script
from translit.names.batch import Batch
from translit.names.coded import Coded, code
from translit.names.costs import STRANGE, Costs
from translit.names.model import KINDS, Judge, Model, digest, load, parse

OUT = Path(__file__).parent.parent / "translit" / "names" / "model.json"
UNSEEN = 9.0
FOLDS = 5
INNER = 4
WEIGHED = (("Arab", "Arab"),)  # elsewhere the weights of operations made it worse (five-fold)
TOLD = features.NAMES.index("told")
UNLABELLED = ("one-script", "two-scripts")
JUDGED = (("Arab", "Arab"), ("Arab", "Latn"))  # what the labelled rows are in
# Few names are known in two spellings of one script: the rest comes by way of Latin, both ways.
COMPOSED = {"Arab": 0.3, "Cyrl": 0.5, "Hebr": 0.5}


class Learned(NamedTuple):
    """The model as data and the rows that it was judged on."""

    data: dict[str, object]
    log_odds: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    names = options.data / "names"
    rows = labelled(names)
    models = folds(rows, names)
    tested = [*crossed(rows, models), *held(names)]
    calibration, thresholds = name_calibration.fitted(tested)
    measured = [*name_calibration.measure(tested, calibration, thresholds)]
    if not options.check:
        model = json.loads(OUT.read_text("utf-8")) if options.calibrate else learn(rows, names)
        model |= {"thresholds": thresholds, "calibration": calibration}
        model["provenance"] = provenance(names)
        model["digest"] = digest(model)
        OUT.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        print(f"{OUT}: {OUT.stat().st_size:,} bytes, digest {model['digest'][:12]}")
        final = [replace(m, thresholds=thresholds, calibration=calibration) for m in models]
        measured += clusters(names, quick=False, case="cities, five folds",
                             models=lambda city: final[part(city, FOLDS)])  # fmt: skip
        name_calibration.write(measured, model["digest"])
    for row in measured:
        print(row.case, row.metric, row.value, row.n, row.note)


def folds(rows: Sequence[Labelled], names: Path) -> list[Model]:
    """A model for each fold that hasn't seen its entities."""
    kept = [[r for r in rows if part(r.entity, FOLDS) != k] for k in range(FOLDS)]
    return [parse(sealed(learn(k, names, only=JUDGED))) for k in kept]


def crossed(rows: Sequence[Labelled], models: Sequence[Model]) -> Iterator[Tested]:
    """What a model says of each row whose entity it hasn't seen."""
    for k, model in enumerate(models):
        yield from _tested([r for r in rows if part(r.entity, FOLDS) == k], model)


def held(names: Path) -> Iterator[Tested]:
    """The same of pairs of the other scripts, by judges that haven't seen the name; the costs have."""
    shipped = load()
    pairs = {
        key: found for key, found in _spellings(names).items() if Model.kind(key) in UNLABELLED
    }
    rows = mined(pairs, {key: shipped.costs(key) for key in pairs})
    rules = {key: dict(shipped.rules[key]) for key in pairs}
    for k in range(FOLDS):
        known = [r for r in rows if part(r.a, FOLDS) != k]
        judges = {kind: Judge.of(_judge(known, rules, {}, kind)) for kind in UNLABELLED}
        yield from _tested(
            [r for r in rows if part(r.a, FOLDS) == k], replace(shipped, judges=judges)
        )


def _tested(rows: Sequence[Labelled], model: Model) -> Iterator[Tested]:
    pairs = [(r.a, r.b) for r in rows]
    batch = Batch.of(pairs)
    odds, kinds = scorer.log_odds(batch, model)
    odds = scorer.with_words(batch, odds, model)
    for row, said, kind in zip(rows, odds.tolist(), kinds.tolist(), strict=True):
        source = {"train": "wikidata ", "made": "made persons "}.get(row.source, "")
        source = source + "-".join(_scripts(row)) if source else row.source
        yield Tested(source, KINDS[kind], said, row.same)


def sealed(model: dict[str, object]) -> dict[str, object]:
    same = dict.fromkeys(KINDS, (1.0, 0.0))
    model = {
        **model,
        "thresholds": dict.fromkeys(KINDS, 0.5),
        "calibration": same,
        "provenance": {},
    }
    return {**model, "digest": digest(model)}


def learn(
    rows: Sequence[Labelled], names: Path, *, only: Sequence[tuple[str, str]] = ()
) -> dict[str, object]:
    """Costs from the spellings and the positive rows, judges from the rows and mined negatives."""
    pairs = {
        key: list(found) for key, found in _spellings(names).items() if not only or key in only
    }
    for r in rows:
        # In folds the few persons aren't added to the many Arabic-Latin pairs: those are learned once.
        if r.same and not (only and _scripts(r) == ("Arab", "Latn")):
            pairs[_scripts(r)].append(Pair(*_sides(r), 1.0))
    rules = {key: _costs(key, pairs[key]) for key in sorted(pairs)}
    for own, share in COMPOSED.items():
        if (own, own) not in rules:
            continue
        rules[own, own] = expectation.mixed(
            rules[own, own], expectation.composed(rules[own, "Latn"]), share
        )
    every = [*rows, *mined(pairs, {key: Costs.build(r, UNSEEN) for key, r in rules.items()})]
    weights = {key: _weights(every, rules[key], key) for key in WEIGHED}
    return {
        "rules": {"-".join(key): _listed(r) for key, r in rules.items()},
        "weights": {"-".join(key): _listed(w) for key, w in weights.items()},
        "judges": {
            kind: _judge(every, rules, weights, kind)
            for kind in KINDS
            if any(Model.kind(key) == kind for key in rules)
        },
        "unseen": UNSEEN,
    }


def _listed(rules: expectation.Rules) -> list[list[object]]:
    return sorted([a, b, round(number, 2)] for (a, b), number in rules.items())


@functools.cache
def _spellings(names: Path) -> dict[tuple[str, str], list[Pair]]:
    return spellings(names)


_KNOWN: dict[object, dict[tuple[str, str], float]] = {}


def _costs(key: tuple[str, str], pairs: list[Pair]) -> dict[tuple[str, str], float]:
    """The costs of a pair of scripts; what several folds share is learned once."""
    seen = (key, tuple(pairs))
    if seen not in _KNOWN:
        _KNOWN[seen] = expectation.learn(
            [(p.a, p.b) for p in pairs], [p.weight for p in pairs], symmetric=key[0] == key[1]
        )
    return _KNOWN[seen]


def _scripts(row: Labelled) -> tuple[str, str]:
    a, b = sorted((script(fold(row.a)), script(fold(row.b))))
    return a, b


def _sides(row: Labelled) -> tuple[str, str]:
    a, b = fold(row.a), fold(row.b)
    return (a, b) if script(a) <= script(b) else (b, a)


class Rows(NamedTuple):
    """The rows of one pair of scripts that differ, with what is measured on them."""

    y: np.ndarray
    weight: np.ndarray
    part: np.ndarray
    coded: tuple[Coded, Coded]
    names: features.Spelled


def _rows(rows: Sequence[Labelled], costs: Costs, key: tuple[str, str]) -> Rows:
    mine = [r for r in rows if _scripts(r) == key and _sides(r)[0] != _sides(r)[1]]
    sides = [_sides(r) for r in mine]
    coded = tuple(
        code([s[k] for s in sides], (costs.left, costs.right)[k], costs.alone[k]) for k in (0, 1)
    )
    left, right = ([s[k] for s in sides] for k in (0, 1))
    numbers = np.arange(len(mine))
    names = features.Spelled.of(
        [*left, *right], numbers, numbers + len(mine), foreign=key[0] != key[1]
    )
    return Rows(
        np.array([r.same for r in mine], float), np.array([r.weight for r in mine]),
        np.array([part(r.entity + "/inner", INNER) for r in mine]), coded, names,
    )  # fmt: skip


def _steps(rows: Rows, costs: Costs) -> np.ndarray:
    """(pairs, steps) places of the operations of each path; -1 where it has ended."""
    a, b = rows.coded
    path = align.trace(align.cheapest(a, b, costs))
    return np.where(path.shape == align.END, -1, path.at).T


def _weights(
    rows: Sequence[Labelled], rules: expectation.Rules, key: tuple[str, str]
) -> dict[tuple[str, str], float]:
    """What each operation says for one name, from rows of both kinds."""
    numbered = Costs.build(rules, UNSEEN, {rule: i + 1.0 for i, rule in enumerate(rules)})
    mine = _rows(rows, numbered, key)
    if not len(mine.y):
        return {}
    number = np.nan_to_num(np.r_[numbered.weights, -1], posinf=0).astype(
        int
    )  # 0: not in the rules, -1: no step
    found = boosting.steps_weights(
        number[_steps(mine, numbered)], mine.y, mine.weight, len(rules) + 1
    )
    told = {rule: found[i + 1] for i, rule in enumerate(rules) if abs(found[i + 1]) > 0.03}
    return {**told, STRANGE: found[0]}


def _judge(
    rows: Sequence[Labelled],
    rules: dict[tuple[str, str], dict[tuple[str, str], float]],
    weights: dict[tuple[str, str], dict[tuple[str, str], float]],
    kind: str,
) -> dict[str, object]:
    x, y, weight = [], [], []
    for key in sorted(rules):
        if Model.kind(key) != kind:
            continue
        costs = Costs.build(rules[key], UNSEEN, weights.get(key))
        mine = _rows(rows, costs, key)
        if not len(mine.y):
            continue
        table = align.cheapest(*mine.coded, costs)
        measured = np.concatenate([features.measure(table), features.compare(mine.names)])
        if key in WEIGHED:
            measured[TOLD] = _told_apart(rows, rules[key], key, mine)
        x.append(measured)
        y.append(mine.y)
        weight.append(mine.weight)
    return boosting.fit(np.concatenate(x, 1), np.concatenate(y), np.concatenate(weight))


def _told_apart(
    rows: Sequence[Labelled], rules: expectation.Rules, key: tuple[str, str], mine: Rows
) -> np.ndarray:
    """The column of weights for rows that the weights haven't seen, as it will be for new names."""
    different = [r for r in rows if _scripts(r) == key and _sides(r)[0] != _sides(r)[1]]
    out = np.zeros(len(mine.y), np.float32)
    for k in range(INNER):
        others = [r for r, p in zip(different, mine.part, strict=True) if p != k]
        costs = Costs.build(rules, UNSEEN, _weights(others, rules, key))
        at = _steps(mine, costs)
        out[mine.part == k] = np.r_[costs.weights, 0][at][mine.part == k].sum(1)
    return out


def provenance(names: Path) -> dict[str, object]:
    """What it was learned from."""
    sources = {
        "google-ar-en.train.tsv": "github.com/google/transliteration, Apache-2.0",
        "wikidata-pairs-arabic.tsv": "Wikidata by way of NETransliteration-COLING2018, CC0",
        "wikidata-pairs-hebrew.tsv": "Wikidata by way of NETransliteration-COLING2018, CC0",
        "wikidata-pairs-russian.tsv": "Wikidata by way of NETransliteration-COLING2018, CC0",
        "geonames-ar.json": "GeoNames alternate names, CC BY 4.0, development half",
        "persons-ar-lat.json": "Wikidata, CC0, development half",
        "common/ar.txt": "words counted from TICO-19, CC0, as negatives",
    }
    return {
        name: {
            "source": source,
            "sha256": hashlib.sha256(_file(names, name).read_bytes()).hexdigest(),
        }
        for name, source in sources.items()
    }


def _file(names: Path, name: str) -> Path:
    own = OUT.parent.parent / "glossary" / name
    return own if own.is_file() else names / name


if __name__ == "__main__":
    main()
