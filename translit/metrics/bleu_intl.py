"""BLEU with the tokenizer ``intl``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from translit.metrics._bleu import Bleu

__all__ = ["BleuIntl"]


@dataclass(frozen=True)
class BleuIntl(Bleu):
    """BLEU by sacrebleu's tokenizer ``intl``, which splits the punctuation of every script.

    The one to read first for languages that aren't written with ASCII punctuation.
    """

    id: ClassVar[str] = "bleu-intl"
    tokenizer: ClassVar[str] = "intl"

    def tokenize(self) -> Callable[[str], list[str]]:
        from translit.metrics._tokens import tokenize_intl

        return tokenize_intl
