"""The quality estimate that `translit train-qe` learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from translit.errors import ConfigError
from translit.metrics._neural import LearnedMetric
from translit.metrics.base import Batch
from translit.report import Signature

if TYPE_CHECKING:
    from translit.neural import Encoder
    from translit.neural.qe import Quality

__all__ = ["Qe"]


@dataclass(frozen=True)
class Qe(LearnedMetric):
    """An estimate on the scale of one's own judgements, without references.

    ``model`` is the file of ``translit train-qe``, ``encoder`` what it was trained on (its ``--model``).
    Other encoders and language pairs than the file's are refused.
    """

    id: ClassVar[str] = "qe"
    example: ClassVar[str] = "FILE"

    encoder: str = "light"

    def quality(self) -> Quality:
        """The file, read."""
        from translit.neural.qe import Quality

        return Quality.read(self.model)

    def numbers(self, batch: Batch) -> Sequence[float]:
        if not batch.source_lang or not batch.target_lang:
            raise ConfigError("qe needs --source-lang and --target-lang")
        langs = "-".join(t.partition("-")[0] for t in (batch.source_lang, batch.target_lang))
        return self.quality().predict(self._encoder(), self.sources(batch), batch.hypotheses, langs)

    def signature(self, references: str) -> str:
        found = self.quality()
        told = {"judgements": sum(found.counts.values()), "encoder": found.encoder}
        return str(Signature.of(licence=self._encoder().licence, **told))

    def _encoder(self) -> Encoder:
        from translit.neural import encoder

        return encoder(self.encoder, device=self.device, allow_download=self.allow_download)
