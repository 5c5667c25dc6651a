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
    from translit.neural.qe import Quality

__all__ = ["Qe"]


@dataclass(frozen=True)
class Qe(LearnedMetric):
    """An estimate on the scale of one's own judgements, without references.

    ``model`` is the file of ``translit train-qe``, ``encoder`` what it was trained on (default: the
    one that the file names). Other language pairs than the file's are refused.
    """

    id: ClassVar[str] = "qe"

    encoder: str = "light"

    def quality(self) -> Quality:
        """The file, read."""
        from translit.neural.qe import Quality

        return Quality.read(self.model)

    def numbers(self, batch: Batch) -> Sequence[float]:
        from translit.neural import encoder

        if not batch.source_lang or not batch.target_lang:
            raise ConfigError("qe needs --source-lang and --target-lang")
        langs = "-".join(t.partition("-")[0] for t in (batch.source_lang, batch.target_lang))
        model = encoder(self.encoder, device=self.device, allow_download=self.allow_download)
        return self.quality().predict(model, self.sources(batch), batch.hypotheses, langs)

    def signature(self, references: str) -> str:
        found = self.quality()
        return str(Signature.of(judgements=sum(found.counts.values()), encoder=found.encoder))
