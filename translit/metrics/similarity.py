"""How alike source and translation mean: embeddings' cosine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from translit.metrics._neural import LearnedMetric
from translit.metrics.base import Batch
from translit.report import Signature

if TYPE_CHECKING:
    from translit.neural import Encoder

__all__ = ["Similarity"]


@dataclass(frozen=True)
class Similarity(LearnedMetric):
    """Likeness of meaning of source and target, times 100: similarity, never quality.

    It is blind to names, numbers and negation. A target that copies its source would get 100: it gets
    0, where it has three words or more. ``model`` is a folder, ``ID@REVISION`` or ``light``;
    ``pooling`` (mean, cls, pooler) and ``prefix`` are the model's own where they aren't said.
    """

    id: ClassVar[str] = "similarity"
    example: ClassVar[str] = "light"

    pooling: str | None = None
    prefix: str | None = None

    def encoder(self) -> Encoder:
        """The model as an encoder."""
        from translit.neural import encoder

        return encoder(
            self.model,
            pooling=self.pooling,
            prefix=self.prefix,
            device=self.device,
            allow_download=self.allow_download,
        )

    def numbers(self, batch: Batch) -> Sequence[float]:
        sources = self.sources(batch)
        found = self.encoder().similarity(sources, batch.hypotheses).tolist()
        rows = zip(found, sources, batch.hypotheses, strict=True)
        return [0.0 if _copied(s, t) else 100 * v for v, s, t in rows]

    def signature(self, references: str) -> str:
        model = self.encoder()
        told = dict(model.signature.fields)
        return str(Signature.of(kind="similarity, not quality", licence=model.licence, **told))


def _copied(source: str, target: str) -> bool:
    words = re.findall(r"[^\W\d_]+", source.casefold())
    return len(words) >= 3 and words == re.findall(r"[^\W\d_]+", target.casefold())
