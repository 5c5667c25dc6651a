"""The learned model: operation costs of pairs of scripts, and what weighs their paths.

The data file is JSON, written by `eval/train_names.py` and read once. ``provenance`` in it names the
data and its licences, ``digest`` is the SHA-256 of the rest.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from translit.errors import InputError
from translit.names.costs import Costs, Rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.costs import Floats

__all__ = ["KINDS", "SCRIPTS", "Judge", "Model", "digest", "load"]

SCRIPTS = ("Arab", "Cyrl", "Hebr", "Latn")
"""The scripts that are compared; Greek is folded to Latin. A pair of scripts is in this order."""

KINDS = ("arabic", "arabic-latin", "one-script", "two-scripts")
"""The judges; ``Model.kind`` tells which weighs a pair of scripts."""

_BLOCK = 512  # pairs that are judged at once: what is asked of them stays in the cache


@dataclass(frozen=True, eq=False)
class Judge:
    """Boosted symmetric trees over the columns of ``features.NAMES``: log odds of being one name.

    A tree asks the same questions of everyone, a level each; the answers tell the leaf. ``columns`` and
    ``cuts`` (questions,) are the different questions, ``asked`` (trees, depth) which of them a tree asks,
    ``leaves`` (trees, 2 ** depth) what it says then.
    """

    bias: float
    columns: NDArray[np.intp]
    cuts: Floats
    asked: NDArray[np.intp]
    leaves: Floats

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Judge:
        """The judge of its JSON data."""
        import numpy as np

        columns, cuts, leaves = (np.asarray(data[k]) for k in ("columns", "cuts", "leaves"))
        questions = np.stack([columns, cuts.astype(np.float32)]).reshape(2, -1)
        different, asked = np.unique(questions, axis=1, return_inverse=True)
        return cls(data["bias"], different[0].astype(np.intp), different[1].astype(np.float32),
                   asked.reshape(columns.shape), leaves.astype(np.float32))  # fmt: skip

    def log_odds(self, x: Floats) -> Floats:
        """(pairs,) log odds of (columns, pairs) features."""
        import numpy as np

        trees, size = self.leaves.shape
        first = np.arange(trees)[:, None] * size
        out = np.empty(x.shape[1], np.float32)
        for start in range(0, x.shape[1], _BLOCK):
            block = slice(start, start + _BLOCK)
            answers = (x[self.columns, block] >= self.cuts[:, None]).view(np.uint8)
            leaf = answers[self.asked[:, 0]]
            for level in self.asked.T[1:]:
                leaf += leaf
                leaf += answers[level]
            said = self.leaves.ravel().take(first + leaf).sum(axis=0, dtype=np.float64)
            out[block] = said + self.bias
        return out


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that was learned. ``thresholds`` are the scores from which on two are ``same``."""

    rules: Mapping[tuple[str, str], Rules]
    weights: Mapping[tuple[str, str], Rules]
    judges: Mapping[str, Judge]
    thresholds: Mapping[str, float]
    provenance: Mapping[str, Any]
    unseen: float
    calibration: Mapping[str, tuple[float, float]]
    _costs: dict[tuple[str, str], Costs] = field(default_factory=dict)

    def costs(self, scripts: tuple[str, str]) -> Costs:
        """The operations between two scripts, in the order of ``SCRIPTS``."""
        if scripts not in self._costs:
            self._costs[scripts] = Costs.build(
                self.rules[scripts], self.unseen, self.weights.get(scripts)
            )
        return self._costs[scripts]

    def calibrated(self, odds: Floats, kinds: NDArray[np.intp]) -> NDArray[np.float64]:
        """Probabilities of log odds: a logistic line a judge, fitted on names not learned from."""
        import numpy as np

        line = np.array([self.calibration[kind] for kind in KINDS], np.float64)
        exponent = line[kinds, 0] * odds + line[kinds, 1]
        probability: NDArray[np.float64] = 1 / (1 + np.exp(-exponent))
        return probability

    def cuts(self, kinds: NDArray[np.intp]) -> NDArray[np.float64]:
        """The threshold of each of some pairs."""
        import numpy as np

        return np.array([self.thresholds[kind] for kind in KINDS], np.float64)[kinds]

    @staticmethod
    def kind(scripts: tuple[str, str]) -> str:
        """Which judge weighs a pair of scripts."""
        if scripts[0] == scripts[1]:
            return "arabic" if scripts[0] == "Arab" else "one-script"
        return "arabic-latin" if scripts == ("Arab", "Latn") else "two-scripts"


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256 of the model's data without its digest."""
    rest = {k: v for k, v in data.items() if k != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def parse(data: Mapping[str, Any]) -> Model:
    """The model of its JSON data. Raises ``InputError`` where the digest doesn't fit."""
    if digest(data) != data["digest"]:
        raise InputError(
            "the digest doesn't fit: the file was changed by hand; run eval/train_names.py"
        )
    return Model(
        _tables(data["rules"]),
        _tables(data["weights"]),
        {kind: Judge.of(judge) for kind, judge in data["judges"].items()},
        data["thresholds"],
        data["provenance"],
        data["unseen"],
        {kind: (slope, shift) for kind, (slope, shift) in data["calibration"].items()},
    )


def _tables(data: Mapping[str, Sequence[Any]]) -> dict[tuple[str, str], Rules]:
    """``{"Arab-Latn": [[left letters, right letters, number], …]}`` by pair of scripts."""
    out: dict[tuple[str, str], Rules] = {}
    for scripts, rows in data.items():
        left, right = scripts.split("-")
        out[left, right] = {(a, b): number for a, b, number in rows}
    return out


@functools.cache
def load() -> Model:
    """The shipped model."""
    return parse(json.loads((files("translit.names") / "model.json").read_text("utf-8")))
