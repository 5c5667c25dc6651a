"""The nearest of up to millions of known forms.

Blocking: two names are compared when their consonant keys are equal or differ by one consonant
(added, dropped or another): each key is stored under its own hash and under those it has with one
consonant left out. A quick look by rapidfuzz keeps the best hundred or so for the learned model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from translit.names.keys import key, romanize, word_keys
from translit.names.match import Match, judged
from translit.names.model import Model, load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NamesIndex"]

_BASE = 0x9E3779B97F4A7C15 | 1  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_LONGEST = 24  # consonants of a key that are looked at
_LOOKED_AT = (
    120  # candidates that the model weighs; of 2,857 right ones in a million all were in 100
)
_RIVALS = 12  # closest forms among which another owner's is looked for
_LEAD = 2.0  # log odds that the closest form is ahead of another owner's
_DOUBT = 4.0  # with 1,000 known forms a score of .87 is asked for, with 10,000 .96


def _odds(found: Match) -> float:
    score = min(max(found.score, 1e-9), 1 - 1e-9)
    return math.log(score / (1 - score))


@dataclass(frozen=True, eq=False)
class NamesIndex:
    """Forms and, sorted by hash, which of them have which key. ``build`` makes one.

    ``arrays`` and ``of_arrays`` carry it through a file: flat arrays and two texts, no pickle.
    """

    forms: Sequence[str]
    sounds: Sequence[str]
    hashes: NDArray[np.uint32]
    rows: NDArray[np.int32]

    @classmethod
    def build(cls, forms: Iterable[str]) -> NamesIndex:
        """The index of known forms; equal ones are kept once, forms without consonants too."""
        import numpy as np

        forms = list(dict.fromkeys(forms))
        keys, rows = [], []
        for row, form in enumerate(forms):
            for one in _keys(form):
                keys.append(one)
                rows.append(row)
        hashes, owner = _hashes(keys)
        of = np.asarray(rows, np.int32)[owner]
        order = np.argsort(hashes, kind="stable")
        return cls(forms, [romanize(f) for f in forms], hashes[order], of[order])

    def __len__(self) -> int:
        return len(self.forms)

    def candidates(self, name: str) -> NDArray[np.int32]:
        """Rows of the forms whose key is at most one consonant from the name's, in order."""
        import numpy as np

        asked = np.unique(_hashes(_keys(name))[0])
        first = np.searchsorted(self.hashes, asked, "left")
        last = np.searchsorted(self.hashes, asked, "right")
        found = [self.rows[i:j] for i, j in zip(first, last, strict=True)]
        rows: NDArray[np.int32] = np.sort(np.concatenate([np.zeros(0, np.int32), *found]))
        different: NDArray[np.int32] = rows[np.append(True, rows[1:] != rows[:-1])[: len(rows)]]
        return different

    def nearest(self, name: str, k: int = 5, *, model: Model | None = None) -> list[Match]:
        """The ``k`` closest known forms, best first; ``Match.b`` is the form."""
        rows = self._quick(name, self.candidates(name))
        found = judged([(name, self.forms[row]) for row in rows.tolist()], model or load())
        return sorted(found, key=lambda m: (-m.score, m.b))[:k]

    def resolve(
        self, name: str, owner: Mapping[str, str], *, model: Model | None = None
    ) -> Match | None:
        """The known form that a name surely is a spelling of, None where there is doubt.

        ``owner`` tells whose each form is. Among many known forms some unlike name always comes near:
        the closest has to be surer the more owners there are, and clearly surer than another owner's.
        """
        found = self.nearest(name, _RIVALS, model=model)
        if not found or not found[0].same:
            return None
        best = found[0]
        rival = next((m for m in found if owner[m.b] != owner[best.b]), None)
        asked = 1 - _DOUBT / math.sqrt(1 + len(self))
        if best.score < asked or (rival and _odds(rival) > _odds(best) - _LEAD):
            return None
        return best

    def _quick(self, name: str, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """Those that look most alike in Latin letters."""
        if len(rows) <= _LOOKED_AT:
            return rows
        import numpy as np
        from rapidfuzz import fuzz, process

        sounds = itemgetter(*rows.tolist())(self.sounds)
        alike = process.cdist([romanize(name)], sounds, scorer=fuzz.ratio)[0]
        best = np.argpartition(-alike, _LOOKED_AT)[:_LOOKED_AT]
        return rows[np.sort(best)]

    def arrays(self) -> dict[str, Any]:
        """What ``of_arrays`` makes the same index of."""
        return {
            "forms": "\n".join(self.forms), "sounds": "\n".join(self.sounds),
            "hashes": self.hashes, "rows": self.rows,
        }  # fmt: skip

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> NamesIndex:
        """The index of what ``arrays`` gave. Forms never hold a line feed: they are names."""
        forms, sounds = (arrays[k].split("\n") if arrays[k] else [] for k in ("forms", "sounds"))
        return cls(forms, sounds, arrays["hashes"], arrays["rows"])


def _keys(name: str) -> list[str]:
    """The key of a name, and the one with its words in another order."""
    words = word_keys(name)
    return list(
        dict.fromkeys((key(name), "".join(sorted(words))) if len(words) > 1 else (key(name),))
    )


def _hashes(keys: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """(hashes of keys and of keys without one consonant, which key each is of)."""
    import numpy as np

    short = [k[:_LONGEST] for k in keys]
    width = max(map(len, short), default=0)
    length = np.fromiter(map(len, short), np.int64, len(short))
    letters = np.zeros((len(short), width), np.uint64)
    inside = np.arange(width)[None, :] < length[:, None]
    letters[inside] = np.frombuffer("".join(short).encode("utf-32-le"), np.uint32)
    power = np.array([pow(_BASE, i, 2**64) for i in range(width)], np.uint64)
    with np.errstate(over="ignore"):
        before = np.zeros((len(short), width + 1), np.uint64)
        np.cumsum(letters * power[None, :], axis=1, out=before[:, 1:])
        whole = before[:, -1:]
        without = before[:, :-1] + (whole - before[:, 1:]) * np.uint64(_INVERSE)
        mixed = np.concatenate([whole, without], axis=1) * np.uint64(0xBF58476D1CE4E5B9)
    keep = np.concatenate([length[:, None] > 0, inside & (length[:, None] > 1)], axis=1)
    owner = np.broadcast_to(np.arange(len(short))[:, None], keep.shape)
    return (mixed[keep] >> np.uint64(32)).astype(np.uint32), owner[keep]
