"""Many pairs of names as numbers: each different name is folded and looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from translit.names.fold import fold_many, script
from translit.names.model import SCRIPTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

__all__ = ["Batch"]

_PLACE = {name: i for i, name in enumerate(SCRIPTS)}
_BY_LETTER: dict[str, int] = {}


def _script(form: str) -> int:
    """The place of a form's script in ``SCRIPTS``, by its first letter once that is known."""
    first = form[:1]
    place = _BY_LETTER.get(first)
    if place is None:
        place = _PLACE.get(script(form), -1)
        if first.isalpha():
            _BY_LETTER[first] = place
    return place


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

        names = list(dict.fromkeys(chain.from_iterable(pairs)))
        place = {name: i for i, name in enumerate(names)}
        sides = map(place.__getitem__, chain.from_iterable(pairs))
        at = np.fromiter(sides, np.intp, 2 * len(pairs)).reshape(-1, 2)
        folded = fold_many(names)
        forms, form = folded, np.arange(len(names))
        if folded != names:
            forms = list(dict.fromkeys(folded))
            number = {form: i for i, form in enumerate(forms)}
            form = np.fromiter(map(number.__getitem__, folded), np.intp, len(folded))
        written = np.fromiter(map(_script, forms), np.intp, len(forms))
        left, right = np.ascontiguousarray(at[:, 0]), np.ascontiguousarray(at[:, 1])
        return cls(names, folded, forms, form, written, left, right)

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
