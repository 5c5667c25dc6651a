"""From options to a plan, and from a finished pass to the ``Evaluation``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translit._version import __version__
from translit.evaluator.causes import suspects, told
from translit.evaluator.comparing import Key, Test, compare, warnings
from translit.evaluator.inputs import Row
from translit.evaluator.layers import LAYERS, layers_for
from translit.evaluator.names import Reader
from translit.evaluator.run import Pass, Plan
from translit.languages import get
from translit.metrics import Metric
from translit.metrics.asked import chosen
from translit.registry import load
from translit.report import Cause, Evaluation, Score, Signature
from translit.significance import Rows, System, interval, resample

__all__ = ["Options", "evaluated"]

_ENOUGH = 10

_UNSPACED = ("zh", "ja", "th", "lo", "km", "my", "bo", "yue")
"""Languages without spaces between words, which neither tokenizer splits."""


@dataclass(frozen=True)
class Options:
    """What ``evaluate`` was asked."""

    target_lang: str | None = None
    source_lang: str | None = None
    glossary: Any = None
    layers: bool = True
    metrics: Sequence[str] | None = None
    test: str = "randomization"
    trials: int = 10_000
    resamples: int = 1_000
    seed: int = 12345
    listed: int = 5
    by_document: bool = False
    model: str | None = None
    device: str = "auto"
    allow_download: bool = False

    @property
    def significance(self) -> Test:
        """The test as a value."""
        return Test(self.test, self.trials, self.resamples, self.seed)


def evaluated(rows: Iterable[Row], systems: tuple[str, ...], options: Options) -> Evaluation:
    """Plan, one pass, and all that follows from the sums."""
    plan = _plan(systems, options)
    done = Pass(plan).run(rows)
    unit = _unit(done, options)
    measured = _measured(done)
    drawn = resample(measured, resamples=options.resamples, seed=options.seed)
    comparisons = compare(done, options.significance, unit, measured, drawn)
    lower = {m.id: m.lower_is_better for m in plan.metrics}
    return Evaluation(
        scores=(*_scores(done, options.target_lang, drawn), *_names(done, options)),
        signature=Signature.of(
            translit=__version__,
            lang=options.target_lang or "und",
            segments=done.segments,
            unit=unit,
        ),
        comparisons=comparisons,
        causes=tuple(_causes(done)),
        warnings=(
            *_unsplit(options),
            *_few(done),
            *_licences(plan.metrics),
            *warnings(comparisons, lower),
        ),
        meta={
            "layers": {layer.id: LAYERS[layer.id] for layer in plan.layers},
            "groups": list(done.groups.told(plan.metrics)),
            "differences": done.differences.told(),
            "segments": done.segments,
            "note": "A layer compares, it does not repair a translation.",
        },
    )


def _plan(systems: tuple[str, ...], options: Options) -> Plan:
    lang = options.target_lang
    reader = _reader(options) if options.layers else None
    layers = layers_for(lang, reader)
    metrics = _metrics(options)
    known = load("metrics")
    watched = tuple(known[m]() for m in ("bleu-13a", "bleu-intl")) if options.layers else ()
    return Plan(
        systems=systems,
        metrics=metrics,
        layers=layers if options.layers else layers[:1],
        suspects=suspects(lang, reader) if options.layers else (),
        watched=watched,
        reader=reader,
        source_lang=options.source_lang,
        target_lang=lang,
        by_document=options.by_document,
        listed=options.listed,
    )


def _metrics(options: Options) -> tuple[Metric, ...]:
    """The metrics in the order of tables: for a script without ASCII punctuation ``intl`` first."""
    found = chosen(
        options.metrics,
        model=options.model,
        device=options.device,
        allow_download=options.allow_download,
    )
    language = get(options.target_lang)
    if options.metrics is None and (language is None or "Latn" not in language.scripts):
        found = tuple(sorted(found, key=lambda metric: metric.id != "bleu-intl"))
    return found


def _licences(metrics: Sequence[Metric]) -> Iterator[str]:
    """What may not be used commercially, as the signatures of learned metrics say."""
    for metric in metrics:
        if not metric.default and "(non-commercial)" in metric.signature("1"):
            yield f"{metric.id}: its model's licence allows no commercial use"


def _reader(options: Options) -> Reader | None:
    """What spells the names; none without a language or with an empty glossary."""
    from translit.glossary import resolve

    if options.target_lang is None:
        if options.glossary:
            resolve(options.glossary)  # a name that doesn't exist is an error all the same
        return None
    from translit.normalizer import Normalizer

    glossary = resolve(options.glossary)
    if not len(glossary):
        return None
    return Reader(Normalizer(glossary, profile="strict"), options.target_lang)


def _unsplit(options: Options) -> Iterator[str]:
    lang = (options.target_lang or "").split("-")[0].lower()
    if lang in _UNSPACED:
        yield f"BLEU, chrF++ and TER count words, which {lang!r} doesn't separate: read chrf"


def _few(done: Pass) -> Iterator[str]:
    """A warning where there is too little to resample."""
    if done.tally.units < _ENOUGH and len(done.plan.systems) > 1:
        unit = "documents" if done.plan.by_document else "segments"
        yield (
            f"only {done.tally.units} {unit} to resample: intervals are rough, and hardly any difference "
            "can be significant"
        )


def _unit(done: Pass, options: Options) -> str:
    unit = "document" if options.by_document else "segment"
    return unit if done.tally.block == 1 else f"{done.tally.block}-{unit}s"


def _measured(done: Pass) -> dict[Key, System]:
    """What is resampled: the statistics and the scoring by system, layer and metric."""
    plan = done.plan
    return {
        (system, layer.id, metric.id): (
            done.tally.rows((system, layer.id, metric.id)),
            metric.scores,
        )
        for layer in plan.layers
        for system in plan.systems
        for metric in plan.metrics
    }


def _scores(done: Pass, lang: str | None, drawn: Mapping[Key, Rows]) -> tuple[Score, ...]:
    signatures = {
        (layer.id, metric.id): metric.signature(done.references) + layer.signature(lang)
        for layer in done.plan.layers
        for metric in done.plan.metrics
    }
    scoring = {metric.id: metric.scores for metric in done.plan.metrics}
    return tuple(
        Score(
            name=metric,
            value=float(scoring[metric](done.tally.sums((system, layer, metric)))[0]),
            signature=signatures[layer, metric],
            interval=interval(scores),
            system=system,
            layer=layer,
        )
        for (system, layer, metric), scores in drawn.items()
    )


def _names(done: Pass, options: Options) -> Iterator[Score]:
    if done.names is not None:
        yield from done.names.scores(options.resamples, options.seed)


def _causes(done: Pass) -> Iterator[Cause]:
    plan = done.plan
    for system in plan.systems:
        for suspect in plan.suspects:
            effect = {m.id: _effect(done, system, suspect.id, m) for m in plan.watched}
            cause = told(system, suspect, done.counts[system, suspect.id], effect)
            if cause is not None:
                yield cause


def _effect(done: Pass, system: str, suspect: str, metric: Metric) -> float:
    raw = done.tally.sums((system, "raw", metric.id))
    after = raw + done.repaired[system, suspect, metric.id]
    return float(metric.scores(after)[0] - metric.scores(raw)[0])
