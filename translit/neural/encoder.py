"""Sentence embeddings: texts as vectors whose cosine says how alike their meanings are."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translit.errors import ConfigError, nearest
from translit.neural.licences import licence
from translit.neural.loader import Loaded, load
from translit.report import Signature

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

__all__ = ["POOLINGS", "Encoder", "Transformer", "encoder"]

POOLINGS = ("mean", "cls", "pooler")


class Encoder(ABC):
    """Whatever gives vectors of length one. ``languages``: those it knows, None where nobody says."""

    languages: frozenset[str] | None = None

    @abstractmethod
    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row a text, (texts, width), each of length one."""

    @property
    @abstractmethod
    def signature(self) -> Signature:
        """What the numbers depend on."""

    @property
    def licence(self) -> str:
        """Under what licence the weights may be used: ``apache-2.0`` ..., or ``unknown``."""
        return "unknown"

    def similarity(self, sources: Sequence[str], targets: Sequence[str]) -> Matrix:
        """The cosine of each pair, -1 to 1: likeness of meaning, never quality.

        It is blind to names, numbers and negation, and a copied source gets 1.
        """
        return self.compared(sources, targets)[0]

    def compared(
        self, sources: Sequence[str], targets: Sequence[str], strangers: Sequence[str] = ()
    ) -> tuple[Matrix, Matrix]:
        """The cosine of each pair, and the highest of either side with any of the ``strangers``.

        -1 where there are none. A pair that is no more alike than either is to an unrelated text has
        nothing in common, whatever the model's scale.
        """
        import numpy as np

        places = {t: row for row, t in enumerate(dict.fromkeys((*sources, *targets, *strangers)))}
        vectors = self.embed(list(places))
        if not sources:
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        left, right = (vectors[[places[t] for t in side]] for side in (sources, targets))
        alike = np.clip((left * right).sum(axis=1), -1, 1)
        if not strangers:
            return alike, np.full(len(alike), -1, np.float32)
        other = vectors[[places[t] for t in strangers]].T
        return alike, np.maximum((left @ other).max(axis=1), (right @ other).max(axis=1))

    def knows(self, *langs: str | None) -> bool:
        """Whether it was made for these languages; what isn't said counts as known."""
        if self.languages is None:
            return True
        return all(tag is None or tag.partition("-")[0] in self.languages for tag in langs)


@dataclass(frozen=True, eq=False)
class Transformer(Encoder):
    """A model of transformers with a way to make one vector of many.

    ``pooling``: ``mean`` over the tokens that aren't padding (E5, paraphrase models), ``cls`` the first
    token, ``pooler`` the first token through the model's dense layer and tanh (LaBSE). ``prefix``
    stands before each text (E5: ``query: `` on both sides where the task is symmetric).
    Source: the models' cards; Wang et al. 2024, arXiv:2402.05672; Feng et al. 2022, arXiv:2007.01852.
    """

    loaded: Loaded
    pooling: str = "mean"
    prefix: str = ""

    @property
    def signature(self) -> Signature:
        added = {"pooling": self.pooling, "prefix": self.prefix.strip() or None}
        return Signature.of(**dict(self.loaded.signature.fields), **added)

    @property
    def licence(self) -> str:
        return licence(self.loaded.source)

    def embed(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        rows = self.loaded.tokenized([self.prefix + text for text in texts])
        found = self.loaded.run(rows, lambda inputs, _: self._vectors(inputs))
        return np.stack(found) if found else np.zeros((0, 1), np.float32)

    def _vectors(self, inputs: Any) -> Any:
        import torch

        pooled = self._pooled(self.loaded.model(**inputs), inputs["attention_mask"])
        return torch.nn.functional.normalize(pooled.float(), dim=1).cpu().numpy()

    def _pooled(self, output: Any, mask: Any) -> Any:
        if self.pooling == "pooler":
            return output.pooler_output
        hidden = output.last_hidden_state
        if self.pooling == "cls":
            return hidden[:, 0]
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)


def encoder(
    spec: str,
    *,
    pooling: str | None = None,
    prefix: str | None = None,
    device: str = "auto",
    dtype: str = "float32",
    allow_download: bool = False,
) -> Encoder:
    """The encoder of a model folder or ``ID@40-hex-revision``, or ``light``, which needs no torch.

    ``pooling`` and ``prefix``, where not given, are those of the model's card as far as its name (E5,
    LaBSE) or its files (``modules.json``, ``1_Pooling/config.json``) tell them, else ``mean`` and none.
    Raises ``ConfigError`` where they ask for something else, such as a layer after pooling.
    """
    if spec == "light":
        from translit.neural.light import Light

        return Light()
    if pooling is not None and pooling not in POOLINGS:
        raise ConfigError(f"no pooling {pooling!r}; {nearest(pooling, POOLINGS)}")
    loaded = load(spec, "encoder", device=device, dtype=dtype, allow_download=allow_download)
    pooling = pooling or _pooling(loaded)
    if pooling == "pooler" and (not _has_pooler(loaded) or loaded.missing):
        raise ConfigError(f"{loaded.source.id} has no trained pooler; use pooling='mean' or 'cls'")
    return Transformer(loaded, pooling, _prefix(loaded) if prefix is None else prefix)


def _has_pooler(loaded: Loaded) -> bool:
    return getattr(loaded.model, "pooler", None) is not None


def _prefix(loaded: Loaded) -> str:
    name = loaded.source.id.lower()
    return "query: " if "e5" in name and "instruct" not in name else ""


def _pooling(loaded: Loaded) -> str:
    """What the model's card says. Raises ``ConfigError`` for what would be computed otherwise than there."""
    if "labse" in loaded.source.id.lower():
        return "pooler"  # its layer after pooling is the pooler's
    folder = loaded.source.folder
    steps = {str(step["type"]).rpartition(".")[2] for step in _json(folder / "modules.json", [])}
    told = _json(folder / "1_Pooling" / "config.json", {})
    modes = [k.removeprefix("pooling_mode_") for k, v in told.items() if v is True and k in _MODES]
    strange = [*sorted(steps - _STEPS), *(m for m in modes if _MODES["pooling_mode_" + m] is None)]
    if strange or len(modes) > 1:
        raise ConfigError(
            f"{loaded.source.id} asks for {', '.join(strange or modes)}, which isn't done here; "
            "pooling='mean' or 'cls' goes without"
        )
    return (_MODES["pooling_mode_" + modes[0]] if modes else None) or "mean"


_STEPS = {"Transformer", "Pooling", "Normalize"}
_MODES = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_max_tokens": None,
    "pooling_mode_mean_sqrt_len_tokens": "mean",  # the same after normalization
    "pooling_mode_weightedmean_tokens": None,
    "pooling_mode_lasttoken": None,
}


def _json(path: Path, otherwise: Any) -> Any:
    return json.loads(path.read_text("utf-8")) if path.is_file() else otherwise
