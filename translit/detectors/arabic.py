"""The languages in Arabic script, told apart by their letters alone: the whole text, at once.

A text's pairs of letters (ends of words count as one) are weighed by log P(pair | language); in an
article the letters alone are enough, and are counted first. On a sentence that is as good as any
detector, and an article of 9 KB takes some fifty microseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translit.detectors.scripts import units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from translit.detectors.model import Model

__all__ = ["ENOUGH", "LANGUAGES", "tell"]

LANGUAGES = ("ar", "fa", "ur", "ps", "ckb", "ug", "sd")

ENOUGH = 40
"""Letters from which the pairs alone decide."""

_MARK = 255
_WIDTH = 128
_LONG = 1000
_CLEAR = 100.0  # log likelihood by which letters alone, that are not independent, have to win


def tell(text: str, model: Model) -> tuple[str, float]:
    """The language and how likely it is against the other six."""
    import numpy as np

    letters = model.memo("arabic_classes", _classes)[units(text)]
    if len(letters) > _LONG:
        counts = np.bincount(letters, minlength=256)[:_WIDTH]
        sums = counts @ model.memo("arabic_letters", _single)
        first, second = np.sort(sums)[-1:-3:-1]
        if first - second > _CLEAR:
            return LANGUAGES[int(sums.argmax())], 1.0
    return _by_pairs(letters, model)


def _by_pairs(letters: NDArray[Any], model: Model) -> tuple[str, float]:
    import numpy as np

    letters = letters[letters != _MARK]
    pairs = letters[:-1].astype(np.intp) * _WIDTH + letters[1:]
    sums = model.memo("arabic_pairs", _pairs).take(pairs, axis=0).sum(axis=0)
    best = int(sums.argmax())
    return LANGUAGES[best], float(1 / np.exp(np.minimum(sums - sums[best], 0)).sum())


def _classes(model: Model) -> NDArray[Any]:
    """The class of each UTF-16 unit: 0 between words, ``_MARK`` for what stands on a letter."""
    import numpy as np

    table = np.zeros(65536, np.uint8)
    table[0x600:0x700] = model.arrays["arabic_classes"]
    for first, last in ((0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670)):
        table[first : last + 1] = _MARK
    return table


def _pairs(model: Model) -> NDArray[Any]:
    import numpy as np

    return model.arrays["arabic_pairs"].astype(np.float32)


def _single(model: Model) -> NDArray[Any]:
    """Log P(letter | language) from the pairs; what stands between words tells nothing."""
    import numpy as np

    logs = model.memo("arabic_pairs", _pairs).reshape(_WIDTH, _WIDTH, -1)
    shares = np.where(logs < 0, np.exp(logs), 0).sum(axis=1)
    single = np.where(shares > 0, np.log(shares.clip(1e-9)), 0)
    single[0] = 0
    return single.astype(np.float64)
