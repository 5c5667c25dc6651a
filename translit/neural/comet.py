"""COMET's regressors through transformers alone: encoder, mixture of layers, estimator.

Experimental until run on the published weights. Those are pickles (``.ckpt``), which are refused;
``python -m translit.neural.convert`` saves them once as a folder: the encoder and tokenizer by
``save_pretrained``, the rest as ``comet.safetensors`` (``layerwise_attention.*``, ``estimator.*``) and
``hparams.json``. What these don't say is as in the published code, version 2: softmax over the layers,
with layer normalization. Source: Rei et al. 2020, 2022; the published code, Apache-2.0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translit.errors import ConfigError, InputError
from translit.neural.loader import Loaded

__all__ = ["Comet"]

_HEAD, _SETTINGS = "comet.safetensors", "hparams.json"
_MADE = (
    "from a checkpoint: python -m translit.neural.convert model.ckpt OUT --hparams hparams.yaml "
    "--encoder FOLDER"
)


@dataclass(frozen=True, eq=False)
class Comet:
    """A regressor: ``head`` are its tensors beside the encoder, ``settings`` its hyperparameters."""

    loaded: Loaded
    head: Mapping[str, Any]
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, loaded: Loaded) -> Comet:
        """The regressor in the folder of an encoder. Raises ``InputError`` where its head isn't there."""
        folder = loaded.source.folder
        for name in (_HEAD, _SETTINGS):
            if not (folder / name).is_file():
                raise InputError(f"no {name}: not a COMET folder; {_MADE}", str(folder))
        from safetensors.torch import load_file

        settings = json.loads((folder / _SETTINGS).read_text("utf-8"))
        head = {k: v.float() for k, v in load_file(folder / _HEAD, device=loaded.device).items()}
        # as COMET cuts: two tokens fewer than there are positions
        positions = getattr(loaded.model.config, "max_position_embeddings", loaded.limit + 2)
        return cls(replace(loaded, limit=min(loaded.limit, positions - 2)), head, settings)

    @property
    def needs_reference(self) -> bool:
        """Whether its estimator reads six vectors (with a reference) or four (without)."""
        width: int = self.head["estimator.ff.0.weight"].shape[1]
        times = width // self.loaded.model.config.hidden_size
        if times not in (4, 6):
            raise ConfigError(f"an estimator of {times} vectors is no COMET regressor")
        return bool(times == 6)

    def score(
        self,
        hypotheses: Sequence[str],
        sources: Sequence[str],
        references: Sequence[str] | None = None,
    ) -> list[float]:
        """The score of each segment, as the estimator gives it (about 0 to 1 for wmt22-comet-da)."""
        import torch

        if self.needs_reference and references is None:
            raise InputError(f"{self.loaded.source.id} needs references")
        texts = list(dict.fromkeys([*hypotheses, *sources, *(references or ())]))
        found = self.loaded.run(
            self.loaded.tokenized(texts), lambda inputs, _: self._vectors(inputs)
        )
        if not hypotheses:
            return []
        place = dict(zip(texts, found, strict=True))
        mt, src = (torch.stack([place[t] for t in side]) for side in (hypotheses, sources))
        parts = [mt, src, mt * src, (mt - src).abs()]
        if self.needs_reference:
            ref = torch.stack([place[t] for t in references or ()])
            parts = [mt, ref, mt * ref, (mt - ref).abs(), mt * src, (mt - src).abs()]
        with torch.inference_mode():
            scores: list[float] = self._estimate(torch.cat(parts, dim=1))[:, 0].tolist()
        return scores

    def _vectors(self, inputs: Any) -> Any:
        """One vector a text: the mixture of all layers, averaged over the tokens."""
        layers = self.loaded.model(**inputs, output_hidden_states=True).hidden_states
        mask = inputs["attention_mask"].unsqueeze(-1).float()
        layer = self.settings.get("layer", "mix")
        hidden = self._mixed(layers, mask) if layer == "mix" else layers[int(layer)].float()
        pool = self.settings.get("pool", "avg")
        if pool == "cls":
            return hidden[:, 0]
        if pool != "avg":
            raise ConfigError(f"pool {pool!r} isn't known; avg and cls are")
        return (hidden * mask).sum(1) / mask.sum(1)

    def _mixed(self, layers: Sequence[Any], mask: Any) -> Any:
        import torch

        scalars = [
            self.head[f"layerwise_attention.scalar_parameters.{i}"] for i in range(len(layers))
        ]
        weights = torch.cat(scalars)
        sparse = self.settings.get("layer_transformation", "softmax") == "sparsemax"
        weights = sparsemax(weights) if sparse else weights.softmax(0)
        normed = self.settings.get("layer_norm", True)
        pieces = [
            w * (_normed(hidden.float(), mask) if normed else hidden.float())
            for w, hidden in zip(weights, layers, strict=True)
        ]
        return self.head["layerwise_attention.gamma"] * sum(pieces)

    def _estimate(self, rows: Any) -> Any:
        """The layers of the estimator, in the order of their numbers in its sequence."""
        import torch

        numbers = sorted({int(k.split(".")[2]) for k in self.head if k.startswith("estimator.ff.")})
        for number in numbers:
            weight, bias = (self.head[f"estimator.ff.{number}.{k}"] for k in ("weight", "bias"))
            rows = torch.nn.functional.linear(rows, weight, bias)
            name = "activations" if number != numbers[-1] else "final_activation"
            if self.settings.get(name):
                rows = getattr(torch.nn, self.settings[name])()(rows)
        return rows


def _normed(hidden: Any, mask: Any) -> Any:
    """Layer normalization over all tokens and dimensions of one sentence, as COMET has it."""
    count = mask.sum((1, 2), keepdim=True) * hidden.shape[-1]
    mean = (hidden * mask).sum((1, 2), keepdim=True) / count
    variance = (((hidden * mask - mean) * mask) ** 2).sum((1, 2), keepdim=True) / count
    return (hidden - mean) / (variance + 1e-12).sqrt()


def sparsemax(scores: Any) -> Any:
    """The nearest point of the simplex. Source: Martins and Astudillo 2016, arXiv:1602.02068."""
    import torch

    ordered = scores.sort(descending=True).values
    sums = ordered.cumsum(0)
    ranks = torch.arange(1, len(scores) + 1, device=scores.device)
    size = int((1 + ranks * ordered > sums).sum())
    return (scores - (sums[size - 1] - 1) / size).clamp(min=0)
