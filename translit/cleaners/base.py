"""What every cleaner is: text in, edits out; a clean text gives none."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from translit.cleaners.search import Trigger
from translit.edit import Edit

__all__ = ["Cleaner", "Example", "Trigger"]


class Example(NamedTuple):
    """A text, what it becomes, and the language it is in (None: unknown)."""

    original: str
    fixed: str
    lang: str | None = None


class Cleaner(ABC):
    """One repair. A subclass is a frozen dataclass; its fields are its options.

    ``id`` is the file's name with hyphens, named after the fault. ``bad`` are examples with their
    repair, ``good`` are texts that it must leave alone; both run as tests and stand in the docs.
    ``default`` says whether it is part of the default chain, in the order of ``BUILTIN``;
    ``needs_lang`` whether it waits until the language is known, or nobody could tell it.
    """

    id: ClassVar[str]
    default: ClassVar[bool] = True
    needs_lang: ClassVar[bool] = False
    bad: ClassVar[tuple[Example, ...]]
    good: ClassVar[tuple[Example, ...]]

    @abstractmethod
    def edits(self, text: str, lang: str | None) -> list[Edit]:
        """The canonical edits, offsets in ``text``; ``[]`` fast where there is nothing to do. Linear time.

        ``lang`` is the BCP 47 tag of the text or None; a repair of one language is only made there.
        """

    def trigger(self, lang: str | None) -> Trigger | None:
        """What every text of that language holds that this repair can change; None: nothing tells.

        The chain asks once for all its cleaners, so that a clean text costs one search.
        """
        return None

    def replaced(
        self, pattern: re.Pattern[str], text: str, after: str | Callable[[re.Match[str]], str]
    ) -> list[Edit]:
        """The edits of replacing what a pattern finds, as ``re.sub``; what stays the same is none."""
        make = after if callable(after) else lambda _: after
        return [
            Edit(found.start(), found.end(), found[0], made, self.id)
            for found in pattern.finditer(text)
            if (made := make(found)) != found[0]
        ]
