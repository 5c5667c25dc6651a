"""The scores of a report against its references, for its page: plots, layers, causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from translit.registry import load
from translit.renderers.html.plots import interval_plot, layer_plot
from translit.report import Cause, Evaluation, Score

__all__ = ["evaluation"]

_TITLES = {
    "bleu-intl": ("BLEU", "tokenizer intl, which splits ، ؛ ؟"),
    "bleu-13a": ("BLEU", "tokenizer 13a, sacrebleu's default"),
    "chrf": ("chrF", "character n-grams"),
    "chrf++": ("chrF++", "character and word n-grams"),
    "ter": ("TER", "edits per word"),
    "term-success": ("Terms right", "% of the glossary's terms in the source"),
    "term-consistency": ("Terms consistent", "% of terms said one way"),
    "name-consistency": ("Names consistent", "% of names spelled one way"),
}


def evaluation(told: Evaluation | None) -> dict[str, Any] | None:
    """What the page says of the scores; None where there are none."""
    if told is None or not told.scores:
        return None
    kept = [s for s in told.scores if s.value is not None and not s.document]
    raw = [s for s in kept if s.layer == "raw"]
    order = _order(raw)
    return {
        "metrics": [_metric(name, raw, order) for name in dict.fromkeys(s.name for s in raw)],
        "layers": _layers(kept, order),
        "comparisons": [c for c in told.comparisons if c.layer == "raw"],
        "causes": _causes(told.causes, order),
        "warnings": told.warnings,
    }


def _lower_is_better(name: str) -> bool:
    part = load("metrics").get(name)
    return bool(part and getattr(part, "lower_is_better", False))


def _order(raw: Sequence[Score]) -> list[str | None]:
    """The systems, the best by the first metric first, so that every plot lists them alike."""
    first = [s for s in raw if s.name == raw[0].name]
    sign = 1 if _lower_is_better(raw[0].name) else -1
    best = sorted(first, key=lambda s: sign * (s.value or 0.0))
    return list(dict.fromkeys(s.system for s in (*best, *raw)))


def _metric(name: str, raw: Sequence[Score], order: Sequence[str | None]) -> dict[str, Any]:
    mine = sorted((s for s in raw if s.name == name), key=lambda s: order.index(s.system))
    title, said = _TITLES.get(name, (name, ""))
    lower = _lower_is_better(name)
    return {
        "name": name,
        "title": title,
        "said": "; ".join(filter(None, (said, "lower is better" if lower else ""))),
        "plot": interval_plot(mine),
        "signature": mine[0].signature,
    }


def _layers(kept: Sequence[Score], order: Sequence[str | None]) -> list[dict[str, Any]]:
    """A plot a metric over the layers, where there is more than one."""
    out = []
    for name in dict.fromkeys(s.name for s in kept):
        mine = [s for s in kept if s.name == name]
        if len({s.layer for s in mine}) > 1 and name.startswith(("bleu", "chrf")):
            title, said = _TITLES.get(name, (name, ""))
            out.append({"title": title, "said": said, "plot": layer_plot(mine, order)})
    return out


def _causes(causes: Iterable[Cause], order: Sequence[str | None]) -> list[dict[str, Any]]:
    """The causes under their systems, what is worth most first."""
    by: dict[str, list[Cause]] = {}
    for cause in causes:
        by.setdefault(cause.system, []).append(cause)
    rank = {system: n for n, system in enumerate(order)}
    return [
        {
            "system": system,
            "texts": [c.text for c in sorted(mine, key=lambda c: -_worth(c))],
        }
        for system, mine in sorted(by.items(), key=lambda x: rank.get(x[0], len(rank)))
    ]


def _worth(cause: Cause) -> float:
    return max(map(abs, cause.effect.values()), default=0.0)
