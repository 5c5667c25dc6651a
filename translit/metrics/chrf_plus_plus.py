"""chrF2++: character n-grams and word n-grams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from translit.metrics._chrf import CharacterF

__all__ = ["ChrfPlusPlus"]


@dataclass(frozen=True)
class ChrfPlusPlus(CharacterF):
    """chrF2++: chrF2 and words and pairs of words, ASCII punctuation cut off."""

    id: ClassVar[str] = "chrf++"
    width: ClassVar[int] = 24
    words: ClassVar[int] = 2
