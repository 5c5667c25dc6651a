"""Any regressor of transformers: a sequence classifier with one output is a learned metric."""

from __future__ import annotations

from collections.abc import Sequence

from translit.errors import ConfigError
from translit.neural.loader import Loaded

__all__ = ["regress"]


def regress(
    loaded: Loaded, first: Sequence[str], second: Sequence[str] | None = None
) -> list[float]:
    """The model's number for each text or pair of texts, as it gives it.

    BLEURT-like models take (reference, hypothesis), quality estimators (source, hypothesis).
    Raises ``ConfigError`` for a classifier with several labels.
    """
    labels = loaded.model.config.num_labels
    if labels != 1:
        raise ConfigError(f"{loaded.source.id} has {labels} labels; a regressor has one")
    rows = loaded.tokenized(first, second)
    return loaded.run(rows, lambda inputs, _: loaded.model(**inputs).logits[:, 0].float().tolist())
