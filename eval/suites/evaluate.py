"""``translit evaluate`` beside sacrebleu: equal scores, causes, people's judgements, nulls, speed, memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.table import Row, bootstrap, wilson

__all__ = ["measure"]

_PAIR = ("google", "microsoft")
_US, _PEER = "translit", "sacrebleu"


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """All rows of the suite; a part whose data is missing says so."""
    parts = (_equality, _causes, _people, _entities, _nulls, _speed, _memory)
    for part in parts:
        try:
            yield from part(data, quick=quick)
        except FileNotFoundError as error:
            yield Row(
                _US, part.__name__.strip("_"), "all", None, 0, note=f"no data: {error.filename}"
            )


def _lines(path: Path, most: int | None = None) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")[:most]


def _flores(
    data: Path, pair: str, systems: Sequence[str], most: int | None
) -> tuple[Any, list[str]]:
    folder, lang = data / f"flores-{pair}", pair[-2:]
    return {s: _lines(folder / f"{s}.{lang}", most) for s in systems}, _lines(folder / lang, most)


def _peers() -> dict[str, Callable[[], Any]]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return {
        "bleu-13a": lambda: BLEU(tokenize="13a"),
        "bleu-intl": lambda: BLEU(tokenize="intl"),
        "chrf": CHRF,
        "chrf++": lambda: CHRF(word_order=2),
        "ter": TER,
    }


def _equality(data: Path, *, quick: bool) -> Iterator[Row]:
    """The largest difference of a score to sacrebleu's."""
    from translit.evaluator import evaluate

    most = 200 if quick else None
    for pair in ("en-ar", "en-tr"):
        systems, reference = _flores(data, pair, _PAIR, most)
        found = evaluate(systems, reference, layers=False, trials=1, resamples=40)
        apart = [
            abs(s.value - _peers()[s.name]().corpus_score(systems[s.system], [reference]).score)
            for s in found.scores
        ]
        yield Row(_US, f"flores-{pair}", "largest difference", max(apart), len(reference))


def _causes(data: Path, *, quick: bool) -> Iterator[Row]:
    """Causes that are named unprompted, as counts, and false ones."""
    from translit.evaluator import evaluate

    most = 300 if quick else None
    wanted = {"en-ar": ("microsoft", "space-before-comma"), "en-tr": ("google", "html-entities")}
    for pair, (system, cause) in wanted.items():
        systems, reference = _flores(data, pair, _PAIR, most)
        found = evaluate(
            systems, reference, target_lang=pair[-2:], glossary="none",
            metrics=["bleu-13a", "bleu-intl"], trials=100, resamples=40,
        )  # fmt: skip
        told = {(c.system, c.cause): c for c in found.causes}
        named = told.get((system, cause))
        yield Row(_US, f"flores-{pair}", f"{system} {cause}", named.count if named else 0, len(reference),
                  note=named.text if named else "not named")  # fmt: skip
        other = next(s for s in _PAIR if s != system)
        yield Row(_US, f"flores-{pair}", f"{other} {cause}", float((other, cause) in told), len(reference),
                  note="0 is right")  # fmt: skip


def _people(data: Path, *, quick: bool) -> Iterator[Row]:
    """Segment correlations with human judgement."""
    import numpy as np

    from translit.metrics import BUILTIN, Batch

    folder = data / "afrimte"
    texts, references, human = (
        _lines(folder / f"eng-arz.{n}.txt") for n in ("hyp-1", "ref", "score")
    )
    scores = np.array(human, dtype=float)
    for part in (p for p in BUILTIN if p.default):
        rows = part().statistics(Batch(texts, [(r,) for r in references]))
        pairs = list(zip(part().segment_scores(rows).tolist(), scores.tolist(), strict=True))
        for name, statistic in (("Pearson", _pearson), ("Spearman", _spearman)):
            value, low, high = bootstrap(pairs, statistic, 100 if quick else 500)
            yield Row(_US, "afrimte eng-arz", f"{part.id} {name}", value, len(pairs), low, high)


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    import numpy as np

    return float(np.corrcoef(np.array(pairs).T)[0, 1])


