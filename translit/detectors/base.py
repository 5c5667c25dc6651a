"""What every language-identification backend is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import ClassVar

from translit.segment import Detection

__all__ = ["Detector", "installed"]


class Detector(ABC):
    """One backend. Deterministic, thread-safe, picklable by its options; loads what it needs on use.

    ``available`` tells whether its package is installed. The answers of ``detect_many`` are gated:
    what has too few letters, or a score under .5, is ``und``.
    """

    id: ClassVar[str]

    @classmethod
    @abstractmethod
    def available(cls) -> bool:
        """Whether the packages that it needs are installed."""

    @abstractmethod
    def detect_many(self, texts: Sequence[str]) -> list[Detection]:
        """One answer a text, in order; never raises for a text."""


@cache
def installed(package: str) -> bool:
    """Whether a package can be imported; looked up once, since the search costs more than a detection."""
    return find_spec(package) is not None
