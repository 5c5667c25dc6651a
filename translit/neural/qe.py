"""A quality estimate learned from one's own judgements: frozen embeddings and ridge regression.

It is as good as the judgements it saw, in the language pairs that it saw; of others it says nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from translit.draft import draft
from translit.errors import ConfigError, InputError
from translit.neural.encoder import Encoder
from translit.segment import Segment

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

__all__ = ["LEAST", "Judged", "Quality", "judged", "train"]

LEAST = 50
"""Judgements of a language pair without which nothing is learned of it."""
_PENALTIES = (0.1, 1.0, 10.0, 100.0, 1000.0)
_FOLDS = 5
_SCHEMA = "translit.qe/1"


class Judged(NamedTuple):
    """A translation and a person's number for it; ``langs`` is ``en-ar``."""

    source: str
    target: str
    score: float
    langs: str


@dataclass(frozen=True)
class Quality:
    """A trained estimate. ``correlation`` is Pearson's r in cross-validation, by language pair."""

    weights: tuple[float, ...]
    intercept: float
    penalty: float
    counts: dict[str, int]
    correlation: dict[str, float]
    encoder: str

    def predict(
        self, encoder: Encoder, sources: Sequence[str], targets: Sequence[str], langs: str
    ) -> list[float]:
        """Estimates on the judgements' scale. Raises ``ConfigError`` for another language pair or encoder."""
        import numpy as np

        if langs not in self.counts:
            known = ", ".join(sorted(self.counts))
            raise ConfigError(f"this estimate has no judgements of {langs}; it knows {known}")
        if _identity(str(encoder.signature)) != _identity(self.encoder):
            raise ConfigError(
                f"this estimate was trained on another encoder, {self.encoder}: "
                "--metric qe:FILE,encoder=FOLDER names it"
            )
        if not sources:
            return []
        rows = _features(encoder, sources, targets)
        found: list[float] = (rows @ np.array(self.weights) + self.intercept).tolist()
        return found

    def save(self, path: str | Path) -> None:
        """As JSON, with a digest."""
        body: dict[str, Any] = {"schema": _SCHEMA, **asdict(self)}
        body["sha256"] = _digest(body)
        with draft(path) as new:
            new.write_text(json.dumps(body) + "\n", "utf-8")

    @classmethod
    def read(cls, path: str | Path) -> Quality:
        """What ``save`` wrote. Raises ``InputError`` for anything else."""
        try:
            body = json.loads(Path(path).read_text("utf-8"))
        except ValueError as error:
            raise InputError(f"not JSON: {error}", str(path)) from None
        if not isinstance(body, dict) or body.get("schema") != _SCHEMA:
            raise InputError(f"not a {_SCHEMA} file; `translit train-qe` writes one", str(path))
        if body.pop("sha256", None) != _digest(body):
            raise InputError("changed since it was written (digest)", str(path))
        del body["schema"]
        return cls(**{**body, "weights": tuple(body["weights"])})


def train(rated: Sequence[Judged], encoder: Encoder, *, least: int = LEAST) -> Quality:
    """The estimate with the penalty that does best in cross-validation.

    All rows of one source are in one fold, so that it can't be learned by heart. Raises ``InputError``
    for a language pair with fewer than ``least`` judgements, or where nothing was learned: a correlation
    that isn't surely above 0.
    """
    import numpy as np

    counts = Counter(j.langs for j in rated)
    _enough(counts, least)
    rows = _features(encoder, [j.source for j in rated], [j.target for j in rated])
    y = np.array([j.score for j in rated])
    folds = np.array([_fold(j.source) for j in rated])
    crossed = {p: _crossed(rows, y, folds, p) for p in _PENALTIES}
    penalty = max(_PENALTIES, key=lambda p: _pearson(crossed[p], y))
    langs = np.array([j.langs for j in rated])
    by_pair = {
        pair: _pearson(crossed[penalty][langs == pair], y[langs == pair]) for pair in sorted(counts)
    }
    _learned(by_pair, counts)
    weights, intercept = _ridge(rows, y, penalty)
    return Quality(
        weights=tuple(np.round(weights, 8).tolist()),
        intercept=float(intercept),
        penalty=penalty,
        counts=dict(sorted(counts.items())),
        correlation={k: round(v, 4) for k, v in by_pair.items()},
        encoder=str(encoder.signature),
    )