def _spearman(pairs: Sequence[tuple[float, float]]) -> float:
    import numpy as np

    ranks = []
    for column in np.array(pairs).T:
        _, inverse, counts = np.unique(column, return_inverse=True, return_counts=True)
        ranks.append((np.cumsum(counts) - (counts - 1) / 2)[inverse])
    return float(np.corrcoef(ranks)[0, 1])


def _entities(data: Path, *, quick: bool) -> Iterator[Row]:  # noqa: ARG001 - it is quick
    """M-ETA of the outputs that came with the task's data."""
    from translit.evaluator.entities import entity_scores

    folder = data / "ea-mt-ar"
    accepted = {}
    for line in _lines(folder / "references.jsonl"):
        row = json.loads(line)
        accepted[row["id"]] = [t["mention"] for t in row["targets"]]
    for system in ("gpt-4o", "gpt-4o-mini"):
        said = {
            r["id"]: r["prediction"] for r in map(json.loads, _lines(folder / f"{system}.jsonl"))
        }
        texts = [said.get(i) for i in accepted]
        for s in entity_scores(texts, list(accepted.values()), target_lang="ar"):
            low, high = s.interval or (None, None)
            yield Row(_US, f"ea-mt-ar {system}", s.name, s.value, len(accepted), low, high)


def _nulls(data: Path, *, quick: bool) -> Iterator[Row]:
    """False alarms at 5 % when two systems' outputs are swapped at random: our tests and sacrebleu's."""
    import numpy as np

    from eval.null_calibration import METRICS, statistics, trials
    from translit.registry import load

    systems, reference = _flores(data, "en-ar", _PAIR, None)
    times, samples = (100, 200) if quick else (1000, 1000)
    for name, ours in (("BLEU", "bleu-13a"), ("chrF2", "chrf")):
        a, b = (statistics(name, systems[s], reference) for s in _PAIR)
        alarms: dict[tuple[str, str], int] = {}
        for swap, ps in trials(a, b, METRICS[name][1], times=times, samples=samples):
            swapped = swap[:, None]
            one, two = np.where(swapped, b, a), np.where(swapped, a, b)
            found = _own_tests(one, two, load("metrics")[ours]().scores, samples)
            found[_PEER, "paired bootstrap"] = ps["sacrebleu bootstrap"]
            for key, p in found.items():
                alarms[key] = alarms.get(key, 0) + (p < 0.05)
        for (system, test), count in alarms.items():
            share, low, high = wilson(count, times)
            yield Row(system, f"null, {name}", test, share, times, low, high)


def _own_tests(one: Any, two: Any, score: Any, samples: int) -> dict[tuple[str, str], float]:
    from translit.significance import paired, resample

    systems = {"a": (one, score), "b": (two, score)}
    drawn = resample(systems, resamples=samples)
    return {
        (_US, test): paired(systems, [("a", "b")], drawn, test=test, trials=samples)[0].p
        for test in ("randomization", "bootstrap")
    }


def _speed(data: Path, *, quick: bool) -> Iterator[Row]:
    """CPU time of sacrebleu over ours: statistics of every metric, and a paired test."""
    from translit.metrics import Batch
    from translit.metrics._tokens import _memory
    from translit.registry import load

    systems, reference = _flores(data, "en-ar", ("google", "microsoft", "nllb"), None)
    most = 300 if quick else len(reference)
    texts, refs = systems["google"][:most], reference[:most]
    for name, peer in _peers().items():
        metric = load("metrics")[name]()
        batches = [
            (texts[i : i + 512], [(r,) for r in refs[i : i + 512]]) for i in range(0, most, 512)
        ]

        def first(m: Any = metric, b: Any = batches) -> None:
            """Imports, and the words that any corpus would have taught; no more than these."""
            _memory.cache_clear()
            m.statistics(Batch(*b[0]))

        ratio = _ratio(
            lambda p=peer: p()._extract_corpus_statistics(texts, [refs]),  # noqa: SLF001
            lambda m=metric, b=batches: [m.statistics(Batch(*x)) for x in b],
            first,
            rounds=5,
        )
        yield Row(_US, "statistics of a corpus", f"{name}, times sacrebleu", ratio, most)
    yield _paired_speed({n: (t * 3)[:2000] for n, t in systems.items()}, (reference * 3)[:2000])


