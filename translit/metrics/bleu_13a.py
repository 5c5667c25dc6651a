"""BLEU with the tokenizer ``13a``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from translit.metrics._bleu import Bleu

__all__ = ["Bleu13a"]


@dataclass(frozen=True)
class Bleu13a(Bleu):
    """BLEU by sacrebleu's default tokenizer.

    It splits ASCII punctuation only: ``حفتر ،`` and ``حفتر،`` are different words to it, so that a space
    before an Arabic comma costs points. Shown beside ``bleu-intl`` for languages in Arabic script.
    """

    id: ClassVar[str] = "bleu-13a"
    tokenizer: ClassVar[str] = "13a"

    def tokenize(self) -> Callable[[str], list[str]]:
        from translit.metrics._tokens import tokenize_13a

        return tokenize_13a
