"""Gradient boosting of small symmetric trees, for `eval/train_names.py`.

Each tree asks the same question of everybody on one level, so that a batch is judged with a few
comparisons and one look-up a tree. After Friedman 2001 and Prokhorenkova et al. 2018.
"""

from __future__ import annotations

import numpy as np

BINS = 48
PENALTY = 8.0  # L2 on a leaf


def fit(
    x: np.ndarray,
    y: np.ndarray,
    weight: np.ndarray,
    *,
    trees: int = 80,
    depth: int = 4,
    rate: float = 0.12,
) -> dict[str, object]:
    """A model of (columns, rows) features and 0/1 labels: bias, and column, threshold, leaves a tree."""
    edges = [np.unique(np.quantile(c, np.linspace(0, 1, BINS + 1)[1:-1])) for c in x]
    binned = np.stack([np.searchsorted(e, c, side="right") for e, c in zip(edges, x, strict=True)])
    share = float((weight * y).sum() / weight.sum())
    bias = float(np.log(share / (1 - share)))
    score = np.full(len(y), bias)
    model: dict[str, object] = {"bias": round(bias, 4), "columns": [], "cuts": [], "leaves": []}
    for _ in range(trees):
        p = 1 / (1 + np.exp(-score))
        gradient, hessian = weight * (y - p), weight * p * (1 - p)
        leaf, columns, cuts = _grow(binned, edges, gradient, hessian, depth)
        value = rate * _sums(leaf, gradient, 2**depth) / (_sums(leaf, hessian, 2**depth) + PENALTY)
        score += value[leaf]
        model["columns"].append(columns)  # type: ignore[attr-defined]
        model["cuts"].append([round(float(c), 4) for c in cuts])  # type: ignore[attr-defined]
        model["leaves"].append([round(float(v), 4) for v in value])  # type: ignore[attr-defined]
    return model


def _grow(binned, edges, gradient, hessian, depth):  # noqa: ANN001, ANN202
    leaf = np.zeros(binned.shape[1], np.int64)
    columns, cuts = [], []
    for level in range(depth):
        best = (-np.inf, 0, 0)
        for column, bins in enumerate(binned):
            if not len(edges[column]):
                continue
            key = leaf * BINS + bins
            g = np.bincount(key, gradient, 2**level * BINS).reshape(-1, BINS).cumsum(1)
            h = np.bincount(key, hessian, 2**level * BINS).reshape(-1, BINS).cumsum(1)
            rest_g, rest_h = g[:, -1:] - g, h[:, -1:] - h
            gain = (g**2 / (h + PENALTY) + rest_g**2 / (rest_h + PENALTY)).sum(0)[
                : len(edges[column])
            ]
            at = int(np.argmax(gain))
            if gain[at] > best[0] + 1e-9:
                best = (float(gain[at]), column, at)
        _, column, at = best
        leaf = leaf * 2 + (binned[column] > at)
        columns.append(column)
        cuts.append(edges[column][at])
    return leaf, columns, cuts


def _sums(leaf: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(leaf, values, size)


def predict(model: dict, x: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """Log odds of (columns, rows)."""
    out = np.full(x.shape[1], model["bias"])
    for columns, cuts, leaves in zip(model["columns"], model["cuts"], model["leaves"], strict=True):
        leaf = np.zeros(x.shape[1], np.int64)
        for column, cut in zip(columns, cuts, strict=True):
            leaf = leaf * 2 + (x[column] >= np.float32(cut))
        out += np.asarray(leaves)[leaf]
    return out


def steps_weights(
    at: np.ndarray, y: np.ndarray, weight: np.ndarray, count: int, *, times: int = 150
) -> np.ndarray:
    """(count,) logistic weights of what ``at`` (rows, steps) numbers; -1 is nothing. Adagrad, L2."""
    w = np.zeros(count + 1)
    sums, bias, bias_sum = np.full(count + 1, 1e-8), 0.0, 1e-8
    for _ in range(times):
        error = weight * (y - 1 / (1 + np.exp(-w[at].sum(1) - bias)))
        gradient = (
            np.bincount((at % (count + 1)).ravel(), np.repeat(error, at.shape[1]), count + 1)
            - 0.3 * w
        )
        gradient[-1] = 0
        sums += gradient**2
        bias_sum += error.sum() ** 2
        w += 0.15 * gradient / np.sqrt(sums)
        bias += 0.15 * error.sum() / bias_sum**0.5
    return w[:-1]
