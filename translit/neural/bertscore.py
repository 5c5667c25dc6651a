"""BERTScore: each token meets the most alike token of the other text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from translit.errors import ConfigError
from translit.neural.loader import Loaded

__all__ = ["BertScore", "bertscore"]

# The layer that agreed best with people's judgements. Source: the authors' table.
_LAYERS = {
    "bert-base-multilingual-cased": 9,
    "bert-base-uncased": 9,
    "bert-large-uncased": 18,
    "roberta-base": 10,
    "roberta-large": 17,
    "xlm-roberta-base": 9,
    "xlm-roberta-large": 17,
}


class BertScore(NamedTuple):
    """Precision, recall and their harmonic mean, -1 to 1, without rescaling."""

    precision: float
    recall: float
    f1: float


def bertscore(
    loaded: Loaded,
    hypotheses: Sequence[str],
    references: Sequence[str],
    *,
    layer: int | None = None,
) -> list[BertScore]:
    """BERTScore of each pair, without idf weights.

    ``layer`` counts from 0, the embeddings; None is the authors' choice for the model, else the last.
    The first and last special tokens may be met but don't count. A text without tokens gets 0.
    Source: Zhang et al. 2020, arXiv:1904.09675, and their published code, version 0.3.13.
    """
    texts = list(dict.fromkeys([*hypotheses, *references]))
    layer = _layer(loaded, layer)
    rows = loaded.tokenized([_read(loaded, text) for text in texts])
    found = loaded.run(rows, lambda inputs, _: _tokens(loaded, inputs, layer))
    vectors = dict(zip(texts, found, strict=True))
    return [_score(vectors[h], vectors[r]) for h, r in zip(hypotheses, references, strict=True)]


def _layer(loaded: Loaded, layer: int | None) -> int:
    count = loaded.model.config.num_hidden_layers
    layer = _LAYERS.get(loaded.source.id.rpartition("/")[2], count) if layer is None else layer
    if not 0 <= layer <= count:
        raise ConfigError(f"{loaded.source.id} has the layers 0 to {count}, not {layer}")
    return layer


def _read(loaded: Loaded, text: str) -> str:
    """The text as the authors read it: stripped, for tokenizers of bytes with a space before it."""
    backend = getattr(loaded.tokenizer, "backend_tokenizer", None)  # none of a slow one
    of_bytes = type(getattr(backend, "pre_tokenizer", None)).__name__ == "ByteLevel"
    text = text.strip()
    return f" {text}" if text and of_bytes else text


def _tokens(loaded: Loaded, inputs: Any, layer: int) -> list[tuple[Any, Any]]:
    """For each text (vectors of length one, which tokens count)."""
    import torch

    hidden = loaded.model(**inputs, output_hidden_states=True).hidden_states[layer].float()
    hidden = torch.nn.functional.normalize(hidden, dim=-1)
    ends = (loaded.tokenizer.cls_token_id, loaded.tokenizer.sep_token_id)
    special = torch.tensor([i for i in ends if i is not None], device=hidden.device)
    counts = ~torch.isin(inputs["input_ids"], special)
    there = inputs["attention_mask"].bool()
    return [(h[m].cpu(), c[m].cpu()) for h, c, m in zip(hidden, counts, there, strict=True)]


def _score(hypothesis: tuple[Any, Any], reference: tuple[Any, Any]) -> BertScore:
    (ours, we_count), (theirs, they_count) = hypothesis, reference
    if not we_count.any() or not they_count.any():
        return BertScore(0.0, 0.0, 0.0)
    alike = ours @ theirs.T
    precision = float(alike.max(dim=1).values[we_count].mean())
    recall = float(alike.max(dim=0).values[they_count].mean())
    total = precision + recall
    return BertScore(precision, recall, 2 * precision * recall / total if total else 0.0)
