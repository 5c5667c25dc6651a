"""Sentence embeddings that outlast a run: what was embedded once is read from a cache.

A file a model and version of its libraries, ``~/.cache/translit-eval/embeddings-DIGEST.sqlite``. Texts
are embedded some hundreds at a time and kept at once, so that a run that is broken off goes on where
it was.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from translit.neural import Encoder
from translit.report import Signature

__all__ = ["Kept", "cache"]

_CHUNK = 512


def cache() -> Path:
    """The folder outside the repository where models and embeddings of the evaluation are kept."""
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    found = home / "translit-eval"
    found.mkdir(parents=True, exist_ok=True)
    return found


class Kept(Encoder):
    """An encoder whose vectors are kept; ``real`` is the one that is asked for new texts."""

    def __init__(self, real: Encoder, folder: Path | None = None) -> None:
        self.real = real
        self.languages = real.languages
        name = hashlib.sha256(str(real.signature).encode()).hexdigest()[:16]
        self.path = (folder or cache()) / f"embeddings-{name}.sqlite"
        with self._open() as store:
            store.execute("create table if not exists vectors (text blob primary key, row blob)")
        store.close()

    @property
    def signature(self) -> Signature:
        """The real encoder's."""
        return self.real.signature

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Rows as the real encoder's, which is asked for texts that aren't kept yet."""
        store = self._open()
        wanted = list(dict.fromkeys(texts))
        known = dict(self._read(store, wanted))
        # by length, so that little of a batch is padding
        new = sorted((t for t in wanted if t not in known), key=len)
        for at in range(0, len(new), _CHUNK):
            some = new[at : at + _CHUNK]
            rows = self.real.embed(some).astype("<f4")
            known.update(zip(some, rows, strict=True))
            with store:
                pairs = ((_key(t), row.tobytes()) for t, row in zip(some, rows, strict=True))
                store.executemany("insert or replace into vectors values (?, ?)", pairs)
        store.close()
        return np.stack([known[t] for t in texts]) if texts else np.zeros((0, 1), np.float32)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=60)

    @staticmethod
    def _read(store: sqlite3.Connection, texts: Sequence[str]) -> Iterator[tuple[str, np.ndarray]]:
        for text in texts:
            found = store.execute(
                "select row from vectors where text = ?", (_key(text),)
            ).fetchone()
            if found is not None:
                yield text, np.frombuffer(found[0], "<f4")


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