def _identity(signature: str) -> frozenset[str]:
    """What of an encoder's signature makes its vectors what they are: not where and with what it ran."""
    ran = ("device:", "torch:", "transformers:", "safetensors:")
    return frozenset(part for part in signature.split("|") if not part.startswith(ran))


def _enough(counts: Counter[str], least: int) -> None:
    few = [f"{pair} ({n})" for pair, n in sorted(counts.items()) if n < least]
    if few or not counts:
        told = ", ".join(few) or "none at all"
        raise InputError(f"too few judgements: {told}; {least} a language pair are needed")


def _learned(by_pair: dict[str, float], counts: Counter[str]) -> None:
    """Refuses an estimate that guesses. Fisher's z, one-sided at 2.5 %."""
    import math

    for pair, r in by_pair.items():
        if math.atanh(min(r, 0.999999)) * math.sqrt(max(counts[pair] - 3, 1)) < 1.96:
            raise InputError(
                f"nothing was learned of {pair}: r = {r:.2f} on {counts[pair]} judgements "
                "that it hadn't seen; more judgements, or a better encoder, are needed"
            )


def _features(encoder: Encoder, sources: Sequence[str], targets: Sequence[str]) -> Floats:
    """Both vectors, how they differ, their product, and their cosine, times the root of the width."""
    import numpy as np

    texts = list(dict.fromkeys([*sources, *targets]))
    place = {t: i for i, t in enumerate(texts)}
    vectors = encoder.embed(texts).astype(np.float64)
    u, v = (vectors[[place[t] for t in side]] for side in (sources, targets))
    product = u * v
    parts = [u, v, np.abs(u - v), product, product.sum(axis=1, keepdims=True)]
    found: Floats = np.concatenate(parts, axis=1) * np.sqrt(vectors.shape[1])
    return found


def _ridge(rows: Floats, y: Floats, penalty: float) -> tuple[Floats, float]:
    """(weights, intercept), through the smaller of the two systems of equations."""
    import numpy as np

    middle, mean = rows.mean(axis=0), float(y.mean())
    x, z = rows - middle, y - mean
    if len(x) <= x.shape[1]:
        weights = x.T @ np.linalg.solve(x @ x.T + penalty * np.eye(len(x)), z)
    else:
        weights = np.linalg.solve(x.T @ x + penalty * np.eye(x.shape[1]), x.T @ z)
    return weights, mean - float(middle @ weights)


def _crossed(rows: Floats, y: Floats, folds: npt.NDArray[np.int64], penalty: float) -> Floats:
    """Each row as predicted by a model that hasn't seen its source."""
    import numpy as np

    out = np.full(len(y), y.mean())
    for fold in range(_FOLDS):
        test = folds == fold
        if test.any() and not test.all():
            weights, intercept = _ridge(rows[~test], y[~test], penalty)
            out[test] = rows[test] @ weights + intercept
    return out


def _fold(source: str) -> int:
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()[0] % _FOLDS


def _pearson(a: Floats, b: Floats) -> float:
    import numpy as np

    if len(a) < 3 or not a.std() or not b.std():
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def judged(
    segment: Segment, column: str, langs: tuple[str | None, str | None], where: str
) -> Judged:
    """The judgement in a segment's ``meta``. Raises ``InputError`` for what is missing, with the place."""
    if "translit_error" in segment.meta:
        raise InputError(str(segment.meta["translit_error"]), where)
    if not segment.source or not segment.target:
        raise InputError("a judged row needs a source and a target", where)
    source, target = segment.source_lang or langs[0], segment.target_lang or langs[1]
    if not source or not target:
        raise InputError("no language: say --source-lang and --target-lang", where)
    pair = "-".join(tag.partition("-")[0].lower() for tag in (source, target))
    return Judged(
        segment.source, segment.target, _number(segment.meta.get(column), column, where), pair
    )


def _number(value: object, column: str, where: str) -> float:
    import math

    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        found = math.nan
    if not math.isfinite(found):
        raise InputError(f"column {column!r} holds no number: {value!r}", where)
    return found