def _paired_speed(systems: dict[str, list[str]], reference: list[str]) -> Row:
    from sacrebleu.significance import PairedTest

    from translit.evaluator import evaluate

    def theirs() -> None:
        metrics = {n: make() for n, make in _peers().items() if n in ("bleu-13a", "chrf")}
        PairedTest(list(systems.items()), metrics, [reference], "bs", n_samples=1000)()

    def ours() -> None:
        names = ["bleu-13a", "chrf"]
        evaluate(
            systems, reference, layers=False, metrics=names, trials=1000, resamples=1000, listed=0
        )

    ours()
    ratio = _ratio(theirs, ours, lambda: None, rounds=2)
    note = "from the texts, BLEU and chrF, 3 systems, 1,000 resamples; ours has all pairs and intervals"
    return Row(_US, "paired test", "times sacrebleu", ratio, 2000, note=note)


def _ratio(
    theirs: Callable[[], object],
    ours: Callable[[], object],
    first: Callable[[], object],
    *,
    rounds: int,
) -> float:
    """The least CPU time of one over that of the other, in turn: a shared machine stalls.

    ``first`` comes before each round of ours and isn't counted.
    """
    times = []
    for _ in range(rounds):
        slow = _cpu(theirs)
        first()
        times.append((slow, _cpu(ours)))
    one, other = (min(column) for column in zip(*times, strict=True))
    return one / other


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


_MEMORY = """
import sys
from eval.suites.evaluate import synthetic
n, system = int(sys.argv[1]), sys.argv[2]
if system == "translit":
    from translit.evaluator import evaluate
    evaluate(synthetic(n, noisy=True), synthetic(n, noisy=False), layers=False, listed=0)
else:
    from sacrebleu.metrics.chrf import CHRF
    CHRF().corpus_score(list(synthetic(n, noisy=True)), [list(synthetic(n, noisy=False))])
status = open("/proc/self/status").read()  # not getrusage, which counts the parent before exec
print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


_WORDS = "قال القائد العام للجيش إن القوات ستنسحب من المدينة غدا ، وأضاف أن المفاوضات مستمرة"


def synthetic(count: int, *, noisy: bool) -> Iterator[str]:
    """Made-up Arabic segments of 8 to 35 words, a fifth of them wrong on demand."""
    import random

    words, rng, noise = _WORDS.split(), random.Random(1), random.Random(2)
    for number in range(count):
        chosen = rng.choices(words, k=rng.randint(8, 35))
        if noisy:
            chosen = [w + "ا" * (noise.random() < 0.2) for w in chosen]
        yield f"{' '.join(chosen)} {number}."


def _memory(data: Path, *, quick: bool) -> Iterator[Row]:  # noqa: ARG001 - it makes its own
    """Peak memory in MB of a process that scores segments from a generator."""
    sizes = {_US: (5_000,) if quick else (20_000, 100_000), _PEER: (2_000 if quick else 20_000,)}
    for system, counts in sizes.items():
        what = "all metrics" if system == _US else "chrF alone"
        for count in counts:
            command = [sys.executable, "-c", _MEMORY, str(count), system]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            yield Row(system, f"{count:,} segments, {what}", "peak MB", float(run.stdout), count)
