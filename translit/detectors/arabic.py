"""The languages in Arabic script, told apart by their letters alone: the whole text, at once.

A text's pairs of letters (ends of words count as one) are weighed by log P(pair | language); in an
article the letters alone are enough, and are counted first. On a sentence that is as good as any
detector, and an article of 9 KB takes some fifty microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from translit.detectors.scripts import ARABIC, blocks, joined_units, units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from translit.detectors.model import Model

__all__ = ["ENOUGH", "LANGUAGES", "tell", "tell_all"]

LANGUAGES = ("ar", "fa", "ur", "ps", "ckb", "ug", "sd")

ENOUGH = 40
"""Letters from which the pairs alone decide."""

_MARK = 255
_WIDTH = 128
_LONG = 1000
_CLEAR = 100.0  # log likelihood by which letters alone, that are not independent, have to win
_SCALE = 1024  # log probabilities of pairs are kept as integers: their sums hang on no order
_PAIRS = 100_000  # characters of a text that are read pair by pair


def tell(text: str, model: Model) -> tuple[str, float]:
    """The language and how likely it is against the other six."""
    return tell_all([text], model)[0]


def tell_all(
    texts: Sequence[str], model: Model, censuses: Sequence[NDArray[Any] | None] | None = None
) -> list[tuple[str, float]]:
    """``tell`` for many texts; the short ones together.

    ``censuses`` say how often each character of the block ``ARABIC`` occurs in a long text.
    """
    given = censuses or [None] * len(texts)
    found: list[Any] = [
        _by_letters(_census(text) if census is None else census, model)
        if len(text) > _LONG
        else None
        for text, census in zip(texts, given, strict=True)
    ]
    open_ = [at for at, told in enumerate(found) if told is None]
    told = (
        one
        for _, block in blocks([texts[at][:_PAIRS] for at in open_])
        for one in _by_pairs(block, model)
    )
    for at, one in zip(open_, told, strict=True):
        found[at] = one
    return found


def _census(text: str) -> NDArray[Any]:
    import numpy as np

    return np.bincount(units(text), minlength=ARABIC.stop)[ARABIC]


def _by_letters(census: NDArray[Any], model: Model) -> tuple[str, float] | None:
    """The language of a long text, where the letters alone are enough."""
    sums = (census @ model.memo("arabic_block", _block)).tolist()
    second, first = sorted(sums)[-2:]
    return (LANGUAGES[sums.index(first)], 1.0) if first - second > _CLEAR else None


def _by_pairs(texts: Sequence[str], model: Model) -> list[tuple[str, float]]:
    """Each text, between two spaces, by the sum of what its pairs tell."""
    import numpy as np

    joined, lengths = joined_units(["", *texts, ""], "\n")
    letters = model.memo("arabic_classes", _classes).take(joined)
    starts = np.cumsum(lengths[:-2] + 1) - 1
    stay = letters != _MARK
    if not stay.all():
        starts = np.cumsum(stay)[starts] - 1
        letters = letters[stay]
    pairs = letters[:-1].astype(np.intp) * _WIDTH + letters[1:]
    logs = model.memo("arabic_steps", _steps).take(pairs, axis=0)
    sums = np.add.reduceat(logs, starts, axis=0)[:, : len(LANGUAGES)] / _SCALE
    best = sums.argmax(axis=1)
    shares = 1 / np.exp(np.minimum(sums - sums.max(axis=1)[:, None], 0)).sum(axis=1)
    return [
        (LANGUAGES[at], share) for at, share in zip(best.tolist(), shares.tolist(), strict=True)
    ]


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


def _steps(model: Model) -> NDArray[Any]:
    """The pairs as integers; an eighth column makes the rows quicker to gather."""
    import numpy as np

    logs = model.memo("arabic_pairs", _pairs)
    table = np.zeros((len(logs), 8), np.int32)
    table[:, : len(LANGUAGES)] = np.rint(logs * _SCALE)
    return table


def _block(model: Model) -> NDArray[Any]:
    """``_single`` of each character of the block; marks tell nothing either."""
    import numpy as np

    single = np.zeros((256, len(LANGUAGES)))
    single[:_WIDTH] = _single(model)
    classes: NDArray[Any] = model.memo("arabic_classes", _classes)[ARABIC]
    return single.take(classes, axis=0)


def _single(model: Model) -> NDArray[Any]:
    """Log P(letter | language) from the pairs; what stands between words tells nothing."""
    import numpy as np

    logs = model.memo("arabic_pairs", _pairs).reshape(_WIDTH, _WIDTH, -1)
    shares = np.where(logs < 0, np.exp(logs), 0).sum(axis=1)
    single = np.where(shares > 0, np.log(shares.clip(1e-9)), 0)
    single[0] = 0
    return single.astype(np.float64)
