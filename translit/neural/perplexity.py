"""How surprised a language model is by a text: what reads like no sentence stands out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from translit.errors import ConfigError
from translit.neural.loader import Loaded

__all__ = ["outliers", "perplexity"]

_CHUNK = 64  # masked copies of one text at a time


def perplexity(loaded: Loaded, texts: Sequence[str]) -> list[float | None]:
    """The exponential of the mean negative log probability of the tokens; None where none can be told.

    Causal models: each token but the first given those before. Masked models: each token given all
    others, one masked at a time (pseudo-perplexity; Salazar et al. 2020, arXiv:1910.14659).
    Comparable within one model and language only.
    """
    if loaded.kind not in ("causal", "masked"):
        raise ConfigError(f"a model loaded as causal or masked has a perplexity, not {loaded.kind}")
    rows = loaded.tokenized(texts)
    if loaded.kind == "masked":
        return [_finite(_masked(loaded, row)) for row in rows]
    asked = [i for i, row in enumerate(rows) if len(row["input_ids"]) > 1]
    found = loaded.run([rows[i] for i in asked], lambda inputs, _: _causal(loaded, inputs))
    by_row = dict(zip(asked, found, strict=True))
    return [_finite(by_row.get(i)) for i in range(len(texts))]


def _finite(mean: float | None) -> float | None:
    return None if mean is None else math.exp(min(mean, 700.0))


def _causal(loaded: Loaded, inputs: Any) -> list[float]:
    logits = loaded.model(**inputs).logits.float().log_softmax(-1)[:, :-1]
    ids, there = inputs["input_ids"][:, 1:], inputs["attention_mask"][:, 1:].bool()
    told = logits.gather(-1, ids.unsqueeze(-1)).squeeze(-1).masked_fill(~there, 0.0)
    found: list[float] = (-told.sum(1) / there.sum(1)).tolist()
    return found


def _masked(loaded: Loaded, row: dict[str, list[int]]) -> float | None:
    """The mean over the text's own tokens; special ones aren't asked for."""
    special = set(loaded.tokenizer.all_special_ids) - {loaded.tokenizer.unk_token_id}
    places = [i for i, token in enumerate(row["input_ids"]) if token not in special]
    if not places:
        return None
    hidden = loaded.tokenizer.mask_token_id
    copies = [
        {**row, "input_ids": [hidden if j == i else t for j, t in enumerate(row["input_ids"])]}
        for i in places
    ]
    total = 0.0
    for at in range(0, len(copies), _CHUNK):
        some = places[at : at + _CHUNK]
        told = loaded.run(
            copies[at : at + _CHUNK],
            lambda inputs, which, some=some: [  # type: ignore[misc]
                float(scores[some[w]].float().log_softmax(-1)[row["input_ids"][some[w]]])
                for scores, w in zip(loaded.model(**inputs).logits, which, strict=True)
            ],
        )
        total -= sum(told)
    return total / len(places)


def outliers(values: Sequence[float | None], *, limit: float = 3.5, least: int = 20) -> list[int]:
    """Which texts are far less fluent than their fellows: robust z of log perplexity above ``limit``.

    None among fewer than ``least``. Source: Iglewicz and Hoaglin 1993 (median absolute deviation).
    """
    known = {i: math.log(v) for i, v in enumerate(values) if v is not None and v > 0}
    if len(known) < least:
        return []
    middle = _median(list(known.values()))
    spread = _median([abs(v - middle) for v in known.values()])
    if not spread:
        return []
    return [i for i, v in known.items() if 0.6745 * (v - middle) / spread > limit]


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
