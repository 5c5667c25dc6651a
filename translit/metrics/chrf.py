"""chrF2: the F-score of character n-grams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from translit.metrics._chrf import CharacterF

__all__ = ["Chrf"]


@dataclass(frozen=True)
class Chrf(CharacterF):
    """chrF2: character n-grams of order 1 to 6, recall counted twice; spaces don't count."""

    id: ClassVar[str] = "chrf"
    width: ClassVar[int] = 18
