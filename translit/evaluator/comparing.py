"""Systems against each other: significance of every pair, and whether the ranking holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from translit.evaluator.run import Pass
from translit.report import Comparison
from translit.significance import Outcome, Rows, System, holm, paired

__all__ = ["Test", "compare", "warnings"]

_LEVEL = 0.05

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Test:
    """Which test, how often, with which seed."""

    id: str = "randomization"
    trials: int = 10_000
    resamples: int = 1_000
    seed: int = 12345

    def __str__(self) -> str:
        times = self.trials if self.id == "randomization" else self.resamples
        return f"{self.id}:{times}|seed:{self.seed}"


def compare(
    done: Pass, test: Test, unit: str, systems: Mapping[Key, System], drawn: Mapping[Key, Rows]
) -> tuple[Comparison, ...]:
    """Every pair by every metric in every layer; Holm's correction over the pairs of one metric and layer.

    Keys are (system, layer, metric), as in the tally.
    """
    plan = done.plan
    pairs = list(combinations(plan.systems, 2))
    cells = [(layer.id, metric.id) for layer in plan.layers for metric in plan.metrics]
    asked = [((a, *cell), (b, *cell)) for cell in cells for a, b in pairs]
    outcomes = iter(paired(systems, asked, drawn, test=test.id, trials=test.trials, seed=test.seed))
    name = f"{test}|unit:{unit}"
    out: list[Comparison] = []
    for layer, metric in cells:
        found = [next(outcomes) for _ in pairs]
        out += _corrected(pairs, found, metric, layer, name)
    return tuple(out)


def _corrected(
    pairs: Sequence[tuple[str, str]], found: Sequence[Outcome], name: str, layer: str, test: str
) -> Iterator[Comparison]:
    corrected = holm([o.p for o in found])
    for (a, b), o, p in zip(pairs, found, corrected, strict=True):
        yield Comparison(a, b, name, layer, o.difference, o.p, test, o.interval, p)


def warnings(comparisons: Iterable[Comparison], lower: Mapping[str, bool]) -> Iterator[str]:
    """Where a pair's order turns with the tokenizer or the layer, and one side of it is significant."""
    by: dict[tuple[str, str], dict[tuple[str, str], Comparison]] = {}
    for c in comparisons:
        by.setdefault((c.a, c.b), {})[c.name, c.layer] = c
    for found in by.values():
        yield from _tokenizer(found)
        for name, layer in found:
            if layer == "raw":
                yield from _layers(
                    [c for (n, _), c in found.items() if n == name], lower=lower[name]
                )


def _tokenizer(found: Mapping[tuple[str, str], Comparison]) -> Iterator[str]:
    one, two = found.get(("bleu-13a", "raw")), found.get(("bleu-intl", "raw"))
    if one and two and _turned(one, two):
        ahead, behind = (one.a, one.b) if one.difference > 0 else (one.b, one.a)
        yield (
            f"by bleu-13a {ahead} is ahead of {behind} by {_told(one)}, by bleu-intl behind by "
            f"{_told(two)}: the tokenizer decides, not the translation"
        )


def _layers(found: Sequence[Comparison], *, lower: bool) -> Iterator[str]:
    raw = found[0]
    turned = next((c for c in found[1:] if _turned(raw, c)), None)
    if turned is not None:
        ahead, behind = (raw.a, raw.b) if (raw.difference > 0) != lower else (raw.b, raw.a)
        yield (
            f"by {raw.name} {ahead} is ahead of {behind} by {_told(raw)} as the texts are, but behind by "
            f"{_told(turned)} from the layer {turned.layer!r} on: that kind of difference decides, "
            "not the translation"
        )


def _turned(one: Comparison, two: Comparison) -> bool:
    opposite = one.difference * two.difference < 0
    return opposite and min(_p(one), _p(two)) < _LEVEL


def _p(c: Comparison) -> float:
    return c.p if c.corrected is None else c.corrected


def _told(c: Comparison) -> str:
    mark = "significant" if _p(c) < _LEVEL else "not significant"
    return f"{abs(c.difference):.2f} ({mark})"
