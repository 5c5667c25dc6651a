"""Many pairs of names as numbers: each different name is folded and looked at once."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from translit.names.fold import fold_many, script
from translit.names.model import SCRIPTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

__all__ = ["Batch", "different"]

_PLACE = {name: i for i, name in enumerate(SCRIPTS)}
_LOOK = -2  # a letter that doesn't tell the script: a digit, or one that isn't in the table


def _scripts(forms: Sequence[str]) -> Places:
    """The place of each form's script in ``SCRIPTS``, -1 for one that isn't compared."""
    import numpy as np

    text = "\n".join(["", *forms, ""])
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    first = points[(points[:-1] == ord("\n")).nonzero()[0] + 1] if forms else points[:0]
    place = _by_letter().take(first, mode="clip")
    for i in (place == _LOOK).nonzero()[0].tolist():
        place[i] = _PLACE.get(script(forms[i]), -1)
    return place


@functools.cache
def _by_letter() -> Places:
    """(code points,) the place of a letter's script; the last one stands for all that follow."""
    import numpy as np

    return np.array([*(_PLACE.get(script(chr(i)), _LOOK) for i in range(0x700)), _LOOK], np.intp)


def different(places: NDArray[np.integer[Any]], count: int) -> tuple[Places, Places]:
    """The different ones of some places below ``count``, in order, and which of these each is."""
    import numpy as np

    used = np.zeros(count, bool)
    used[places] = True
    return used.nonzero()[0], (used.cumsum() - 1)[places]


def _numbered(names: Sequence[str]) -> tuple[list[str], Places]:
    """The different ones of some names, and which of these each is."""
    import numpy as np

    number = dict(zip(different := dict.fromkeys(names), range(len(different)), strict=True))
    return [*number], np.fromiter(map(number.__getitem__, names), np.intp, len(names))


@dataclass(frozen=True, eq=False)
class Batch:
    """Pairs of names: which form each side is, and whether the form is written by itself or with others.

    ``names`` are the different names, ``folded`` how each is compared; ``forms`` are the different ones
    of those. ``left`` and ``right`` (pairs,) are places in ``names``, ``form`` (names,) is the place in
    ``forms``, ``script`` (forms,) the place in ``SCRIPTS``, -1 for scripts that aren't compared.
    """

    names: Sequence[str]
    folded: Sequence[str]
    forms: Sequence[str]
    form: Places
    script: Places
    left: Places
    right: Places

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> Batch:
        """The batch of some pairs."""
        import numpy as np

        names, at = _numbered([*chain.from_iterable(pairs)])
        folded = fold_many(names)
        forms, form = (folded, np.arange(len(names))) if folded == names else _numbered(folded)
        left, right = at[::2].copy(), at[1::2].copy()
        return cls(names, folded, forms, form, _scripts(forms), left, right)

    def __len__(self) -> int:
        return len(self.left)

    def pair(self, row: int) -> tuple[str, str]:
        """The names of a pair as they were written."""
        return self.names[self.left[row]], self.names[self.right[row]]

    def ordered(self) -> tuple[Places, Places]:
        """(pairs,) forms of the two sides in the order of ``SCRIPTS``; of one script, of the alphabet."""
        import numpy as np

        a, b = self.form[self.left], self.form[self.right]
        one, other = self.script[a], self.script[b]
        turned = one > other
        forms = self.forms
        alike = ((one == other) & (a != b)).nonzero()[0]
        turned[alike] = [
            forms[i] > forms[j] for i, j in zip(a[alike].tolist(), b[alike].tolist(), strict=True)
        ]
        return np.where(turned, b, a), np.where(turned, a, b)
